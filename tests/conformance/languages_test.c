/* Every language of the registry keeps the promises of grammars/language.h, on its own sample and on
 * what a hostile repository makes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyzers/syntax/grammar.h"
#include "analyzers/syntax/parse.h"
#include "core/limits.h"
#include "tests/support/tree_text.h"

enum { MAX_TRUNCATIONS = 48, DEEP_BYTES = 1000000, DEEP_FUEL = 20000 };

typedef struct fixture {
    ltl_parser *parser;
    ltl_names names;
    ltl_arena arena;
} fixture;

static int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    f->parser = ltl_parser_new();
    ltl_names_init(&f->names);
    *state = f;
    return f->parser == NULL;
}

static int tear_down(void **state) {
    fixture *f = *state;
    ltl_parser_free(f->parser);
    ltl_names_clear(&f->names);
    ltl_arena_clear(&f->arena);
    free(f);
    return 0;
}

/* Parses and checks the promises; null where a limit was the stated outcome. The tree lives until the
 * next call. */
static const ltl_tree *parse(fixture *f, const ltl_language *language, ltl_str text, uint64_t steps) {
    ltl_arena_reset(&f->arena);
    ltl_names_reset(&f->names);
    ltl_source source;
    ltl_source_init(&source, &f->arena, LTL_STR("sample"), text);
    ltl_source *kept = LTL_NEW(&f->arena, ltl_source);
    *kept = source;
    ltl_fuel fuel = ltl_fuel_make(steps, NULL);
    const ltl_tree *tree = NULL;
    ltl_status status = ltl_parser_parse(f->parser, &f->arena, &f->names, kept, language, &fuel, &tree);
    if (status != LTL_OK) {
        if (status != LTL_FUEL && status != LTL_LIMIT) {
            fail_msg("%s: %s", language->id, ltl_status_text(status));
        }
        return NULL;
    }
    const char *flaw = test_tree_flaw(tree);
    if (flaw != NULL) {
        fail_msg("%s: %s, in: %.60s", language->id, flaw, kept->text.ptr);
    }
    return tree;
}

static const ltl_tree *parse_text(fixture *f, const ltl_language *language, ltl_str text) {
    return parse(f, language, text, LTL_PARSE_FUEL_BASE + text.len / LTL_PARSE_BYTES_PER_FUEL);
}

static void rows_name_what_the_grammar_has(void **state) {
    (void)state;
    assert_true(ltl_language_count >= 29);
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_error error;
        if (ltl_grammar_check(ltl_languages[i], &error) != LTL_OK) {
            fail_msg("%s", error.text);
        }
    }
}

static void descriptors_are_complete_and_found(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_language *language = ltl_languages[i];
        assert_ptr_equal(ltl_language_find(ltl_str_of(language->id)), language);
        assert_int_equal(ltl_language_index(language), i);
        assert_non_null(language->title);
        assert_non_null(language->statement_end);
        assert_non_null(language->pattern_wraps);
        for (const char *const *alias = language->aliases; alias && *alias; alias++) {
            assert_ptr_equal(ltl_language_find(ltl_str_of(*alias)), language);
        }
        char telling[64] = "";
        if (language->told_by != NULL) {
            (void)snprintf(telling, sizeof telling, "%sx", language->told_by[0]);
        }
        for (const char *const *extension = language->extensions; *extension; extension++) {
            char path[64];
            (void)snprintf(path, sizeof path, "a.b/file%s", *extension);
            assert_ptr_equal(ltl_language_of_file(ltl_str_of(path), ltl_str_of(telling)),
                             language);
        }
        for (const char *const *name = language->file_names; name && *name; name++) {
            ltl_str path = ltl_str_of(*name);
            path.len -= ltl_str_ends_with(path, LTL_STR("*")) ? 1 : 0; /* and more behind it */
            assert_ptr_equal(ltl_language_of_file(path, LTL_STR("")), language);
        }
        for (const char *const *also = language->pattern_also; also && *also; also++) {
            assert_non_null(ltl_language_find(ltl_str_of(*also)));
        }
    }
}

static void samples_parse_without_an_error(void **state) {
    fixture *f = *state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_tree *tree = parse_text(f, ltl_languages[i], ltl_str_of(ltl_languages[i]->sample));
        assert_non_null(tree);
        if (tree->error_count != 0) {
            fail_msg("%s: the sample has %u errors", ltl_languages[i]->id, tree->error_count);
        }
        assert_true(tree->count > 5);
        assert_false(tree->is_cut);
    }
}

