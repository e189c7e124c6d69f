#include "orchestrator/plan/file_kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"

#define IS(kind) LTL_FILE_##kind

static void paths_say_what_files_are_for(void **state) {
    (void)state;
    static const struct {
        const char *path;
        unsigned kinds;
    } cases[] = {
        {"src/main.c", IS(SOURCE)},
        {"src/latest.py", IS(SOURCE)},
        {"src/reconfigure.c", IS(SOURCE)},
        {"src/testimony.go", IS(SOURCE)},
        {"src/vendors/list.py", IS(SOURCE)},
        {"src/config.py", IS(SOURCE) | IS(CONFIGURATION)},
        {"webpack.config.js", IS(SOURCE) | IS(CONFIGURATION)},
        {"tests/a.py", IS(SOURCE) | IS(TEST)},
        {"reg-tests/a.py", IS(SOURCE) | IS(TEST)},
        {"src/App.UnitTests/A.cs", IS(SOURCE) | IS(TEST)},
        {"latest/contest/a.py", IS(SOURCE)},
        {"Tests/A.swift", IS(SOURCE) | IS(TEST)},
        {"a_test.go", IS(SOURCE) | IS(TEST)},
        {"test1.py", IS(SOURCE) | IS(TEST)},
        {"button.spec.ts", IS(SOURCE) | IS(TEST)},
        {"UserTest.java", IS(SOURCE) | IS(TEST)},
        {"README.md", IS(DOCUMENT)},
        {"docs/config.md", IS(DOCUMENT)},
        {"docs/conf.py", IS(SOURCE)},
        {"CHANGELOG", IS(DOCUMENT)},
        {"LICENSE", IS(LICENCE)},
        {"COPYING.txt", IS(LICENCE)},
        {"license.json", IS(CONFIGURATION)},
        {"notice.c", IS(SOURCE)},
        {"app.yaml", IS(CONFIGURATION)},
        {".env.local", IS(CONFIGURATION)},
        {".npmrc", IS(CONFIGURATION)},
        {"Makefile", IS(BUILD)},
        {"cmake/Flags.cmake", IS(BUILD)},
        {"CMakeLists.txt", IS(BUILD)},
        {"build.py", IS(SOURCE) | IS(BUILD)},
        {".github/workflows/ci.yml", IS(CI) | IS(CONFIGURATION)},
        {"Jenkinsfile", IS(CI)},
        {".gitlab-ci.yml", IS(CI)},
        {"Dockerfile", IS(INFRASTRUCTURE)},
        {"Dockerfile.dev", IS(INFRASTRUCTURE)},
        {"infra/main.tf", IS(INFRASTRUCTURE)},
        {"lib/ansible/plugins/copy.py", IS(SOURCE)},
        {"k8s/app.yaml", IS(INFRASTRUCTURE) | IS(CONFIGURATION)},
        {"package.json", IS(MANIFEST) | IS(BUILD)},
        {"requirements-dev.txt", IS(MANIFEST)},
        {"go.mod", IS(MANIFEST)},
        {"yarn.lock", IS(LOCK)},
        {"Cargo.lock", IS(LOCK)},
        {"db/migrations/001.sql", IS(SOURCE) | IS(MIGRATION)},
        {"api.pb.go", IS(SOURCE) | IS(GENERATED)},
        {"app.min.js", IS(SOURCE) | IS(GENERATED)},
        {"vendor/x/y.c", IS(SOURCE) | IS(VENDORED)},
        {"a/node_modules/b/c.js", IS(SOURCE) | IS(VENDORED)},
        {"a.png", IS(BINARY)},
        {"lib/tool.exe", IS(PROGRAM)},
        {"CODEOWNERS", IS(CONFIGURATION) | IS(REVIEW)},
        {".lintel.yaml", IS(CONFIGURATION) | IS(REVIEW)},
        {"bin/tool", 0},
        {"", 0},
        {"/", 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        unsigned kinds = ltl_file_kinds(ltl_str_of(cases[i].path));
        if (kinds != cases[i].kinds) {
            print_message("%s: %x, not %x\n", cases[i].path, kinds, cases[i].kinds);
        }
        assert_int_equal(kinds, cases[i].kinds);
    }
}

static void quiet_is_what_is_neither_run_nor_read(void **state) {
    (void)state;
    assert_true(ltl_file_is_quiet(IS(DOCUMENT)));
    assert_true(ltl_file_is_quiet(IS(BINARY)));
    assert_true(ltl_file_is_quiet(IS(LICENCE)));
    assert_true(ltl_file_is_quiet(IS(VENDORED) | IS(SOURCE)));
    assert_false(ltl_file_is_quiet(0));
    assert_false(ltl_file_is_quiet(IS(SOURCE)));
    assert_false(ltl_file_is_quiet(IS(DOCUMENT) | IS(MANIFEST)));
    assert_false(ltl_file_is_quiet(IS(DOCUMENT) | IS(TEST)));
    assert_false(ltl_file_is_quiet(IS(VENDORED) | IS(PROGRAM)));
    assert_false(ltl_file_is_quiet(IS(GENERATED) | IS(SOURCE)));
}

static void shipped_is_what_users_get(void **state) {
    (void)state;
    static const char *const shipped[] = {"src/main.c", "config/app.yaml", "scripts/release.py",
                                          "latest.py"};
    static const char *const kept[] = {"tests/main_test.c",   "src/a.spec.ts", "examples/tls.c",
                                       "docs/examples/tls.c", "README.md",     "vendor/x/x.go",
                                       "demo/app.js"};
    for (size_t i = 0; i < LTL_COUNT_OF(shipped); i++) {
        assert_true(ltl_file_is_shipped(ltl_str_of(shipped[i])));
    }
    for (size_t i = 0; i < LTL_COUNT_OF(kept); i++) {
        assert_false(ltl_file_is_shipped(ltl_str_of(kept[i])));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_say_what_files_are_for),
        cmocka_unit_test(quiet_is_what_is_neither_run_nor_read),
        cmocka_unit_test(shipped_is_what_users_get),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
