#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/regex/prefilter.h"
#include "core/buf.h"
#include "core/compiler.h"
#include "tests/support/random.h"

enum { MAX_UNITS = 512 };

typedef struct fixture {
    ltl_arena arena;
    ltl_clauses units[MAX_UNITS];
    uint32_t unit_count;
} fixture;

/* Clauses are separated by `&`, literals by `|`; a leading `~` makes one caseless. */
static void add_unit(fixture *f, const char *text) {
    ltl_clauses clauses = {0};
    ltl_str rest = ltl_str_of(text);
    ltl_str part;
    while (rest.len > 0 && ltl_str_split(&rest, '&', &part)) {
        ltl_clause clause = {0};
        ltl_str word;
        while (ltl_str_split(&part, '|', &word)) {
            bool is_caseless = word.len > 0 && word.ptr[0] == '~';
            ltl_literal literal = {.text = ltl_str_slice(word, is_caseless, word.len),
                                   .is_caseless = is_caseless};
            LTL_PUSH(&f->arena, &clause, literal);
        }
        LTL_PUSH(&f->arena, &clauses, clause);
    }
    f->units[f->unit_count++] = clauses;
}

static bool contains(ltl_str text, const ltl_literal *literal) {
    for (size_t i = 0; i + literal->text.len <= text.len; i++) {
        ltl_str part = ltl_str_slice(text, i, i + literal->text.len);
        if (literal->is_caseless ? ltl_str_equals_ignoring_case(part, literal->text)
                                 : ltl_str_eq(part, literal->text)) {
            return true;
        }
    }
    return false;
}

static bool holds(ltl_str text, const ltl_clauses *clauses) {
    for (uint32_t i = 0; i < clauses->count; i++) {
        bool has_one = false;
        for (uint32_t j = 0; j < clauses->at[i].count; j++) {
            has_one = has_one || contains(text, &clauses->at[i].at[j]);
        }
        if (!has_one) {
            return false;
        }
    }
    return true;
}

/* Without Vectorscan in the build every unit is alive. */
static bool can_tell_absence(void) {
    ltl_clauses unit = {&(ltl_clause){&(ltl_literal){.text = LTL_STR("absent")}, 1, 1}, 1, 1};
    ltl_prefilter *prefilter = NULL;
    assert_int_equal(ltl_prefilter_new(&unit, 1, &prefilter, NULL), LTL_OK);
    ltl_prefilter_scratch *scratch = ltl_prefilter_scratch_new(prefilter);
    uint8_t alive = 7;
    ltl_prefilter_scan(prefilter, scratch, LTL_STR("text"), &alive);
    ltl_prefilter_scratch_free(scratch);
    ltl_prefilter_free(prefilter);
    return alive == 0;
}

static void check(const fixture *f, ltl_str *texts, size_t text_count) {
    bool is_exact = can_tell_absence();
    ltl_prefilter *prefilter = NULL;
    assert_int_equal(ltl_prefilter_new(f->units, f->unit_count, &prefilter, NULL), LTL_OK);
    ltl_prefilter_scratch *scratch = ltl_prefilter_scratch_new(prefilter);
    uint8_t alive[MAX_UNITS];
    for (size_t i = 0; i < text_count; i++) {
        memset(alive, 7, sizeof(alive));
        ltl_prefilter_scan(prefilter, scratch, texts[i], alive);
        for (uint32_t unit = 0; unit < f->unit_count; unit++) {
            bool is_expected = holds(texts[i], &f->units[unit]);
            assert_true(alive[unit] || !is_expected);
            assert_true(!alive[unit] || is_expected || !is_exact);
        }
    }
    ltl_prefilter_scratch_free(scratch);
    ltl_prefilter_free(prefilter);
}

static void units_are_alive_when_all_their_clauses_hold(void **state) {
    (void)state;
    fixture f = {0};
    add_unit(&f, "");
    add_unit(&f, "eval");
    add_unit(&f, "~select&from|into");
    add_unit(&f, "os.system&os.system");
    add_unit(&f, "eval|exec&(");
    add_unit(&f, "a-literal-that-is-longer-than-what-is-searched-for-in-one-pass");
    ltl_str texts[] = {
        LTL_STR(""),
        LTL_STR("x"),
        LTL_STR("eval"),
        LTL_STR("exec(1)"),
        LTL_STR("SeLeCT 1 from t"),
        LTL_STR("select into"),
        LTL_STR("SELECT FROM"),
        LTL_STR("os.system"),
        LTL_STR("\0\0eval("),
        LTL_STR("a-literal-that-is-longer-than-what-is-searched-for-in-one-pass"),
    };
    check(&f, texts, LTL_COUNT_OF(texts));
    ltl_arena_clear(&f.arena);
}