/* The same nodes, whatever ends the lines. */
static void carriage_returns_change_nothing(void **state) {
    fixture *f = *state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_language *language = ltl_languages[i];
        /* There the line break is part of the text or ends it. */
        bool keeps_breaks = ltl_str_is(ltl_str_of(language->id), "markdown");
        ltl_buf buf;
        ltl_buf_init(&buf, 1 << 20);
        for (const char *at = language->sample; *at != '\0'; at++) {
            if (*at == '\n') {
                ltl_buf_append_byte(&buf, '\r');
            }
            ltl_buf_append_byte(&buf, *at);
        }
        const ltl_tree *tree = parse_text(f, language, ltl_str_of(language->sample));
        assert_non_null(tree);
        uint32_t count = tree->count;
        tree = parse_text(f, language, ltl_buf_borrow(&buf));
        assert_non_null(tree);
        if (!keeps_breaks && (tree->count != count || tree->error_count != 0)) {
            fail_msg("%s: %u nodes with LF, %u with CRLF, %u errors", language->id, count, tree->count,
                     tree->error_count);
        }
        ltl_buf_clear(&buf);
    }
}

static void empty_files_have_a_root(void **state) {
    fixture *f = *state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_tree *tree = parse_text(f, ltl_languages[i], LTL_STR(""));
        assert_non_null(tree);
        assert_true(tree->count >= 1);
        assert_non_null(parse_text(f, ltl_languages[i], LTL_STR("\n\n  \n")));
    }
}

static bool ends_token(const char *at) {
    bool is_word = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || *at == '_';
    bool was_word = (at[-1] >= 'a' && at[-1] <= 'z') || (at[-1] >= 'A' && at[-1] <= 'Z') || at[-1] == '_';
    return !is_word || !was_word;
}

static void truncations_end_in_a_tree(void **state) {
    fixture *f = *state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_str sample = ltl_str_of(ltl_languages[i]->sample);
        size_t step = sample.len / MAX_TRUNCATIONS + 1;
        for (size_t end = 1; end < sample.len; end += step) {
            while (end + 1 < sample.len && !ends_token(sample.ptr + end)) {
                end++;
            }
            assert_non_null(parse_text(f, ltl_languages[i], ltl_str_slice(sample, 0, end)));
            assert_non_null(parse_text(f, ltl_languages[i], ltl_str_slice(sample, end, sample.len)));
        }
    }
}

/* Every seventh byte becomes something that no text holds. */
static void broken_bytes_end_in_a_tree(void **state) {
    fixture *f = *state;
    static const char broken[] = {'\0', '\xff', '\xc0', '\xed', '\x80', '\x1b'};
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_str sample = ltl_str_of(ltl_languages[i]->sample);
        for (size_t kind = 0; kind < sizeof broken; kind++) {
            char *text = malloc(sample.len);
            assert_non_null(text);
            memcpy(text, sample.ptr, sample.len);
            for (size_t at = kind; at < sample.len; at += 7) {
                text[at] = broken[kind];
            }
            assert_non_null(parse_text(f, ltl_languages[i], (ltl_str){text, sample.len}));
            free(text);
        }
    }
}

static void other_languages_end_in_a_tree(void **state) {
    fixture *f = *state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        size_t other = (i + 1) % ltl_language_count;
        (void)parse_text(f, ltl_languages[i], ltl_str_of(ltl_languages[other]->sample));
    }
}

/* Scanners that read on to the end of the file at every bracket cost the square of its length, which
 * fuel does not count: only a deadline ends them. */
static bool scans_ahead(const ltl_language *language) {
    static const char *const ids[] = {"lua", "scala", "svelte"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (strcmp(language->id, ids[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A million opening marks: a tree that says it is cut, or a limit; never a crash. */
static void deep_nesting_is_a_stated_outcome(void **state) {
    fixture *f = *state;
    static const char *const openings[] = {"(", "[", "{"};
    char *text = malloc(DEEP_BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < ltl_language_count; i++) {
        const char *opening = openings[i % (sizeof openings / sizeof *openings)];
        size_t width = strlen(opening);
        for (size_t at = 0; at < DEEP_BYTES; at++) {
            text[at] = opening[at % width];
        }
        ltl_str deep = {text, scans_ahead(ltl_languages[i]) ? DEEP_BYTES / 500 : DEEP_BYTES};
        const ltl_tree *tree = parse(f, ltl_languages[i], deep, DEEP_FUEL);
        if (tree != NULL && !tree->is_cut && tree->error_count == 0) {
            /* Then it was no nesting for this language. */
            assert_true(tree->count < DEEP_BYTES + 2);
        }
    }
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_name_what_the_grammar_has),
        cmocka_unit_test(descriptors_are_complete_and_found),
        cmocka_unit_test(samples_parse_without_an_error),
        cmocka_unit_test(carriage_returns_change_nothing),
        cmocka_unit_test(empty_files_have_a_root),
        cmocka_unit_test(truncations_end_in_a_tree),
        cmocka_unit_test(broken_bytes_end_in_a_tree),
        cmocka_unit_test(other_languages_end_in_a_tree),
        cmocka_unit_test(deep_nesting_is_a_stated_outcome),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
