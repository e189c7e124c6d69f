/* What a `catch` gets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void what_is_thrown_is_caught(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "try { throw source() } catch (e) {\n  sink(e) }\n"
         "try { throw new Error(source()) } catch (e) {\n  sink(e.message) }\n"
         "try { throw new Error('k') } catch (e) {\n  sink(e) }\n",
         "2 4"},
        {"java", ACROSS,
         "class A { void f() {\n  try { throw new Ex(source()); } catch (Ex e) {\n"
         "    sink(e.getMessage()); }\n  try { throw new Ex(\"k\"); } catch (Ex e) {\n"
         "    sink(e.getMessage()); } } }\n",
         "3"},
        {"python", ACROSS,
         "try:\n    raise E(source())\nexcept E as e:\n    sink(str(e))\ntry:\n    raise E('k')\n"
         "except E as e:\n    sink(e)\n",
         "4"},
        {"php", ACROSS,
         "<?php\ntry { throw new E(source()); } catch (E $e) {\n  sink($e->getMessage()); }\n",
         "3"},
        {"csharp", ACROSS,
         "class A { void F() {\n  try { throw new Ex(source()); } catch (Ex e) {\n"
         "    sink(e.Message); } } }\n",
         "3"},
        {"ruby", ACROSS,
         "begin\n  raise source()\nrescue => e\n  sink(e.message)\nend\n",
         "4"},
        {"kotlin", ACROSS,
         "fun f() {\n  try { throw Ex(source()) } catch (e: Ex) {\n    sink(e.message) } }\n",
         "3"},
        {"cpp", ACROSS,
         "void f() {\n  try { throw Ex(source()); } catch (const Ex &e) {\n    sink(e.what()); } }\n",
         "3"},
    };
    CHECK(rows);
}

/* What an error of the file hands to a parent that nobody knows is somewhere in it; of other classes nobody says so. */
static void errors_keep_their_message(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "class E extends Error { constructor(m) { super(m); this.name = 'E' } }\n"
         "class F extends E { constructor(m) { super('no ' + m) } }\n"
         "try { throw new E(source()) } catch (e) {\n  sink(e.message) }\n"
         "const f = new F(source())\nsink(f.message)\nsink(f.name)\n",
         "4 6"},
        {"javascript", ACROSS,
         "class E extends Page { constructor(m) { super(m) } }\n"
         "const e = new E(source())\nsink(e.title)\n",
         ""},
        {"java", ACROSS,
         "class E extends RuntimeException { E(String m) { super(m); } }\n"
         "class A { void f() { try { throw new E(source()); } catch (E e) {\n  sink(e.getMessage()); } } }\n",
         "3"},
        {"csharp", ACROSS,
         "class E : System.Exception { public E(string m) : base(m) { } }\n"
         "class A { void F() { try { throw new E(source()); } catch (E e) {\n  sink(e.Message); } } }\n",
         "3"},
        {"python", ACROSS,
         "class E(Exception):\n    def __init__(self, m):\n        super().__init__(m)\n        self.code = 3\n"
         "try:\n    raise E(source())\nexcept E as e:\n    sink(str(e))\n",
         "8"},
        {"php", ACROSS,
         "<?php class E extends \\Exception { function __construct($m) { parent::__construct(\"no $m\"); } }\n"
         "try { throw new E(source()); } catch (E $e) {\n  sink($e->getMessage()); }\n",
         "3"},
    };
    CHECK(rows);
}

/* Another `catch` is there for it, or one further inside; a function throws when it is called. */
static void others_catch_their_own(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"java", ACROSS,
         "class A { void f() {\n  try { throw new Ex(source()); } catch (Io e) {\n"
         "    sink(e); } catch (Ex e) {\n    sink(e); } } }\n",
         "4"},
        {"javascript", ACROSS,
         "try {\n  try { throw source() } catch (e) { }\n} catch (e) {\n  sink(e) }\n",
         ""},
        {"javascript", ACROSS,
         "try {\n  const f = () => { throw source() }\n} catch (e) {\n  sink(e) }\n",
         ""},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_thrown_is_caught),
        cmocka_unit_test(errors_keep_their_message),
        cmocka_unit_test(others_catch_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
