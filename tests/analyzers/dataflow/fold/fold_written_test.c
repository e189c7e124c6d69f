/* `x[k] = y` as a definition of the element: what is read from the collection behind it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/folded.h"

/* "?": unknown; "~": some text, number or truth */
static const fold_row PYTHON[] = {
    {"a = {}\na['k'] = 'v'\n", "a['k']", "\"v\""},
    {"a = {'k': 'v'}\na['k'] = 'w'\n", "a['k']", "\"w\""},
    {"a = {'k': 'v'}\na['l'] = 'w'\n", "a['k']", "\"v\""},
    {"a = [1, 2]\na[0] = 5\n", "a[0] + a[1]", "7"},
    {"a = [1, 2]\na[-1] = 5\n", "a[1]", "5"},
    {"a = [1, 2]\na[2] = 5\n", "a[0]", "?"},
    {"a = {'k': 'v'}\na[c()] = 'w'\n", "a['k']", "?"},
    {"a = {'k': 'v'}\nif c:\n    a['k'] = 'w'\n", "a['k']", "?"},
    {"a = {'k': 'v'}\nfor i in c():\n    a['k'] = i\n", "a['k']", "?"},
    {"a = {'k': 'v'}\na['k'] += 'w'\n", "a['k']", "?"},
    {"a = {'k': 'v'}\nb = a\na['k'] = 'w'\n", "b['k']", "?"},
    {"a = {'k': {}}\na['k']['l'] = 'w'\n", "a['k']", "?"},
    {"a = {'k': 'v'}\na['k'] = c()\n", "a['k']", "?"},
    {"a = {'k': 'v'}\ng(a)\na['k'] = 'w'\n", "a['k']", "?"},
    {"a = [1, 2, 3]\na[0:2] = [4]\n", "a[0]", "?"},
};

static const fold_row JAVASCRIPT[] = {
    {"const a = {};\na['k'] = 'v';\n", "a.k", "\"v\""},
    {"const a = {};\na.k = 'v';\n", "a['k']", "\"v\""},
    {"const a = {k: 'v'};\na.k = c();\n", "a.k", "?"},
    {"const a = [1, 2];\na[2] = 3;\n", "a.length", "3"},
    {"const a = [1, 2];\na[5] = 3;\n", "a.length", "?"},
    {"const a = [1, 2];\na.length = 0;\n", "a.length", "?"},
    {"const a = {k: 'v'};\nfunction f() { a.k = 'w'; }\n", "a.k", "?"},
    {"const a = {k: 'v'};\na['1'] = 'w';\n", "a.k", "?"},
};

static const fold_row PHP[] = {
    {"$a = [];\n$a['k'] = 'v';\n", "$a['k']", "\"v\""},
    {"$a = ['x'];\n$a[] = 'y';\n", "$a[1]", "\"y\""},
    {"$a = ['k' => 'v'];\n$a['k'] = 'w';\n", "$a['k']", "\"w\""},
    {"$a = ['k' => 'v'];\n$a[] = 'w';\n", "$a['k']", "?"},
    {"$a = ['x'];\n$a['0'] = 'y';\n", "$a[0]", "?"},
};

static const fold_row RUBY[] = {
    {"h = {a: 1, 'b' => 2, 'a' => 3}\n", "h[:a]", "1"},
    {"h = {a: 1, 'b' => 2, 'a' => 3}\n", "h['a']", "3"},
    {"h = {a: 1, 'b' => 2}\n", "h[:b]", "?"},
    {"h = {a: 1, c() => 2}\n", "h[:a]", "?"},
    {"a = [1, 2]\na[0] = 5\n", "a[0]", "5"},
    {"a = {'k' => 'v'}\na['k'] = 'w'\n", "a['k']", "\"w\""},
    {"a = {}\na['k'] = 'v'\n", "a['k']", "\"v\""},
};

static const fold_row GO[] = {
    {"a := map[string]string{}\na[\"k\"] = \"v\"\n", "a[\"k\"]", "\"v\""},
    {"a := []string{\"x\", \"y\"}\na[0] = \"z\"\n", "a[0]", "\"z\""},
    {"a := []string{\"x\"}\na[i()] = \"z\"\n", "a[0]", "?"},
};

static const fold_row JAVA[] = {
    {"String[] a = {\"x\", \"y\"};\na[1] = \"z\";\n", "a[1]", "\"z\""},
    {"String[] a = {\"x\", \"y\"};\na[1] = c();\n", "a[1]", "?"},
};

static const fold_row CSHARP[] = {
    {"var a = new Dictionary<string, string>();\na[\"k\"] = \"v\";\n", "a[\"k\"]", "\"v\""},
};

static const fold_row RUST[] = {{"let mut a = [1, 2];\na[0] = 5;\n", "a[0]", "5"}};

#define CHECK(language, rows) assert_true(folded_hold(language, rows, LTL_COUNT_OF(rows)))

static void elements_have_what_was_written_last(void **state) {
    (void)state;
    CHECK("python", PYTHON);
    CHECK("javascript", JAVASCRIPT);
    CHECK("php", PHP);
    CHECK("ruby", RUBY);
    CHECK("go", GO);
    CHECK("java", JAVA);
    CHECK("csharp", CSHARP);
    CHECK("rust", RUST);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_have_what_was_written_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
