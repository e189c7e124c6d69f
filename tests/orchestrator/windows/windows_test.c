#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "orchestrator/run/run.h"
#include "orchestrator/windows/windows.h"
#include "tests/support/random.h"
#include "tests/support/repository.h"

/* Texts in windows of many sizes: cut anywhere, the findings are those of the whole. */

static const char RULES[] =
    "rules:\n"
    "- {id: token, languages: [regex], severity: ERROR, message: 'token $1', metadata: {lintel: "
    "{domain: secrets, "
    "secret: true}},\n"
    "   patterns: [{pattern-regex: 'tok_([a-z0-9]{8})\\b'}, {pattern-not-regex: 'example'}]}\n"
    "- {id: block, languages: [regex], severity: WARNING, message: block,\n"
    "   pattern-regex: '-----BEGIN [A-Z]+-----[^-]{1,300}-----END [A-Z]+-----'}\n"
    "- {id: line, languages: [regex], severity: WARNING, message: 'line $KEY',\n"
    "   patterns: [{pattern-regex: '^(?<KEY>[a-z]+)=(?<VALUE>\\S+)$'}, {metavariable-regex: "
    "{metavariable: $KEY, "
    "regex: '(pass|pin)'}}]}\n"
    "- {id: either, languages: [regex], severity: INFO, message: either,\n"
    "   pattern-either: [{pattern-regex: '(?<=<)\xC3\xA9t\xC3\xA9'}, {pattern-regex: 'ab+c'}]}\n"
    "- {id: words, languages: [generic], severity: INFO, message: 'words $X', pattern: 'call( $X , "
    "... )'}\n"
    "- {id: few, languages: [regex], severity: INFO, message: few, pattern-regex: 'zz', options: "
    "{max_match_per_file: 3}}\n";

static const char *const PARTS[] = {
    "tok_abcdefg1",
    "tok_example1 ",
    "-----BEGIN KEY-----\nabc\ndef\n-----END KEY-----",
    "-----BEGIN KEY-----",
    "\npass=secret",
    "\npin=1",
    "\nother=1",
    "<\xC3\xA9t\xC3\xA9",
    "\xC3\xA9t\xC3\xA9 ",
    "abbbbc",
    "call(one, two)",
    "call( a ,\n  b )",
    "zz",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "some words of a log, ",
    "# nosem\n",
    " # lintel:ignore[token]\n",
    "\n# lintel:ignore-next[line]\n\n",
    "\n# lintel:ignore-begin[either]\n",
    "\n# lintel:ignore-end[either]\n",
    "\xF0\x9F\x98\x80",
    "aaaaaaaaaaaaaaaa",
};

static ltl_ruleset *rules;
static sandbox *box;

static ltl_run *run_of(const ltl_intake *intake, uint64_t window, uint64_t overlap) {
    ltl_run *run = NULL;
    ltl_run_options options = {.jobs = 1,
                               .ruleset = rules,
                               .domains = (1u << LTL_DOMAIN_COUNT) - 1,
                               .agent = {.context_lines = 1, .rule_files_only = true},
                               .use_prefilter = true,
                               .window_bytes = window,
                               .window_overlap = overlap};
    assert_int_equal(ltl_run_start(intake, &options, &run, NULL), LTL_OK);
    return run;
}

static ltl_intake *intake_of(uint64_t most) {
    ltl_intake *intake = NULL;
    ltl_intake_options options = {.ignore_gitignore = true, .max_target_bytes = most};
    ltl_str path = ltl_str_of(sandbox_path(box, "t"));
    assert_int_equal(ltl_intake_open_paths(&path, 1, &options, &intake, NULL), LTL_OK);
    return intake;
}

