/* What a file lends to others, and what it leaves to itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/values/files/lend.h"
#include "core/limits.h"
#include "tests/support/parsed.h"

typedef struct lending {
    parsed parsed;
    ltl_flow flow;
    ltl_lent lent;
} lending;

static void lend(lending *l, const char *language, const char *code) {
    ltl_value_findings findings;
    ltl_value_opens opens = {0};
    parsed_make(&l->parsed, language, ltl_str_of(code));
    ltl_flow_init(&l->flow, &l->parsed.arena, l->parsed.tree);
    (void)ltl_values_find(&l->parsed.arena, &l->flow, NULL, &findings, &opens);
    ltl_lent_make(&l->parsed.arena, &l->flow, &findings, &opens, &l->lent);
}

static const ltl_lent_definition *definition(const lending *l, const char *name) {
    for (uint32_t i = 0; i < l->lent.definitions.count; i++) {
        if (l->lent.definitions.at[i].name == ltl_lent_key(ltl_str_of(name))) {
            return &l->lent.definitions.at[i];
        }
    }
    return NULL;
}

static const ltl_lent_function *function(const lending *l, const char *name) {
    for (uint32_t i = 0; i < l->lent.functions.count; i++) {
        if (l->lent.functions.at[i].name == ltl_lent_key(ltl_str_of(name))) {
            return &l->lent.functions.at[i];
        }
    }
    return NULL;
}

static const ltl_lent_want *want(const lending *l, const char *name) {
    for (uint32_t i = 0; i < l->lent.wants.count; i++) {
        if (l->lent.wants.at[i].name == ltl_lent_key(ltl_str_of(name))) {
            return &l->lent.wants.at[i];
        }
    }
    return NULL;
}

static void functions_are_lent_as_text(void **state) {
    (void)state;
    lending l;
    lend(&l, "c",
         "static int one(void) { int n = 1; return n; }\nvoid two(char *p) { free(p); one(); }\n");
    assert_true(ltl_str_is(function(&l, "two")->text, "void two(char *p) { free(p); one(); }"));
    assert_true(function(&l, "one")->is_private);
    assert_false(function(&l, "two")->is_private);
    assert_true(function(&l, "one")->is_giver);              /* a fixed number */
    assert_int_equal(function(&l, "two")->mention_count, 3); /* itself, free, one */
    parsed_clear(&l.parsed);
}

static void long_and_unreadable_ones_are_not(void **state) {
    (void)state;
    lending l;
    char *code = nest("x = 1;", "", "", LTL_MAX_LENT_NODES);
    size_t room = strlen(code) + 64;
    char *text = malloc(room);
    snprintf(text, room, "void f(void) { int x; %s }\nvoid g(void) { ) }\n", code);
    lend(&l, "c", text);
    assert_int_equal(function(&l, "f")->text.len, 0);
    assert_true(function(&l, "g") == NULL || function(&l, "g")->text.len == 0);
    free(code);
    free(text);
    parsed_clear(&l.parsed);
}

static void definitions_say_what_they_are(void **state) {
    (void)state;
    lending l;
    lend(&l, "cpp",
         "#include \"a/b.h\"\n#define N 3\nextern int far_one;\nint near_one = 3;\n"
         "static int own;\nconst int four = 4;\nclass A : public B { C c; int n[N]; };\n");
    assert_int_equal(l.lent.includes.count, 1);
    assert_true(ltl_str_is(l.lent.includes.at[0], "a/b.h"));
    assert_true(definition(&l, "far_one")->is_linked);
    assert_true(definition(&l, "near_one")->is_linked);
    assert_false(definition(&l, "four")->is_linked);
    assert_int_equal(definition(&l, "A")->mention_count, 3); /* B, C, N */
    assert_true(ltl_str_is(definition(&l, "N")->text, "#define N 3\n\n"));
    parsed_clear(&l.parsed);
}

static void a_variable_is_one_for_all_files_unless_it_is_static(void **state) {
    (void)state;
    lending a;
    lending b;
    lend(&a, "c", "extern char *shared;\nstatic int own;\n");
    lend(&b, "c", "char *shared = 0;\nstatic int own;\n");
    assert_true(definition(&a, "shared")->digest == definition(&b, "shared")->digest);
    parsed_clear(&a.parsed);
    parsed_clear(&b.parsed);
}

static void methods_are_lent_under_their_class(void **state) {
    (void)state;
    lending l;
    lend(&l, "cpp", "#include \"a.h\"\nA::A(int n) { m = n; }\nint A::get() { return m; }\n");
    assert_true(function(&l, "get")->scope == ltl_lent_key(LTL_STR("A")));
    assert_true(function(&l, "A")->scope == ltl_lent_key(LTL_STR("A")));
    parsed_clear(&l.parsed);
}

static void wants_are_calls_that_tell_something(void **state) {
    (void)state;
    lending l;
    lend(&l, "cpp",
         "void f(int x) { char a[3]; told(a); plain(x); int y = asked(); A b(4); b.go(a); }\n");
    assert_true(want(&l, "told")->is_any);
    assert_null(want(&l, "plain"));
    assert_false(want(&l, "asked")->is_any);
    assert_true(want(&l, "A")->is_class);
    assert_true(want(&l, "A")->is_any);
    parsed_clear(&l.parsed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_lent_as_text),
        cmocka_unit_test(long_and_unreadable_ones_are_not),
        cmocka_unit_test(definitions_say_what_they_are),
        cmocka_unit_test(a_variable_is_one_for_all_files_unless_it_is_static),
        cmocka_unit_test(methods_are_lent_under_their_class),
        cmocka_unit_test(wants_are_calls_that_tell_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
