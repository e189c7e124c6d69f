/* Words, marks and blocks of any text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/generic/document.h"
#include "core/compiler.h"

/* Blocks as "(", ")" around their tokens. */
static ltl_str shape_of(ltl_arena *arena, ltl_str text, ltl_comment_style comments) {
    ltl_names names;
    ltl_names_init(&names);
    ltl_span all = {0, (uint32_t)text.len};
    const ltl_document *d = ltl_document_new(arena, &names, text, all, comments);
    ltl_names_clear(&names);
    ltl_str shape = LTL_STR("");
    for (uint32_t i = 0; i < d->count; i++) {
        for (uint32_t b = 1; b < d->block_count; b++) {
            if (d->blocks[b].end == i) {
                shape = ltl_arena_printf(arena, "%.*s>", LTL_STR_ARG(shape));
            }
        }
        uint32_t block = d->block[i];
        bool opens = block != 0 && d->blocks[block].first == i;
        shape = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(shape), opens ? "<" : " ",
                                 LTL_STR_ARG(ltl_str_slice(text, d->start[i], d->stop[i])));
    }
    return shape;
}

static void lines_and_brackets_nest(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ltl_comment_style comments;
        const char *shape;
    } examples[] = {
        {"a b\n  c\n  d\n    e\nf", LTL_COMMENTS_KEPT, " a b<c d<e>> f"},
        {"a (b [c] d) e", LTL_COMMENTS_KEPT, " a (<b [<c> ] d> ) e"},
        {"a (b\n  c)", LTL_COMMENTS_KEPT, " a ( b<c )"}, /* not of one line */
        {"( [ a ) b ]", LTL_COMMENTS_KEPT, " (<[ a> ) b ]"},
        {"()", LTL_COMMENTS_KEPT, " ( )"},
        {"  a\n    b\n  c\nd\n e", LTL_COMMENTS_KEPT, " a<b> c d<e"},
        {"\ta\n        b\n", LTL_COMMENTS_KEPT, " a b"},
        {"a1_b-2", LTL_COMMENTS_KEPT, " a1_b - 2"},
        {"a/*b*/c//d\ne", LTL_COMMENTS_C, " a c / / d e"},
        {"a/*b*/c//d\ne", LTL_COMMENTS_CPP, " a c e"},
        {"a # b\n# c\nd", LTL_COMMENTS_SHELL, " a d"},
        {"", LTL_COMMENTS_KEPT, ""},
    };
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        ltl_str shape = shape_of(&arena, ltl_str_of(examples[i].text), examples[i].comments);
        assert_string_equal(ltl_arena_copy(&arena, shape).ptr, examples[i].shape);
    }
    ltl_arena_clear(&arena);
}

/* Whatever the text: tokens in order, blocks that nest. */
static void blocks_nest_on_any_text(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_names names;
    ltl_names_init(&names);
    static const char marks[] = "([{}])\n\t a#/*";
    char text[400];
    uint32_t seed = 1;
    for (int round = 0; round < 400; round++) {
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = marks[(seed >> 16) % (sizeof marks - 1)];
        }
        ltl_span all = {0, sizeof text};
        const ltl_document *d = ltl_document_new(&arena, &names, (ltl_str){text, sizeof text}, all,
                                                 (ltl_comment_style)(round % 4));
        for (uint32_t b = 1; b < d->block_count; b++) {
            const ltl_block *block = &d->blocks[b];
            assert_true(block->first < block->end && block->end <= d->count);
            assert_true(block->parent < b);
            assert_true(d->blocks[block->parent].first <= block->first);
            assert_true(block->end <= d->blocks[block->parent].end);
        }
        for (uint32_t i = 0; i < d->count; i++) {
            assert_true(d->start[i] < d->stop[i]);
            assert_true(i == 0 || d->stop[i - 1] <= d->start[i]);
            assert_true(d->blocks[d->block[i]].first <= i && i < d->blocks[d->block[i]].end);
        }
        ltl_arena_reset(&arena);
    }
    ltl_names_clear(&names);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_brackets_nest),
        cmocka_unit_test(blocks_nest_on_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