/* Everything a report shows of a finding but what windows cannot know. */
static void findings_write(const ltl_run *run, ltl_buf *out) {
    const ltl_findings *findings = ltl_run_findings(run);
    for (uint32_t i = 0; i < findings->count; i++) {
        const ltl_finding *f = &findings->at[i];
        char hex[LTL_DIGEST_HEX_BYTES];
        ltl_digest_hex(f->fingerprint, hex);
        ltl_buf_printf(
            out, "%.*s %u:%u@%llu-%u:%u@%llu %.*s | %.*s | %s %d %.*s\n", LTL_STR_ARG(f->rule->id),
            f->start.line, f->start.column, (unsigned long long)f->start.offset, f->end.line,
            f->end.column, (unsigned long long)f->end.offset, LTL_STR_ARG(f->message),
            LTL_STR_ARG(f->snippet.text), hex, f->is_suppressed, LTL_STR_ARG(f->suppression));
        ltl_buf_printf(out, "  %u %u %d", f->snippet.first_line, f->snippet.cut_bytes,
                       f->snippet.is_cut);
        for (uint32_t k = 0; k < f->binding_count; k++) {
            ltl_buf_printf(out, " %.*s=%u-%u", LTL_STR_ARG(f->bindings[k].name),
                           f->bindings[k].span.start, f->bindings[k].span.end);
        }
        ltl_buf_append_byte(out, '\n');
    }
}

static ltl_buf look(uint64_t most, uint64_t window, uint64_t overlap, ltl_reason *out_reason) {
    ltl_buf text;
    ltl_buf_init(&text, 64 << 20);
    ltl_intake *intake = intake_of(most);
    ltl_run *run = run_of(intake, window, overlap);
    const ltl_ledger *ledger = ltl_run_ledger(run);
    *out_reason = ledger->notes.count > 0 ? ledger->notes.at[0].reason : LTL_REASON_NONE;
    findings_write(run, &text);
    ltl_run_free(run);
    ltl_intake_close(intake);
    return text;
}

static void both_are_one(uint64_t window, uint64_t overlap) {
    ltl_reason whole_reason;
    ltl_reason cut_reason;
    ltl_buf whole = look(1 << 20, 0, 0, &whole_reason);
    ltl_buf cut = look(1, window, overlap, &cut_reason);
    assert_int_equal(cut_reason, LTL_REASON_WINDOWS);
    if (!ltl_str_eq(ltl_buf_borrow(&whole), ltl_buf_borrow(&cut))) {
        size_t at = 0;
        while (whole.ptr[at] == cut.ptr[at]) {
            at++;
        }
        at = at > 400 ? at - 400 : 0;
        printf("window %llu overlap %llu\n--- whole\n%.800s\n--- cut\n%.800s\n",
               (unsigned long long)window, (unsigned long long)overlap, whole.ptr + at,
               cut.ptr + at);
        fail();
    }
    ltl_buf_clear(&whole);
    ltl_buf_clear(&cut);
}

static void text_make(ltl_random *random, size_t parts, ltl_buf *out) {
    for (size_t i = 0; i < parts; i++) {
        size_t which = ltl_random_below(random, LTL_COUNT_OF(PARTS) * 2);
        ltl_buf_append(out,
                       ltl_str_of(which < LTL_COUNT_OF(PARTS) ? PARTS[which] : "words and more "));
        if (ltl_random_below(random, 5) == 0) {
            ltl_buf_append_byte(out, '\n');
        }
    }
}

static void write_as(const char *name, const ltl_buf *text) {
    sandbox_run(box, "", "rm -rf t && mkdir t");
    sandbox_write_bytes(box, name, text->ptr, text->len);
}

static void windows_find_what_the_whole_does(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("windows", 20261128);
    for (int round = 0; round < 60; round++) {
        ltl_buf text;
        ltl_buf_init(&text, 1 << 20);
        text_make(&random, 20 + ltl_random_below(&random, 700), &text);
        write_as("t/a.log", &text);
        uint64_t window = 1 + ltl_random_below(&random, 1 << (1 + ltl_random_below(&random, 12)));
        window = text.len / window > 400 ? text.len / 400 : window;
        both_are_one(window, 1000 + ltl_random_below(&random, 2000));
        ltl_buf_clear(&text);
    }
}

/* One line, as bundles have it. */
static void a_long_line_has_exact_columns(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("windows: one line", 7);
    for (int round = 0; round < 20; round++) {
        ltl_buf text;
        ltl_buf_init(&text, 1 << 20);
        while (text.len < 30000) {
            const char *what = ltl_random_below(&random, 20) == 0 ? "tok_abcdefg1" : "x";
            ltl_buf_printf(&text, "var \xC3\xA9=function(a){return a+'%s'};", what);
        }
        write_as("t/a.min.js", &text);
        both_are_one(1000 + ltl_random_below(&random, 3000), 1000);
        ltl_buf_clear(&text);
    }
}

