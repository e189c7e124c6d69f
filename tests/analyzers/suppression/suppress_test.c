#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/suppression/suppress.h"
#include "analyzers/syntax/parse.h"
#include "core/compiler.h"

static const ltl_str CWES[] = {{"CWE-78: command injection", 25}};
static const ltl_rule_info RULE = {
    .id = {"pack.python.shell", 17}, .domain = LTL_DOMAIN_SECURITY, .cwe = CWES, .cwe_count = 1};

typedef struct file {
    ltl_arena arena;
    ltl_names names;
    ltl_parser *parser;
    ltl_source source;
    ltl_suppressions suppressions;
} file;

/* `language` null: a file without a tree. */
static void read_file(file *f, const char *text, const char *language) {
    *f = (file){0};
    const ltl_tree *tree = NULL;
    ltl_source_init(&f->source, &f->arena, LTL_STR("a"), ltl_str_of(text));
    ltl_names_init(&f->names);
    if (language) {
        f->parser = ltl_parser_new();
        ltl_fuel fuel = ltl_fuel_make(1000000, NULL);
        assert_int_equal(ltl_parser_parse(f->parser, &f->arena, &f->names, &f->source,
                                          ltl_language_find(ltl_str_of(language)), &fuel, &tree),
                         LTL_OK);
    }
    ltl_suppressions_read(&f->arena, &f->source, tree, &f->suppressions);
}

static void clear_file(file *f) {
    ltl_parser_free(f->parser);
    ltl_names_clear(&f->names);
    ltl_arena_clear(&f->arena);
}

/* `lines` holds one character a line: `x` where the rule is suppressed. */
static void check(const char *text, const char *language, const char *lines) {
    file f;
    read_file(&f, text, language);
    for (uint32_t i = 0; lines[i]; i++) {
        bool is_suppressed = ltl_suppressions_find(&f.suppressions, &RULE, i + 1, 0) != NULL;
        if (is_suppressed != (lines[i] == 'x')) {
            fail_msg("line %u of\n%s", i + 1, text);
        }
    }
    clear_file(&f);
}

static void own_forms_cover_what_they_say(void **state) {
    (void)state;
    check("a()\nb() # lintel:ignore[shell]\nc()\n", "python", "-x-");
    check("a()\n# lintel:ignore\n# why\n\nb()\nc()\n", "python", "-xxxx-");
    check("# lintel:ignore-next[shell] reason=\"x\"\nb()\nc()\n", "python", "-x-");
    check("a() # lintel:ignore-next\nb()\nc()\n", "python", "-x-");
    check("a()\n# lintel:ignore-begin[shell]\nb()\nc()\n# lintel:ignore-end[shell]\nd()\n",
          "python", "-xxxx-");
    check("a()\n# lintel:ignore-file[shell]\nb()\n", "python", "xxx");
    check("/* lintel:ignore [shell,\tother] */ f(); // x\ng();\n", "javascript", "xx-");
}

static void names_are_ids_suffixes_domains_and_weaknesses(void **state) {
    (void)state;
    check("b() # lintel:ignore[pack.python.shell]\n", "python", "x");
    check("b() # lintel:ignore[python.shell]\n", "python", "x");
    check("b() # lintel:ignore[hell]\n", "python", "-");
    check("b() # lintel:ignore[x, SECURITY]\n", "python", "x");
    check("b() # lintel:ignore[quality]\n", "python", "-");
    check("b() # lintel:ignore[x/y, shell]\n", "python", "x"); /* ids of agents have their domain in front */
    check("b() # lintel:ignore[cwe-78]\n", "python", "x");
    check("b() # lintel:ignore[CWE-7]\n", "python", "-");
}

