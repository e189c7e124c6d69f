/* The ladder of cheaper forms: each rung by a file on which the one above it does not get through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/scanned.h"

#define TAINT                                                                                      \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  pattern-sanitizers: [{pattern: clean(...)}]\n"                                              \
    "  options: {taint_intrafile: true}\n"

typedef struct ladder_row {
    const char *language;
    const char *formula;
    const char *before;
    const char *link; /* `@` is its number, `~` the next one's, `^` that of the one behind it */
    int links;
    const char *after;
    const char *lines; /* of what is found */
    ltl_form form;     /* of the last finding */
    ltl_reason reason; /* of the rule */
} ladder_row;

static void append_link(ltl_buf *code, const char *link, int number) {
    for (; *link != '\0'; link++) {
        const char *const names = "@~^";
        const char *name = strchr(names, *link);
        if (name != NULL) {
            ltl_buf_printf(code, "%d", number + (int)(name - names));
        } else {
            ltl_buf_append(code, (ltl_str){link, 1});
        }
    }
}

static void row_check(const ladder_row *row) {
    scanned s;
    ltl_buf code;
    ltl_buf_init(&code, 16 * LTL_MIB);
    ltl_buf_append(&code, ltl_str_of(row->before));
    for (int i = 0; i < row->links; i++) {
        append_link(&code, row->link, i);
    }
    ltl_buf_append(&code, ltl_str_of(row->after));
    scanned_make(&s, row->language, row->formula);
    scanned_run(&s, row->language, ltl_buf_borrow(&code), NULL);
    ltl_str lines = scanned_lines(&s);
    ltl_reason reason = scanned_reason(&s);
    ltl_form form = s.matches->count > 0 ? (ltl_form)s.matches->at[s.matches->count - 1].form : LTL_FORM_WHOLE;
    if (!ltl_str_is(lines, row->lines) || reason != row->reason || form != row->form) {
        fail_msg("%s: lines %.*s, %s, %s", row->link, LTL_STR_ARG(lines), ltl_reason_id(reason), ltl_form_id(form));
    }
    scanned_clear(&s);
    ltl_buf_clear(&code);
}

static void each_rung_stands_in_for_the_one_above(void **state) {
    (void)state;
    static const ladder_row rows[] = {
        /* Calls that each say something else use up what the deep form has. */
        {"python", TAINT, "", "def f@(a, n):\n    if n == @:\n        sink(a)\n    f~(a, n + 1)\n    f^(a, n + 2)\n",
         2000, "def g():\n    y = source()\n    sink(y)\nf0(source(), 0)\n", "10003", LTL_FORM_SHALLOW,
         LTL_REASON_SHALLOW_FLOW},
        /* So do branches within one function, and then that of the shallow one. */
        {"python", TAINT, "def f(c):\n    x0 = source()\n", "    if c: x~ = x@\n", 10000,
         "    sink(source())\n    sink(clean(source()))\n", "10003", LTL_FORM_PATTERN, LTL_REASON_PATTERN_FLOW},
        /* A search that tries all ways. */
        {"python", "  pattern: f(..., $A, ..., $B, ..., $C, ...)\n", "f(a, b, c)\nf(", "a,\n", 3000, "zz)\n", "1 2",
         LTL_FORM_WHOLE, LTL_REASON_RULE_TOKENS},
        /* No tree at all. */
        {"html", "  pattern: <img src=$X>\n", "", "<a>\n", 130000, "<img src=q>\n<!-- q -->\n", "130001",
         LTL_FORM_TOKENS, LTL_REASON_TOKENS},
        {"html",
         "  mode: taint\n  pattern-sources: [{pattern: <img src=$X>}]\n"
         "  pattern-sinks: [{pattern: <img src=$X>}]\n",
         "", "<a>\n", 130000, "<img src=q>\n<!-- q -->\n", "130001", LTL_FORM_TOKENS, LTL_REASON_TOKENS},
        {"html", "  patterns:\n  - pattern: <img src=$X>\n  - metavariable-regex: {metavariable: $X, regex: w}\n", "",
         "<a>\n", 130000, "<img src=q>\n<img src=w>\n", "130002", LTL_FORM_TOKENS, LTL_REASON_TOKENS},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        row_check(&rows[i]);
    }
}

/* What cannot be read as words is only known to be possible; a rule whose words are not there is known not to match. */
static void the_last_rung_is_what_the_bytes_tell(void **state) {
    (void)state;
    static const ladder_row rows[] = {
        {"html", "  pattern: <img src=$X>\n", "", "<a>", 130000, "<img src=q>", "", LTL_FORM_WHOLE,
         LTL_REASON_BYTES}, /* one line of so many bytes is not read as words */
        {"html", "  pattern: <img src=$X>\n", "", "<a>", 130000, "<b>", "", LTL_FORM_WHOLE, LTL_REASON_NONE},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        row_check(&rows[i]);
    }
}

/* Who is told to begin further down does, says so, and has used up nothing. */
static void it_may_begin_further_down(void **state) {
    (void)state;
    static const struct {
        ltl_form best;
        const char *lines;
        ltl_reason reason;
        bool has_tree;
    } rows[] = {
        {LTL_FORM_WHOLE, "2 6 7", LTL_REASON_NONE, true},
        {LTL_FORM_SHALLOW, "6 7", LTL_REASON_FLOW_QUARANTINED, true},
        {LTL_FORM_PATTERN, "7", LTL_REASON_FLOW_QUARANTINED, true},
        {LTL_FORM_TOKENS, "7", LTL_REASON_TOKENS, false},
        {LTL_FORM_BYTES, "", LTL_REASON_BYTES, false},
    };
    const ltl_str code = LTL_STR("def f(a):\n    sink(a)\nf(source())\ndef g():\n    y = source()\n    sink(y)\n"
                                 "    sink(source())\n");
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "python", TAINT);
        ltl_source_init(&s.source, &s.arena, LTL_STR("code"), code);
        ltl_scanner_begin(s.scanner, &s.source, ltl_language_find(LTL_STR("python")), NULL);
        ltl_scanner_set_form(s.scanner, rows[i].best);
        s.matches = ltl_scanner_matches(s.scanner);
        ltl_str lines = scanned_lines(&s);
        if (!ltl_str_is(lines, rows[i].lines) || scanned_reason(&s) != rows[i].reason) {
            fail_msg("%s: lines %.*s, %s", ltl_form_id(rows[i].best), LTL_STR_ARG(lines),
                     ltl_reason_id(scanned_reason(&s)));
        }
        assert_int_equal(ltl_scanner_tree_if_parsed(s.scanner) != NULL, rows[i].has_tree);
        assert_int_equal(ltl_scanner_failed_forms(s.scanner), 0);
        scanned_clear(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rung_stands_in_for_the_one_above),
        cmocka_unit_test(the_last_rung_is_what_the_bytes_tell),
        cmocka_unit_test(it_may_begin_further_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