static void utf16_append(ltl_buf *out, uint32_t unit, bool is_big_endian) {
    ltl_buf_append_byte(out, (char)(is_big_endian ? unit >> 8 : unit & 0xFF));
    ltl_buf_append_byte(out, (char)(is_big_endian ? unit & 0xFF : unit >> 8));
}

/* Pieces of the file end within characters and between surrogates. */
static void utf16_is_read_as_such(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("windows: UTF-16", 16);
    for (int is_big_endian = 0; is_big_endian < 2; is_big_endian++) {
        ltl_buf text;
        ltl_buf_init(&text, 1 << 20);
        utf16_append(&text, 0xFEFF, is_big_endian);
        while (text.len < 300000) {
            const char *part = ltl_random_below(&random, 30) == 0 ? "tok_abcdefg1\n" : "words ";
            for (const char *at = part; *at != '\0'; at++) {
                utf16_append(&text, (unsigned char)*at, is_big_endian);
            }
            utf16_append(&text, 0xD83D, is_big_endian);
            utf16_append(&text, ltl_random_below(&random, 9) == 0 ? 0xFEFF : 0xDE00, is_big_endian);
        }
        write_as("t/a.txt", &text);
        both_are_one(20000, 8000);
        ltl_buf_clear(&text);
    }
}

/* A comment at the start speaks about the end. */
static void comments_reach_from_window_to_window(void **state) {
    (void)state;
    static const char *const heads[] = {"# lintel:ignore-file[token]\n",
                                        "# lintel:ignore-begin[token]\n"};
    for (size_t i = 0; i < LTL_COUNT_OF(heads); i++) {
        ltl_buf text;
        ltl_buf_init(&text, 1 << 20);
        ltl_buf_append(&text, ltl_str_of(heads[i]));
        for (int k = 0; k < 2000; k++) {
            ltl_buf_append(&text, k % 100 == 50 ? LTL_STR("a tok_abcdefg1 b\n")
                                                : LTL_STR("a line of a log\n"));
        }
        ltl_buf_append(&text, i == 1 ? LTL_STR("# lintel:ignore-end[token]\ntok_abcdefg1\n")
                                     : LTL_STR("end"));
        write_as("t/a.log", &text);
        both_are_one(3000, 1000);
        ltl_buf_clear(&text);
    }
}

/* ---- windows alone ---- */

typedef struct reading {
    ltl_str text;
    size_t at;
} reading;

static ltl_status read_some(void *context, char *bytes, size_t room, size_t *out_len) {
    reading *self = context;
    size_t left = self->text.len - self->at;
    *out_len = left < room ? left : room;
    memcpy(bytes, self->text.ptr + self->at, *out_len);
    self->at += *out_len;
    return LTL_OK;
}

/* Every place has one window, which shows it with what lies around. */
static void each_place_has_one_window(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("windows: places", 3);
    for (int round = 0; round < 300; round++) {
        ltl_arena arena = {0};
        ltl_buf text;
        ltl_buf_init(&text, 1 << 20);
        text_make(&random, 1 + ltl_random_below(&random, 60), &text);
        uint64_t step = 1 + ltl_random_below(&random, 50);
        uint64_t overlap = 1 + ltl_random_below(&random, 40);
        reading from = {ltl_buf_borrow(&text), 0};
        ltl_windows windows;
        ltl_window window;
        uint64_t expected = 0;
        ltl_windows_begin(&windows, &arena, step, overlap, read_some, &from);
        while (ltl_windows_next(&windows, &window) == LTL_OK) {
            assert_int_equal(window.offset + window.own_start, expected);
            assert_memory_equal(window.text.ptr, text.ptr + window.offset, window.text.len);
            assert_true(window.offset == 0 || window.own_start + 1 >= overlap);
            assert_true(window.is_last || window.own_end + overlap <= window.text.len);
            assert_true(window.own_start <= 2 * overlap + 1);
            expected = window.offset + window.own_end;
        }
        assert_int_equal(expected, text.len > 0 ? text.len + 1 : 0);
        ltl_windows_end(&windows);
        ltl_buf_clear(&text);
        ltl_arena_clear(&arena);
    }
}

/* Lines of a text, in UTF-16 with a mark where it is wide. */
typedef struct endless {
    uint64_t left;
    bool is_wide;
    bool is_begun;
} endless;

