/* How values are written, and what follows from that: octal numbers, marks that are doubled, null, texts with
 * escapes. One row an expression, with the value that the language gives it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/folded.h"

/* "?": unknown; "~": some text, number or truth */
static const fold_row PYTHON[] = {
    {"", "0o17 + 1", "16"},
    {"", "f'{{x}}'", "~"},
    {"n = 3\n", "f'{{{n}}}'", "\"{3}\""},
    {"", "'{{x}}'", "\"{{x}}\""},
    {"", "r'\\n' == '\\n'", "~"},
    {"", "'\\n' == '\\n'", "true"},
    {"", "b'a' == 'a'", "~"},
    {"", "'%s' % b'a'", "~"},
    {"", "'a' & 'b'", "?"},
};

static const fold_row JAVASCRIPT[] = {
    {"", "017 + 1", "16"},
    {"", "089 + 1", "~"},
    {"", "`a${010}`", "\"a8\""},
    {"", "null === undefined", "false"},
    {"", "null !== undefined", "true"},
    {"", "null == undefined", "true"},
    {"", "null === null", "true"},
    {"", "[1, , 2].length", "?"},
    {"", "[, 1].length", "?"},
    {"", "[1, 2, ].length", "2"},
    {"", "typeof 10n", "~"},
};

static const fold_row JAVA[] = {
    {"", "017 + 1", "16"},
    {"", "\"\" + 010", "\"8\""},
    {"", "0xFFFFFFFF + 1", "0"},
    {"", "017 == 15", "true"},
    {"", "(short) 70000", "~"},
};

static const fold_row PHP[] = {
    {"", "017 + 1", "16"},
    {"", "null == false", "true"},
    {"", "null != ''", "false"},
    {"", "null == 'a'", "false"},
    {"", "null === false", "false"},
    {"", "'1' + '2'", "~"},
    {"", "'\\n' === \"\\n\"", "~"},
};

static const fold_row RUBY[] = {
    {"", "017 + 1", "16"},
    {"", "%q(ab)", "\"ab\""},
    {"", "%Q[ab].upcase", "\"AB\""},
    {"", "%q(ab).length", "2"},
};

static const fold_row CSHARP[] = {
    {"", "017 + 1", "18"},
    {"", "$\"{{x}}{1}\"", "\"{x}1\""},
};

static const fold_row C[] = {
    {"", "017 + 1", "16"},
    {"", "NULL == 0", "true"},
    {"", "0xFFFFFFFF + 1", "0"},
};

static const fold_row RUST[] = {{"", "017 + 1", "18"}};
static const fold_row GO[] = {
    {"", "0644 + 0", "420"},
    {"", "`\\n` == \"\\n\"", "~"},
    {"", "len([3]int{1})", "?"},
    {"", "len([]int{2: 5})", "?"},
    {"", "strconv.Itoa('a')", "?"},
    {"", "fmt.Sprintf(\"%v\", 'a')", "~"},
    {"", "fmt.Sprintf(\"%s\", 5)", "~"},
};
static const fold_row SCALA[] = {{"", "s\"a$$b${1}\"", "\"a$b1\""}};

#define CHECK(language, rows) assert_true(folded_hold(language, rows, LTL_COUNT_OF(rows)))

static void values_are_what_their_language_reads(void **state) {
    (void)state;
    CHECK("python", PYTHON);
    CHECK("javascript", JAVASCRIPT);
    CHECK("java", JAVA);
    CHECK("php", PHP);
    CHECK("ruby", RUBY);
    CHECK("csharp", CSHARP);
    CHECK("c", C);
    CHECK("rust", RUST);
    CHECK("go", GO);
    CHECK("scala", SCALA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_what_their_language_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
