/* What the scanner of a markup grammar carries is counted before it has to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/syntax/open_tags.h"
#include "analyzers/syntax/parse.h"
#include "core/compiler.h"
#include "core/limits.h"

static void tags_count_while_they_are_open(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint64_t carried;
    } rows[] = {
        {"", 0},
        {"a < b", 0},
        {"<a></a>", 0},
        {"<a><b></b></a>", 2},
        {"<a><br><br><br></a>", 3},
        {"<a><b/><b/></a>", 2},
        {"<ul><li>x<li>y</ul>", 2},
        {"<a><script>if (a<b) {}</script></a>", 0},
        {"<a><!-- <b><b><b> --></a>", 0},
        {"<a><a><a><a", 6},
        {"<", 0},
        {"</a></a>", 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        assert_int_equal(ltl_open_tags_carried(ltl_str_of(rows[i].text)), rows[i].carried);
    }
}

/* Half a megabyte of tags that nobody closes: minutes for the scanner, no time for who counts. */
static void hostile_markup_ends_by_fuel(void **state) {
    (void)state;
    static const char *const languages[] = {"html", "svelte", "xml"};
    static const char *const pieces[] = {"<a>", "<a\n", "<x-y b='1'>"};
    enum { BYTES = 1 << 19 };
    ltl_parser *parser = ltl_parser_new();
    for (size_t i = 0; i < LTL_COUNT_OF(languages) * LTL_COUNT_OF(pieces); i++) {
        const ltl_language *language =
            ltl_language_find(ltl_str_of(languages[i % LTL_COUNT_OF(languages)]));
        const char *piece = pieces[i / LTL_COUNT_OF(languages)];
        ltl_arena arena = {0};
        char *text = ltl_arena_alloc(&arena, BYTES);
        for (size_t at = 0; at < BYTES; at++) {
            text[at] = piece[at % strlen(piece)];
        }
        ltl_source source;
        ltl_source_init(&source, &arena, LTL_STR("a"), (ltl_str){text, BYTES});
        ltl_names names;
        ltl_names_init(&names);
        ltl_fuel fuel = ltl_fuel_make(LTL_PARSE_FUEL_BASE + BYTES / LTL_PARSE_BYTES_PER_FUEL, NULL);
        const ltl_tree *tree;
        assert_int_equal(ltl_parser_parse(parser, &arena, &names, &source, language, &fuel, &tree),
                         LTL_FUEL);
        ltl_names_clear(&names);
        ltl_arena_clear(&arena);
    }
    ltl_parser_free(parser);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_count_while_they_are_open),
        cmocka_unit_test(hostile_markup_ends_by_fuel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