static ltl_status read_lines(void *context, char *bytes, size_t room, size_t *out_len) {
    endless *self = context;
    size_t each = self->is_wide ? 2 : 1;
    *out_len = (self->left < room ? (size_t)self->left : room) / each * each;
    memset(bytes, 0, *out_len);
    for (size_t i = 0; i < *out_len; i += each) {
        bytes[i] = i % 80 == 0 ? '\n' : 'x';
    }
    if (self->is_wide && !self->is_begun && *out_len >= 2) {
        memcpy(bytes, "\xFF\xFE", 2);
    }
    self->is_begun = true;
    self->left -= *out_len;
    return LTL_OK;
}

/* A text without end takes no more than a few windows. */
static void memory_is_that_of_the_windows(void **state) {
    (void)state;
    enum { STEP = 1 << 16, OVERLAP = 1 << 12, WINDOWS = 2000 };
    for (int is_wide = 0; is_wide < 2; is_wide++) {
        ltl_arena arena = {0};
        ltl_windows windows;
        ltl_window window;
        endless text = {.left = (uint64_t)WINDOWS * STEP, .is_wide = is_wide};
        uint32_t count = 0;
        ltl_windows_begin(&windows, &arena, STEP, OVERLAP, read_lines, &text);
        while (ltl_windows_next(&windows, &window) == LTL_OK) {
            assert_true(window.text.len <= 2 * STEP + 4 * OVERLAP);
            count++;
        }
        assert_true(count >= WINDOWS / 4);
        assert_true(arena.used_bytes + windows.pieces.used_bytes <= 16 * STEP);
        ltl_windows_end(&windows);
        ltl_arena_clear(&arena);
    }
}

/* ---- what it is worth is told ---- */

static const ltl_ledger_row *row_of(const ltl_ledger *ledger, const char *agent) {
    for (uint32_t i = 0; i < ledger->agent_count; i++) {
        if (strcmp(ledger->agents[i].agent, agent) == 0) {
            return &ledger->agents[i];
        }
    }
    fail();
    return NULL;
}

static void never_a_false_all_clear(void **state) {
    (void)state;
    ltl_buf text;
    ltl_buf_init(&text, 1 << 20);
    ltl_buf_append(&text, LTL_STR("nothing to be found here\n"));
    write_as("t/a.py", &text);
    ltl_intake *intake = intake_of(1);
    ltl_run *run = run_of(intake, 0, 0);
    const ltl_ledger *ledger = ltl_run_ledger(run);
    assert_int_equal(ledger->files.reasons[LTL_REASON_WINDOWS], 1);
    assert_int_equal(ledger->files.counts[LTL_OUTCOME_PARTIAL], 1);
    assert_int_equal(row_of(ledger, "secrets")->reasons[LTL_REASON_WINDOWS], 1);
    assert_int_equal(row_of(ledger, "seo")->reasons[LTL_REASON_TOO_LARGE], 1);
    assert_non_null(
        strstr(ledger->notes.at[0].detail.ptr, "a match of more than 65536 bytes may be missed"));
    ltl_run_free(run);
    ltl_intake_close(intake);
    ltl_buf_clear(&text);
}

/* What is no text is not looked into, however large. */
static void binary_is_binary(void **state) {
    (void)state;
    ltl_reason reason;
    sandbox_run(box, "", "rm -rf t && mkdir t && head -c 100000 /dev/zero > t/a.bin");
    ltl_buf found = look(1, 1000, 1000, &reason);
    assert_int_equal(reason, LTL_REASON_BINARY);
    assert_int_equal(found.len, 0);
    ltl_buf_clear(&found);
}

int main(void) {
    box = sandbox_new();
    rules = ltl_ruleset_new();
    ltl_ruleset_add(rules, LTL_STR("r.yaml"), ltl_str_of(RULES));
    if (ltl_ruleset_compile(rules, NULL) != LTL_OK || ltl_ruleset_count(rules) != 6) {
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_place_has_one_window),
        cmocka_unit_test(memory_is_that_of_the_windows),
        cmocka_unit_test(windows_find_what_the_whole_does),
        cmocka_unit_test(a_long_line_has_exact_columns),
        cmocka_unit_test(utf16_is_read_as_such),
        cmocka_unit_test(comments_reach_from_window_to_window),
        cmocka_unit_test(never_a_false_all_clear),
        cmocka_unit_test(binary_is_binary),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_ruleset_free(rules);
    sandbox_free(box);
    return failed;
}
