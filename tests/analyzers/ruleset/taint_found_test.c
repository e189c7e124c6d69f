/* What was looked up: a key that something was found for is one of those that there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/scanned.h"

#define RULE                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{patterns: [{pattern: sink($X)}, {focus-metavariable: $X}]}]\n"             \
    "  options: {taint_intrafile: true}\n"

enum { PASSED = LTL_MAX_DOUBT };

typedef struct found_row {
    const char *language;
    const char *code;
    uint8_t doubt; /* of the last finding */
} found_row;

static void check(const found_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        scanned s;
        scanned_make(&s, rows[i].language, RULE);
        scanned_run(&s, rows[i].language, ltl_str_of(rows[i].code), NULL);
        uint32_t found = s.matches->count;
        uint8_t doubt = found > 0 ? s.matches->at[found - 1].doubt : UINT8_MAX;
        if (doubt != rows[i].doubt) {
            fail_msg("%s\n%u found, doubt %u, not %u", rows[i].code, found, doubt, rows[i].doubt);
        }
        scanned_clear(&s);
    }
}
#define CHECK(rows) check(rows, LTL_COUNT_OF(rows))

#define FIND "function f() {\n const x = source();\n const c = rows.find((r) => r.key === x);\n"
#define ANY                                                                                        \
    "class A { void f() {\n String x = source();\n"                                                \
    " Optional<M> found = rows.stream().filter(m -> m.code().equals(x)).findAny();\n"
#define ROW "class A { void f() {\n String x = source();\n Row row = mapper.getByState(x);\n"

static void keys_hold_where_something_was_found(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"javascript", FIND "if (c) { sink(x); }\n}\n", PASSED},
        {"javascript", FIND "if (c && c.count > 0) { sink(x); }\n}\n", PASSED},
        {"javascript", FIND "if (c !== undefined) { sink(x); }\n}\n", PASSED},
        {"javascript", FIND "if (c || other) { sink(x); }\n}\n", 0},
        {"javascript", FIND "if (c) { log(x); } else { sink(x); }\n}\n", 0},
        {"javascript", FIND "if (c) { log(x); }\nsink(x);\n}\n", 0},
        {"javascript", "function f() {\n const x = source();\n const c = req.body.rows.find((r) => r.key === x);\n"
                       " if (c) { sink(x); }\n}\n", 0},
        {"javascript", "function f() {\n const x = source();\n const c = rows.find((r) => r.key.startsWith(x));\n"
                       " if (c) { sink(x); }\n}\n", 0},
        {"javascript", "async function f() {\n const x = source();\n const c = await db.rows.findOne({ _id: x });\n"
                       " if (!c) { return; }\n sink(x);\n}\n", 0}, /* a filter may be an operator */
        {"java", ANY " if (found.isPresent()) { sink(x); }\n}}\n", PASSED},
        {"python", "def f():\n  x = source()\n  row = next((r for r in rows if r.key == x), None)\n"
                   "  if row:\n    sink(x)\n",
         PASSED},
    };
    CHECK(rows);
}

static void keys_hold_behind_what_leaves_when_nothing_was_found(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"java", ANY " if (!found.isPresent()) { throw new E(); }\n sink(x);\n}}\n", PASSED},
        {"java", ANY " if (found.isEmpty()) { throw new E(); }\n sink(x);\n}}\n", PASSED},
        {"java", ANY " if (found.isPresent()) { throw new E(); }\n sink(x);\n}}\n", 0},
        {"java", ROW " if (Objects.isNull(row)) { return; }\n sink(x);\n}}\n", PASSED},
        {"java", ROW " if (!Objects.isNull(row)) { return; }\n sink(x);\n}}\n", 0},
        {"java", "class A { void f() {\n String x = source();\n Row row = rows.findByCode(x);\n"
                 " if (row == null) { return; }\n sink(x);\n}}\n", PASSED},
        {"php", "<?php\nfunction f() {\n $x = source();\n $row = $this->rows->findByCode($x);\n"
                " if (is_null($row)) { return; }\n sink($x);\n}\n", PASSED},
        {"ruby", "def f\n  x = source()\n  row = rows.find { |r| r.key == x }\n  return unless row\n  sink(x)\nend\n",
         PASSED},
    };
    CHECK(rows);
}

#define OF_ROW "def check(n):\n  row = ROWS.get(n)\n  if row is None:\n    raise E()\n  return row\n"
#define OF_PAIR                                                                                    \
    "def check(k, n):\n  key = (k, n)\n  if key not in ROWS:\n    raise E()\n  return ROWS[key]\n"