static void nosem_is_read_as_semgrep_does(void **state) {
    (void)state;
    check("b() # nosemgrep\n", "python", "x");
    check("b() # NoSem: other, shell\n", "python", "x");
    check("b() # nosem: other\nc()\n", "python", "--");
    check("b() # nosemgrep=shell\nc()\n", "python", "x-");
    check("# nosem\nb()\nc()\n", "python", "xx-");
    check("# not nosem\nb()\n", "python", "x-");
    check("b() # nosemantics\nxnosem = 1 # xnosem\n", "python", "--");
}

static void strings_are_no_comments(void **state) {
    (void)state;
    check("b('# lintel:ignore nosem')\n", "python", "-");
    check("b('# nosem')\n", NULL, "x");
    check("key: x # lintel:ignore[shell]\nkey: y\n", NULL, "x-");
    check("key: x\n# lintel:ignore\nkey: y\nkey: z\n", NULL, "-xx-");
}

static void bad_ones_suppress_nothing_and_are_listed(void **state) {
    (void)state;
    static const char *const COMMENTS[] = {
        "lintel:ignore[]",
        "lintel:ignore[shell",
        "lintel:ignore[shell,]",
        "lintel:ignore[shell] until=tomorrow",
        "lintel:ignore[shell] until=2024-02-30",
        "lintel:ignore[shell] reason=\"open",
        "lintel:ignore[shell] because=x",
        "lintel:ignored",
        "lintel:ignore-all[shell]",
        "lintel:ignore-begin[shell]",
        "lintel:ignore-end[shell]",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(COMMENTS); i++) {
        ltl_arena text = {0};
        file f;
        read_file(&f, ltl_arena_printf(&text, "b() # %s\nc()\n", COMMENTS[i]).ptr, "python");
        if (f.suppressions.count != 1 || !f.suppressions.at[0].problem) {
            fail_msg("%s is not listed", COMMENTS[i]);
        }
        assert_null(ltl_suppressions_find(&f.suppressions, &RULE, 1, 0));
        assert_null(ltl_suppressions_find(&f.suppressions, &RULE, 2, 0));
        clear_file(&f);
        ltl_arena_clear(&text);
    }
}

static void a_date_ends_them(void **state) {
    (void)state;
    file f;
    read_file(&f, "b() # lintel:ignore[shell] reason=\"old code\" until=2030-06-15 ref=A-1\n",
              "python");
    const ltl_suppression *found = ltl_suppressions_find(&f.suppressions, &RULE, 1, 20300615);
    assert_non_null(found);
    assert_true(ltl_str_is(found->reason, "old code"));
    assert_int_equal(found->until, 20300615);
    assert_null(ltl_suppressions_find(&f.suppressions, &RULE, 1, 20300616));
    assert_non_null(ltl_suppressions_find(&f.suppressions, &RULE, 1, 0));
    clear_file(&f);
}

static void blocks_nest_by_their_names(void **state) {
    (void)state;
    check("# lintel:ignore-begin[shell]\n# lintel:ignore-begin[other]\na()\n"
          "# lintel:ignore-end[shell]\nb()\n# lintel:ignore-end[other]\n",
          "python", "xxxx--");
}

static void many_are_bounded(void **state) {
    (void)state;
    enum { COUNT = 10050 };
    ltl_arena arena = {0};
    char *text = ltl_arena_alloc(&arena, COUNT * 8 + 1);
    for (int i = 0; i < COUNT; i++) {
        memcpy(text + 8 * i, "# nosem\n", 8);
    }
    file f;
    read_file(&f, text, "python");
    assert_int_equal(f.suppressions.count, 10001);
    assert_non_null(f.suppressions.at[10000].problem);
    clear_file(&f);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_forms_cover_what_they_say),
        cmocka_unit_test(names_are_ids_suffixes_domains_and_weaknesses),
        cmocka_unit_test(nosem_is_read_as_semgrep_does),
        cmocka_unit_test(strings_are_no_comments),
        cmocka_unit_test(bad_ones_suppress_nothing_and_are_listed),
        cmocka_unit_test(a_date_ends_them),
        cmocka_unit_test(blocks_nest_by_their_names),
        cmocka_unit_test(many_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