static void clauses_that_tell_nothing_are_left_out(void **state) {
    (void)state;
    fixture f = {0};
    add_unit(&f, "|x");
    f.units[f.unit_count++] = (ltl_clauses){&(ltl_clause){0}, 1, 1};
    ltl_prefilter *prefilter = NULL;
    assert_int_equal(ltl_prefilter_new(f.units, f.unit_count, &prefilter, NULL), LTL_OK);
    ltl_prefilter_scratch *scratch = ltl_prefilter_scratch_new(prefilter);
    uint8_t alive[2] = {0, 0};
    ltl_prefilter_scan(prefilter, scratch, LTL_STR("zzz"), alive);
    assert_int_equal(alive[0], 1);
    assert_int_equal(alive[1], 1);
    ltl_prefilter_scratch_free(scratch);
    ltl_prefilter_free(prefilter);
    ltl_arena_clear(&f.arena);
}

static void no_units_is_fine(void **state) {
    (void)state;
    ltl_prefilter *prefilter = NULL;
    assert_int_equal(ltl_prefilter_new(NULL, 0, &prefilter, NULL), LTL_OK);
    ltl_prefilter_scratch *scratch = ltl_prefilter_scratch_new(prefilter);
    ltl_prefilter_scan(prefilter, scratch, LTL_STR("zzz"), NULL);
    ltl_prefilter_scratch_free(scratch);
    ltl_prefilter_free(prefilter);
    ltl_prefilter_free(NULL);
    ltl_prefilter_scratch_free(NULL);
}

/* The same scratch over many texts: no scan sees what another one found. */
static void random_units_agree_with_a_plain_search(void **state) {
    (void)state;
    static const char *const WORDS[] = {"ab",   "abc", "bc", "~ABC", "ca",
                                        "~bcA", "aab", "cc", "~cB"};
    const uint32_t word_count = LTL_COUNT_OF(WORDS);
    fixture f = {0};
    ltl_buf text;
    ltl_buf_init(&text, 1024);
    ltl_random random = ltl_random_make("prefilter", 1);
    for (int i = 0; i < MAX_UNITS; i++) {
        ltl_buf_reset(&text);
        size_t clauses = ltl_random_below(&random, 4);
        for (size_t j = 0; j < clauses; j++) {
            ltl_buf_printf(&text, "%s%s", j ? "&" : "",
                           WORDS[ltl_random_below(&random, word_count)]);
            if (ltl_random_below(&random, 2)) {
                ltl_buf_printf(&text, "|%s", WORDS[ltl_random_below(&random, word_count)]);
            }
        }
        add_unit(&f, ltl_arena_copy(&f.arena, ltl_buf_borrow(&text)).ptr);
    }
    static char bytes[300][24];
    static ltl_str texts[300];
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        texts[i] = (ltl_str){bytes[i], ltl_random_below(&random, sizeof(bytes[i]))};
        for (size_t j = 0; j < texts[i].len; j++) {
            bytes[i][j] = "abcABC"[ltl_random_below(&random, 6)];
        }
    }
    check(&f, texts, LTL_COUNT_OF(texts));
    ltl_buf_clear(&text);
    ltl_arena_clear(&f.arena);
}

/* However few literals there are, and wherever one stands. */
static void no_place_hides_a_literal(void **state) {
    (void)state;
    static const char *const WORDS[] = {"sink", "source", "eval", "exec", "open", "system"};
    char text[512];
    for (uint32_t count = 1; count <= 72; count += count < 8 ? 1 : 8) {
        fixture f = {0};
        for (uint32_t i = 0; i < count; i++) {
            ltl_str word = ltl_arena_printf(&f.arena, "%s%.*s", WORDS[i % LTL_COUNT_OF(WORDS)],
                                            (int)(i / LTL_COUNT_OF(WORDS)), "abcdefghijklmnop");
            add_unit(&f, word.ptr);
        }
        ltl_prefilter *prefilter = NULL;
        uint8_t alive[MAX_UNITS];
        assert_int_equal(ltl_prefilter_new(f.units, f.unit_count, &prefilter, NULL), LTL_OK);
        ltl_prefilter_scratch *scratch = ltl_prefilter_scratch_new(prefilter);
        for (uint32_t place = 0; place < 300; place++) {
            uint32_t unit = place % count;
            ltl_str word = f.units[unit].at[0].at[0].text;
            memset(text, '\n', sizeof(text));
            memcpy(text + place, word.ptr, word.len);
            ltl_prefilter_scan(prefilter, scratch, (ltl_str){text, place + word.len + place % 20},
                               alive);
            if (alive[unit] != 1) {
                fail_msg("%.*s at %u is missed among %u", LTL_STR_ARG(word), place, count);
            }
        }
        ltl_prefilter_scratch_free(scratch);
        ltl_prefilter_free(prefilter);
        ltl_arena_clear(&f.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_alive_when_all_their_clauses_hold),
        cmocka_unit_test(clauses_that_tell_nothing_are_left_out),
        cmocka_unit_test(no_units_is_fine),
        cmocka_unit_test(random_units_agree_with_a_plain_search),
        cmocka_unit_test(no_place_hides_a_literal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