#define OF_EITHER                                                                                  \
    "def check(k, n):\n  if k == 'a':\n    row = rows().get(n)\n    if not row:\n      raise E()\n"  \
    "    return row\n  key = (k, n)\n  if key not in ROWS:\n    raise E()\n  return ROWS[key]\n"

static void functions_that_look_up_judge(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"python", OF_ROW "x = source()\ny = check(x)\nsink(x)\n", PASSED},
        {"python", OF_PAIR "x = source()\ny = check('a', x)\nsink(x)\n", PASSED},
        {"python", OF_EITHER "x = source()\ny = check('a', x)\nsink(x)\n", PASSED},
        {"python", "def look(n):\n  return ROWS.get(n)\nx = source()\ny = look(x)\nsink(x)\n", 0},
        {"python", "def look(n):\n  row = ROWS.get(n)\n  if row is not None:\n    raise E()\n  return n\n"
                   "x = source()\ny = look(x)\nsink(x)\n", 0},
        {"python", "def look(n, rows):\n  row = rows.get(n)\n  if row is None:\n    raise E()\n  return row\n"
                   "x = source()\ny = look(x, z)\nsink(x)\n", 0},
    };
    CHECK(rows);
}

static void classes_are_of_a_kind(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"php", "<?php\n$x = source();\nif (class_exists($x) && is_subclass_of($x, 'Base')) { sink($x); }\n", PASSED},
        {"php", "<?php\n$x = source();\nif (is_subclass_of($x, 'A') || is_subclass_of($x, 'B')) { sink($x); }\n",
         PASSED},
        {"php", "<?php\n$x = source();\nif (is_subclass_of($x, 'A') || $y) { sink($x); }\n", 0},
        {"php", "<?php\n$x = source();\nif (is_a($x, 'A', true)) { sink($x); }\n", PASSED},
        {"php", "<?php\n$x = source();\nif (!is_subclass_of($x, 'A') && !is_subclass_of($x, 'B')) { return; }\n"
                "sink($x);\n", PASSED},
        {"php", "<?php\n$x = source();\nif (class_exists($x)) { sink($x); }\n", 0},
    };
    CHECK(rows);
}

static void nobody_sends_functions(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"php", "<?php\n$x = source();\nif ($x instanceof Closure) { sink($x); }\n", PASSED},
        {"php", "<?php\n$x = source();\nif ($x instanceof UploadedFile) { sink($x); }\n", 0},
        {"php", "<?php\n$x = source();\nif ($x instanceof Closure) { log($x); }\nelse { sink($x); }\n", 0},
        {"javascript", "function f() {\n const x = source();\n if (x instanceof Function) { sink(x); }\n}\n", PASSED},
        {"javascript", "function f() {\n const x = source();\n if (x instanceof Array) { sink(x); }\n}\n", 0},
    };
    CHECK(rows);
}

static void callers_ask_first(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"ruby", "def go\n  if KINDS.include?(source()[:to])\n    show(1)\n  end\nend\ndef show(a)\n"
                 "  sink(source()[:to])\nend\n", PASSED},
        {"ruby", "def go\n  if KINDS.include?(source()[:to])\n    show(1)\n  end\nend\ndef other\n  show(2)\nend\n"
                 "def show(a)\n  sink(source()[:to])\nend\n", 0},
        {"ruby", "def go\n  if KINDS.include?(source()[:to])\n    1\n  else\n    show(1)\n  end\nend\ndef show(a)\n"
                 "  sink(source()[:to])\nend\n", 0},
    };
    CHECK(rows);
}

static void arms_ask_for_a_form(void **state) {
    (void)state;
    static const found_row rows[] = {
        {"ruby", "def f\n  case x = source()\n  when /\\A[a-z]+\\z/\n    sink(x)\n  end\nend\n", PASSED},
        {"ruby", "def f\n  case x = source()\n  when /\\A#{root}/, /\\A#{other}/\n    sink(x)\n  end\nend\n", PASSED},
        {"ruby", "def f\n  case x = source()\n  when /[a-z]/\n    sink(x)\n  end\nend\n", 0},
        {"ruby", "def f\n  case x = source()\n  when /\\A[a-z]+\\z/\n    1\n  else\n    sink(x)\n  end\nend\n", 0},
        {"ruby", "def f\n  x = source()\n  case x\n  when /\\A\\d+\\z/\n    sink(x)\n  end\nend\n", PASSED},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_hold_where_something_was_found),
        cmocka_unit_test(keys_hold_behind_what_leaves_when_nothing_was_found),
        cmocka_unit_test(functions_that_look_up_judge),
        cmocka_unit_test(classes_are_of_a_kind),
        cmocka_unit_test(nobody_sends_functions),
        cmocka_unit_test(callers_ask_first),
        cmocka_unit_test(arms_ask_for_a_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
