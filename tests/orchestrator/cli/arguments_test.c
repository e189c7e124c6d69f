#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "orchestrator/cli/arguments.h"

static const char *const colours[] = {"red", "green", NULL};

static const ltl_option table[] = {
    {"format", 'f', LTL_OPTION_VALUE, "NAME", "A value.", NULL},
    {"colour", 0, LTL_OPTION_VALUE, "NAME", "A choice.", colours},
    {"config", 'c', LTL_OPTION_LIST, "FILE", "A list.", NULL},
    {"quiet", 'q', LTL_OPTION_FLAG, NULL, "A flag.", NULL},
    {"jobs", 'j', LTL_OPTION_VALUE, "N", "A number.", NULL},
    {0},
};
static const ltl_option *const tables[] = {table, NULL};
static const char *const verbs[] = {"list", "show", NULL};
static const ltl_command plain = {.name = "scan", .options = tables};
static const ltl_command verbal = {.name = "rules", .options = tables, .verbs = verbs};

static ltl_arena arena;
static ltl_arguments arguments;
static ltl_error error;

/* Words separated by blanks. */
static ltl_status parse(const ltl_command *command, const char *line) {
    static char text[256];
    char *argv[32];
    int argc = 0;
    snprintf(text, sizeof(text), "%s", line);
    for (char *at = text; at; argc++) {
        argv[argc] = at;
        at = strchr(at, ' ');
        if (at) {
            *at++ = '\0';
        }
    }
    argv[argc] = NULL;
    static char *kept[32];
    memcpy(kept, argv, sizeof(kept));
    return ltl_arguments_parse(&arena, command, argc, kept, &arguments, &error);
}

static void options_stand_anywhere(void **state) {
    (void)state;
    assert_int_equal(parse(&plain, "scan a --format json b -c x --config=y -qj 4 -- --z"), LTL_OK);
    assert_int_equal(arguments.operand_count, 3);
    assert_string_equal(arguments.operands[0], "a");
    assert_string_equal(arguments.operands[1], "b");
    assert_string_equal(arguments.operands[2], "--z");
    assert_string_equal(ltl_arguments_value(&arguments, "format"), "json");
    assert_int_equal(ltl_arguments_count(&arguments, "config"), 2);
    assert_string_equal(ltl_arguments_item(&arguments, "config", 0), "x");
    assert_string_equal(ltl_arguments_item(&arguments, "config", 1), "y");
    assert_null(ltl_arguments_item(&arguments, "config", 2));
    assert_true(ltl_arguments_has(&arguments, "quiet"));
    uint64_t jobs = 0;
    assert_int_equal(ltl_arguments_number(&arguments, "jobs", 8, 1, &jobs, &error), LTL_OK);
    assert_int_equal(jobs, 4);
    assert_int_equal(ltl_arguments_number(&arguments, "jobs", 3, 1, &jobs, &error), LTL_USAGE);
}

static void the_last_value_counts(void **state) {
    (void)state;
    assert_int_equal(parse(&plain, "scan -f a --format b"), LTL_OK);
    assert_string_equal(ltl_arguments_value(&arguments, "format"), "b");
}

typedef struct mistake {
    const ltl_command *command;
    const char *line;
    const char *text;
} mistake;

static void mistakes_are_named(void **state) {
    (void)state;
    static const mistake mistakes[] = {
        {&plain, "scan --fromat json", "scan has no option '--fromat'; did you mean '--format'?"},
        {&plain, "scan --fromat=json", "scan has no option '--fromat'; did you mean '--format'?"},
        {&plain, "scan --form json", "scan has no option '--form'; did you mean '--format'?"},
        {&plain, "scan --zzzzzz", "scan has no option '--zzzzzz'"},
        {&plain, "scan --quiet -x", "scan has no option '-x'"},
        {&plain, "scan --quiet -qx", "scan has no option '-x'"},
        {&plain, "scan --quiet=yes", "scan: '--quiet' takes no value"},
        {&plain, "scan --format", "scan: '--format' needs a value"},
        {&plain, "scan -f", "scan: '-f' needs a value"},
        {&plain, "scan --colour blue",
         "--colour does not know 'blue'; it takes one of: red, green"},
        {&verbal, "rules lst", "rules has no verb 'lst'; did you mean 'list'?"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(mistakes); i++) {
        assert_int_equal(parse(mistakes[i].command, mistakes[i].line), LTL_USAGE);
        assert_string_equal(error.text, mistakes[i].text);
    }
}

static void verbs_are_taken(void **state) {
    (void)state;
    assert_int_equal(parse(&verbal, "rules -q show x"), LTL_OK);
    assert_string_equal(arguments.verb, "show");
    assert_int_equal(arguments.operand_count, 1);
    assert_int_equal(parse(&verbal, "rules"), LTL_OK);
    assert_null(arguments.verb);
}

static void a_long_cluster_is_taken_whole(void **state) {
    (void)state;
    assert_int_equal(parse(&plain, "scan -qqqqqqqqqqqqqqqqqqqq"), LTL_OK);
    assert_int_equal(ltl_arguments_count(&arguments, "quiet"), 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_stand_anywhere),
        cmocka_unit_test(the_last_value_counts),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(verbs_are_taken),
        cmocka_unit_test(a_long_cluster_is_taken_whole),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
