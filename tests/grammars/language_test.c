#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "grammars/language.h"

typedef struct example {
    const char *path;
    const char *head;
    const char *id; /* null: no language */
} example;

static void files_have_the_language_they_are_written_in(void **state) {
    (void)state;
    static const example examples[] = {
        {"a/b.py", "", "python"},
        {"b.PY", "", "python"},
        {"b.d.ts", "", "typescript"},
        {"b.tsx", "", "tsx"},
        {"list.h", "int f(void);\n", "c"},
        {"list.h", "/* class of lists */\nint f(void);\n", "c"},
        {"list.h", "#ifdef __cplusplus\nextern \"C\" {\n#endif\n", "c"},
        {"list.h", "// licence\n\nnamespace a {\n", "cpp"},
        {"list.h", "#pragma once\n  template <typename T>\n", "cpp"},
        {"list.hpp", "", "cpp"},
        {"tool", "#!/usr/bin/env python3\n", "python"},
        {"tool", "#!/bin/sh\n", "bash"},
        {"a/Dockerfile", "", "dockerfile"},
        {"Dockerfile.alpine", "", "dockerfile"},
        {"Dockerfile-dev", "", "dockerfile"},
        {"Dockerfiles", "", NULL},
        {"app.dockerfile", "", "dockerfile"},
        {"tool", "text\n", NULL},
        {"a.unknown", "", NULL},
        {"", "", NULL},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        const example *e = &examples[i];
        const ltl_language *language =
            ltl_language_of_file(ltl_str_of(e->path), ltl_str_of(e->head));
        const char *id = language != NULL ? language->id : NULL;
        if (id == NULL || e->id == NULL || strcmp(id, e->id) != 0) {
            if (id != e->id) {
                fail_msg("%s is %s, expected %s", e->path, id ? id : "-", e->id ? e->id : "-");
            }
        }
    }
}

static void names_in_rules_are_found_in_any_case(void **state) {
    (void)state;
    assert_string_equal(ltl_language_find(LTL_STR("python"))->id, "python");
    assert_string_equal(ltl_language_find(LTL_STR("PY"))->id, "python");
    assert_string_equal(ltl_language_find(LTL_STR("c++"))->id, "cpp");
    assert_null(ltl_language_find(LTL_STR("no such")));
}

static void every_language_knows_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        assert_int_equal(ltl_language_index(ltl_languages[i]), i);
        assert_ptr_equal(ltl_language_find(ltl_str_of(ltl_languages[i]->id)), ltl_languages[i]);
    }
}

static void headers_have_two_languages(void **state) {
    (void)state;
    const ltl_language *c = ltl_language_find(LTL_STR("c"));
    const ltl_language *cpp = ltl_language_find(LTL_STR("cpp"));
    assert_ptr_equal(ltl_language_twin(LTL_STR("a/b.h"), c), cpp);
    assert_ptr_equal(ltl_language_twin(LTL_STR("a/b.H"), cpp), c);
    assert_null(ltl_language_twin(LTL_STR("b.c"), c));
    assert_null(ltl_language_twin(LTL_STR("b.hpp"), cpp));
    assert_null(ltl_language_twin(LTL_STR("b.h/c"), c));
    assert_null(ltl_language_twin(LTL_STR("b.h"), NULL));
    assert_true(ltl_language_shares_names(c, cpp) && ltl_language_shares_names(cpp, c));
    assert_false(ltl_language_shares_names(c, c));
    assert_false(ltl_language_shares_names(c, ltl_language_find(LTL_STR("python"))));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_have_the_language_they_are_written_in),
        cmocka_unit_test(names_in_rules_are_found_in_any_case),
        cmocka_unit_test(every_language_knows_its_place),
        cmocka_unit_test(headers_have_two_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
