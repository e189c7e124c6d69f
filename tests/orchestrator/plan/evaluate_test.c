#include "orchestrator/plan/evaluate.h"
#include "orchestrator/plan/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/compiler.h"

#define BIT(label)     (1u << LTL_LABEL_##label)
#define DOMAIN(domain) (1u << LTL_DOMAIN_##domain)

/* `lines` lines that say nothing of interest. */
static ltl_str plain_lines(ltl_arena *arena, uint32_t lines) {
    char *text = ltl_arena_alloc(arena, (size_t)lines * 6 + 1);
    for (uint32_t i = 0; i < lines; i++) {
        memcpy(text + (size_t)i * 6, "x = 1\n", 6);
    }
    return (ltl_str){text, (size_t)lines * 6};
}

/* A file to which so many plain lines were added. */
static ltl_changed_file plain(ltl_arena *arena, const char *path, uint32_t lines) {
    return (ltl_changed_file){
        .path = ltl_str_of(path), .lines_added = lines, .added_text = plain_lines(arena, lines)};
}

static uint32_t count_lines(const char *text) {
    uint32_t count = 0;
    for (; *text != '\0'; text++) {
        count += *text == '\n';
    }
    return count;
}

static ltl_changed_file edit(const char *path, const char *removed, const char *added) {
    return (ltl_changed_file){.path = ltl_str_of(path),
                              .lines_added = count_lines(added),
                              .lines_removed = count_lines(removed),
                              .added_text = ltl_str_of(added),
                              .removed_text = ltl_str_of(removed)};
}

static const ltl_label_reason *reason_for(const ltl_evaluation *evaluation, ltl_label label) {
    for (uint32_t i = 0; i < evaluation->reason_count; i++) {
        if (evaluation->reasons[i].label == label) {
            return &evaluation->reasons[i];
        }
    }
    return NULL;
}

/* The labels, and that each of them is explained and nothing else is. */
static void check_labels(const ltl_evaluation *evaluation, uint32_t labels, ltl_label primary) {
    if (evaluation->labels != labels) {
        for (uint32_t i = 0; i < evaluation->reason_count; i++) {
            print_message("%s\n", evaluation->reasons[i].fact.ptr);
        }
    }
    assert_int_equal(evaluation->labels, labels);
    assert_string_equal(ltl_label_name(evaluation->primary), ltl_label_name(primary));
    for (int i = 0; i < LTL_LABEL_COUNT; i++) {
        assert_int_equal(reason_for(evaluation, (ltl_label)i) != NULL, (labels >> i) & 1u);
    }
}

static void check(ltl_arena *arena, const ltl_changed_file *files, uint32_t count, uint32_t labels,
                  ltl_label primary) {
    ltl_evaluation evaluation;
    ltl_evaluate(arena, files, count, NULL, &evaluation);
    check_labels(&evaluation, labels, primary);
    assert_int_equal(evaluation.files_changed, count);
}

static void check_edit(const char *path, const char *removed, const char *added, uint32_t labels,
                       ltl_label primary) {
    ltl_arena arena = {0};
    ltl_changed_file file = edit(path, removed, added);
    check(&arena, &file, 1, labels, primary);
    ltl_arena_clear(&arena);
}

static void check_many(uint32_t count, const char *path, uint32_t lines_each, uint32_t labels,
                       ltl_label primary) {
    ltl_arena arena = {0};
    ltl_changed_file *files = LTL_NEW_ARRAY(&arena, ltl_changed_file, count);
    for (uint32_t i = 0; i < count; i++) {
        files[i] = plain(&arena, path, lines_each);
    }
    check(&arena, files, count, labels, primary);
    ltl_arena_clear(&arena);
}

/* What the seed document's table gets wrong, each as a change. */

static void three_lines_that_remove_a_check_are_no_mere_hotfix(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file file = edit("src/login.py",
                                 "    if not user.has_permission('edit'):\n"
                                 "        raise Forbidden()\n\n",
                                 "");
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, &file, 1, NULL, &evaluation);
    check_labels(&evaluation, BIT(HOTFIX) | BIT(SECURITY), LTL_LABEL_SECURITY);
    assert_string_equal(reason_for(&evaluation, LTL_LABEL_SECURITY)->fact.ptr,
                        "removes a check and does not put it back (permission): src/login.py");
    assert_false(evaluation.profile.only_urgent);
    assert_int_equal(evaluation.profile.min_severity, LTL_SEVERITY_INFO);
    ltl_arena_clear(&arena);
}

static void one_line_of_a_file_named_after_a_guard_is_no_mere_hotfix(void **state) {
    (void)state;
    check_edit("src/acl.c", "    if (a == 0) {\n", "    if (a < 1) {\n",
               BIT(HOTFIX) | BIT(SECURITY), LTL_LABEL_SECURITY);
}

static void one_line_of_configuration_is_configuration(void **state) {
    (void)state;
    check_edit("deploy/production.yaml", "retries: 3\n", "retries: 4\n", BIT(CONFIGURATION),
               LTL_LABEL_CONFIGURATION);
}

static void many_lines_of_configuration_are_major_too(void **state) {
    (void)state;
    check_many(25, "env/app.yaml", 200, BIT(CONFIGURATION) | BIT(MAJOR_CHANGE),
               LTL_LABEL_MAJOR_CHANGE);
}

static void names_are_read_by_words(void **state) {
    (void)state;
    check_many(1, "src/latest.py", 40, BIT(STANDARD), LTL_LABEL_STANDARD);
    check_many(1, "src/reconfigure.c", 40, BIT(STANDARD), LTL_LABEL_STANDARD);
    check_many(1, "src/contest/attestation.go", 40, BIT(STANDARD), LTL_LABEL_STANDARD);
    check_many(1, "src/login_test.go", 40, BIT(TEST_CHANGE), LTL_LABEL_TEST_CHANGE);
    check_many(1, "src/LoginTest.java", 40, BIT(TEST_CHANGE), LTL_LABEL_TEST_CHANGE);
}

static void an_empty_change_asks_for_nothing(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, NULL, 0, NULL, &evaluation);
    check_labels(&evaluation, BIT(NOTHING), LTL_LABEL_NOTHING);
    assert_int_equal(evaluation.profile.domains, 0);
    ltl_arena_clear(&arena);
}

/* Boundaries. */

static void the_size_of_a_hotfix_ends_below_ten_lines(void **state) {
    (void)state;
    check_many(1, "src/a.c", 9, BIT(HOTFIX), LTL_LABEL_HOTFIX);
    check_many(1, "src/a.c", 10, BIT(STANDARD), LTL_LABEL_STANDARD);
    check_many(2, "src/a.c", 1, BIT(STANDARD), LTL_LABEL_STANDARD);
}

static void a_change_is_major_past_20_files_or_1000_lines(void **state) {
    (void)state;
    check_many(20, "src/a.c", 1, BIT(STANDARD), LTL_LABEL_STANDARD);
    check_many(21, "src/a.c", 1, BIT(STANDARD) | BIT(MAJOR_CHANGE), LTL_LABEL_MAJOR_CHANGE);
    check_many(1, "src/a.c", 1000, BIT(STANDARD), LTL_LABEL_STANDARD);
    check_many(1, "src/a.c", 1001, BIT(STANDARD) | BIT(MAJOR_CHANGE), LTL_LABEL_MAJOR_CHANGE);
}

static void thresholds_can_be_set(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file file = plain(&arena, "src/a.c", 4);
    ltl_evaluation evaluation;
    ltl_thresholds thresholds = {.hotfix_lines = 4};
    ltl_evaluate(&arena, &file, 1, &thresholds, &evaluation);
    check_labels(&evaluation, BIT(STANDARD), LTL_LABEL_STANDARD);
    thresholds = (ltl_thresholds){.hotfix_lines = 5, .major_lines = 3};
    ltl_evaluate(&arena, &file, 1, &thresholds, &evaluation);
    check_labels(&evaluation, BIT(STANDARD) | BIT(MAJOR_CHANGE), LTL_LABEL_MAJOR_CHANGE);
    assert_string_equal(reason_for(&evaluation, LTL_LABEL_MAJOR_CHANGE)->fact.ptr,
                        "changes more lines than the threshold (4, threshold 3)");
    ltl_arena_clear(&arena);
}

static void other_peoples_code_and_blank_lines_weigh_nothing(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file files[30];
    for (int i = 0; i < 30; i++) {
        files[i] = plain(&arena, i == 0 ? "src/a.c" : "vendor/lib/b.c", 500);
    }
    check(&arena, files, 30, BIT(STANDARD), LTL_LABEL_STANDARD);
    char *text = ltl_arena_alloc(&arena, 5000);
    for (size_t i = 0; i < 1200; i++) {
        memcpy(text + 4 * i, i % 2 == 0 ? "   \n" : "// \n", 4);
    }
    ltl_changed_file blank = {
        .path = LTL_STR("src/a.c"), .lines_added = 1200, .added_text = {text, 4800}};
    check(&arena, &blank, 1, BIT(STANDARD), LTL_LABEL_STANDARD);
    ltl_arena_clear(&arena);
}

/* `lines` lines of which no two are alike, with something before each; every third is only a bracket. */
static ltl_str own_lines(ltl_arena *arena, uint32_t lines, const char *before, const char *name) {
    enum { BYTES = 24 };
    char *text = ltl_arena_alloc(arena, (size_t)lines * BYTES + 1);
    size_t len = 0;
    for (uint32_t i = 0; i < lines; i++) {
        int bytes = i % 3 == 2 ? snprintf(text + len, BYTES, "%s}\n", before)
                               : snprintf(text + len, BYTES, "%s%s_%u();\n", before, name, i);
        len += (size_t)bytes;
    }
    return (ltl_str){text, len};
}

static void check_rewrite(const char *to, const char *before, const char *name, uint32_t labels, ltl_label primary) {
    ltl_arena arena = {0};
    ltl_changed_file files[] = {
        {.path = LTL_STR("src/a.c"), .lines_removed = 800, .removed_text = own_lines(&arena, 800, "", "go")},
        {.path = ltl_str_of(to), .lines_added = 800, .added_text = own_lines(&arena, 800, before, name)}};
    check(&arena, files, 2, labels, primary);
    ltl_arena_clear(&arena);
}

static void lines_that_move_or_shift_weigh_nothing(void **state) {
    (void)state;
    check_rewrite("src/a.c", "    ", "go", BIT(STANDARD), LTL_LABEL_STANDARD);
    check_rewrite("src/b.c", "", "go", BIT(STANDARD), LTL_LABEL_STANDARD);
    check_rewrite("src/b.c", "", "stop", BIT(STANDARD) | BIT(MAJOR_CHANGE), LTL_LABEL_MAJOR_CHANGE);
    check_rewrite("vendor/b.c", "", "go", BIT(STANDARD), LTL_LABEL_STANDARD); /* 800 went */
}

/* Labels do not exclude each other. */

static void the_plan_is_the_union_of_all_labels(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file files[] = {plain(&arena, "settings/app.yaml", 5),
                                plain(&arena, "tests/app_test.py", 5),
                                plain(&arena, "src/app.py", 1200)};
    check(&arena, files, 3,
          BIT(CONFIGURATION) | BIT(TEST_CHANGE) | BIT(STANDARD) | BIT(MAJOR_CHANGE),
          LTL_LABEL_MAJOR_CHANGE);
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, files, 2, NULL, &evaluation);
    check_labels(&evaluation, BIT(CONFIGURATION) | BIT(TEST_CHANGE), LTL_LABEL_CONFIGURATION);
    assert_int_equal(evaluation.profile.domains,
                     DOMAIN(SECURITY) | DOMAIN(SECRETS) | DOMAIN(QUALITY) | DOMAIN(COMPLIANCE));
    assert_false(evaluation.profile.with_metrics);
    ltl_arena_clear(&arena);
}

static void budgets_are_those_of_the_dearest_label(void **state) {
    (void)state;
    ltl_review_budget hotfix = ltl_profile_of(1u << LTL_LABEL_HOTFIX).budget;
    ltl_review_budget whole = ltl_review_budget_full();
    assert_true(hotfix.slice_steps > 0 && hotfix.past_steps > 0 && hotfix.slice_files > 0);
    for (ltl_label label = 0; label < LTL_LABEL_NOTHING; label++) {
        ltl_review_budget one = ltl_profile_of(1u << label).budget;
        ltl_review_budget both = ltl_profile_of(1u << label | 1u << LTL_LABEL_STANDARD).budget;
        assert_true(one.slice_steps >= hotfix.slice_steps && one.slice_steps <= whole.slice_steps);
        assert_true(one.past_steps >= hotfix.past_steps && one.past_steps <= whole.past_steps);
        assert_int_equal(both.slice_steps, whole.slice_steps);
        assert_int_equal(both.past_steps, whole.past_steps);
    }
}

static void only_a_mere_hotfix_gets_the_quick_scan(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file file = plain(&arena, "src/a.c", 3);
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, &file, 1, NULL, &evaluation);
    assert_true(evaluation.profile.only_urgent);
    assert_int_equal(evaluation.profile.min_severity, LTL_SEVERITY_LOW);
    assert_false(evaluation.profile.with_metrics);
    ltl_changed_file standard = plain(&arena, "src/a.c", 30);
    ltl_evaluate(&arena, &standard, 1, NULL, &evaluation);
    assert_false(evaluation.profile.only_urgent);
    assert_true(evaluation.profile.with_metrics);
    assert_int_equal(evaluation.profile.domains, (1u << LTL_DOMAIN_COUNT) - 1);
    ltl_arena_clear(&arena);
}

/* Content. */

static void a_touch_of_what_guards_is_security(void **state) {
    (void)state;
    static const struct {
        const char *removed;
        const char *added;
        const char *fact;
    } cases[] = {
        {"", "if user.isAuthenticated():\n", "touches who may do what (Authenticated)"},
        {"", "key = pbkdf2_hmac(a, b)\n", "touches cryptography (pbkdf2)"},
        {"", "data = pickle.load(f)\n", "touches how objects are read from outside data (pickle)"},
        {"", "os.system(command)\n",
         "touches the execution of commands or of text as code (system()"},
        {"", "cursor.execute (text)\n", "touches a database query (.execute()"},
        {"", "requests.get(url, verify = False)\n",
         "touches a protection that can be switched (verify=false)"},
        {"verify(token)\n", "", "removes a check and does not put it back (verif)"},
        {"check_bounds(i)\n", "i += 1\n", "removes a check and does not put it back (check)"},
        {"", "password = \"correct-horse\"\n", "adds what looks like a secret (value of a secret)"},
        {"", "-----BEGIN RSA PRIVATE KEY-----\n", "adds what looks like a secret (private key)"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_arena arena = {0};
        ltl_changed_file file = edit("src/a.py", cases[i].removed, cases[i].added);
        ltl_evaluation evaluation;
        ltl_evaluate(&arena, &file, 1, NULL, &evaluation);
        assert_int_equal(evaluation.primary, LTL_LABEL_SECURITY);
        bool is_told = false;
        ltl_str wanted = ltl_arena_printf(&arena, "%s: src/a.py", cases[i].fact);
        for (uint32_t j = 0; j < evaluation.reason_count; j++) {
            is_told = is_told || ltl_str_eq(evaluation.reasons[j].fact, wanted);
        }
        if (!is_told) {
            print_message("missing: %s\n", wanted.ptr);
        }
        assert_true(is_told);
        ltl_arena_clear(&arena);
    }
}

static void what_only_moves_is_not_removed(void **state) {
    (void)state;
    check_edit("src/a.c", "    check(x);\n", "        check(x);\n", BIT(HOTFIX), LTL_LABEL_HOTFIX);
    check_edit("src/a.c", "if (check(x)) {\n}\n", "if (check(y)) {\n", BIT(HOTFIX),
               LTL_LABEL_HOTFIX);
}

static void comments_guard_nothing(void **state) {
    (void)state;
    check_edit("src/a.c", "// check the permission\n/* verify */\n * assert\n", "", BIT(HOTFIX),
               LTL_LABEL_HOTFIX);
    check_edit("src/a.py", "# check it\n", "", BIT(HOTFIX), LTL_LABEL_HOTFIX);
    check_edit("src/a.c", "/* x */ verify(y);\n", "", BIT(HOTFIX) | BIT(SECURITY),
               LTL_LABEL_SECURITY);
}

static void words_within_words_do_not_count(void **state) {
    (void)state;
    check_edit("src/a.py", "author = medieval(latest, hashmap, tokenizer)\n", "require('x')\n",
               BIT(HOTFIX), LTL_LABEL_HOTFIX);
    check_edit("src/a.py", "", "net = '10.0.0.0'\n", BIT(HOTFIX), LTL_LABEL_HOTFIX);
    check_edit("src/a.py", "", "net = '0.0.0.0'\n", BIT(HOTFIX) | BIT(SECURITY),
               LTL_LABEL_SECURITY);
}

static void secrets_are_looked_for_everywhere(void **state) {
    (void)state;
    check_edit("docs/setup.md", "", "export TOKEN=ghp_0123456789abcdefghij0123456789abcd\n",
               BIT(DOCUMENTATION) | BIT(SECURITY), LTL_LABEL_SECURITY);
    check_edit("vendor/a/b.c", "", "# AKIAIOSFODNN7EXAMPLE0 AKIA0123456789ABCDEF\n",
               BIT(DOCUMENTATION) | BIT(SECURITY), LTL_LABEL_SECURITY);
    check_edit(".env", "", "API_KEY=a1b2c3d4e5f6\n", BIT(CONFIGURATION) | BIT(SECURITY),
               LTL_LABEL_SECURITY);
    check_edit("src/a.py", "", "secret = os.environ['S']\nname = get(secret)\n", BIT(HOTFIX),
               LTL_LABEL_HOTFIX);
    check_edit("app.yaml", "", "token: ${TOKEN_FROM_VAULT_1}\n", BIT(CONFIGURATION),
               LTL_LABEL_CONFIGURATION);
}

static void tests_may_speak_of_anything_but_not_lose_assertions(void **state) {
    (void)state;
    check_edit("tests/login_test.py", "", "self.client.login(user)\n", BIT(TEST_CHANGE),
               LTL_LABEL_TEST_CHANGE);
    ltl_arena arena = {0};
    ltl_changed_file file = edit("tests/login_test.py", "    assert x == 1\n", "    x\n");
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, &file, 1, NULL, &evaluation);
    check_labels(&evaluation, BIT(TEST_CHANGE), LTL_LABEL_TEST_CHANGE);
    assert_string_equal(
        evaluation.reasons[evaluation.reason_count - 1].fact.ptr,
        "removes an assertion and does not put it back (assert): tests/login_test.py");
    ltl_changed_file gone = {.path = LTL_STR("tests/a_test.c"), .is_deleted = true};
    ltl_evaluate(&arena, &gone, 1, NULL, &evaluation);
    check_labels(&evaluation, BIT(TEST_CHANGE), LTL_LABEL_TEST_CHANGE);
    assert_string_equal(evaluation.reasons[1].fact.ptr, "deletes a test file: tests/a_test.c");
    ltl_arena_clear(&arena);
}

static void workflows_are_read_for_permissions_and_triggers(void **state) {
    (void)state;
    const char *path = ".github/workflows/build.yml";
    check_edit(path, "", "      - name: greet\n", BIT(CONFIGURATION), LTL_LABEL_CONFIGURATION);
    const uint32_t both = BIT(CONFIGURATION) | BIT(SECURITY);
    check_edit(path, "permissions: read-all\n", "", both, LTL_LABEL_SECURITY);
    check_edit(path, "on: push\n", "on: pull_request_target\n", both, LTL_LABEL_SECURITY);
    check_edit(path, "", "on: push\n", both, LTL_LABEL_SECURITY);
    check_edit(path, "", "      - uses: someone/something@v1\n", both, LTL_LABEL_SECURITY);
    check_edit("app.yaml", "", "image: x\n", BIT(CONFIGURATION), LTL_LABEL_CONFIGURATION);
}

static void what_is_depended_on_is_security(void **state) {
    (void)state;
    const uint32_t both = BIT(CONFIGURATION) | BIT(SECURITY);
    static const char *const paths[] = {"package.json",     "web/package-lock.json", "go.sum",
                                        "requirements.txt", "requirements/prod.txt", "Cargo.toml"};
    for (size_t i = 0; i < LTL_COUNT_OF(paths); i++) {
        check_edit(paths[i], "", "something 1.0\n", both, LTL_LABEL_SECURITY);
        check_edit(paths[i], "something 1.0\n", "", BIT(CONFIGURATION), LTL_LABEL_CONFIGURATION);
    }
}

/* What is not text. */

static void modes_links_submodules_and_programs_are_security(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file mode = {.path = LTL_STR("src/a.py"), .mode_changed = true};
    check(&arena, &mode, 1, BIT(HOTFIX) | BIT(SECURITY), LTL_LABEL_SECURITY);
    ltl_changed_file text_mode = {.path = LTL_STR("README.md"), .mode_changed = true};
    check(&arena, &text_mode, 1, BIT(SECURITY), LTL_LABEL_SECURITY);
    ltl_changed_file link = edit("docs/readme.md", "", "/etc/passwd\n");
    link.is_link = true;
    check(&arena, &link, 1, BIT(SECURITY), LTL_LABEL_SECURITY);
    ltl_changed_file module = {.path = LTL_STR("lib/x"), .is_submodule = true};
    check(&arena, &module, 1, BIT(SECURITY), LTL_LABEL_SECURITY);
    ltl_changed_file jar = {.path = LTL_STR("gradle/wrapper.jar"), .is_binary = true};
    check(&arena, &jar, 1, BIT(SECURITY), LTL_LABEL_SECURITY);
    ltl_changed_file unnamed = {.path = LTL_STR("tests/data/input"), .is_binary = true};
    check(&arena, &unnamed, 1, BIT(TEST_CHANGE) | BIT(SECURITY), LTL_LABEL_SECURITY);
    ltl_changed_file picture = {.path = LTL_STR("docs/a.png"), .is_binary = true};
    check(&arena, &picture, 1, BIT(DOCUMENTATION), LTL_LABEL_DOCUMENTATION);
    ltl_arena_clear(&arena);
}

static void documents_and_vendored_files_alone_are_checked_cheaply(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file files[] = {plain(&arena, "README.md", 5000), plain(&arena, "LICENSE", 5),
                                plain(&arena, "vendor/x/y.go", 3000)};
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, files, 3, NULL, &evaluation);
    check_labels(&evaluation, BIT(DOCUMENTATION), LTL_LABEL_DOCUMENTATION);
    assert_int_equal(evaluation.profile.domains, DOMAIN(SECRETS) | DOMAIN(COMPLIANCE));
    assert_int_equal(evaluation.lines_added, 8005);
    ltl_changed_file mixed[] = {files[0], plain(&arena, "src/a.c", 30)};
    check(&arena, mixed, 2, BIT(STANDARD), LTL_LABEL_STANDARD);
    ltl_arena_clear(&arena);
}

static void a_check_removed_from_vendored_code_counts(void **state) {
    (void)state;
    check_edit("vendor/x/y.go", "if !verify(sig) { return }\n", "",
               BIT(DOCUMENTATION) | BIT(SECURITY), LTL_LABEL_SECURITY);
}

static void where_a_file_was_counts_too(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file hidden = edit("docs/notes.md", "", "");
    hidden.old_path = LTL_STR("config/app.yaml");
    check(&arena, &hidden, 1, BIT(CONFIGURATION), LTL_LABEL_CONFIGURATION);
    ltl_changed_file promoted = edit("src/login.py", "", "x = eval(y)\n");
    promoted.old_path = LTL_STR("tests/login.py");
    check(&arena, &promoted, 1, BIT(TEST_CHANGE) | BIT(STANDARD) | BIT(SECURITY),
          LTL_LABEL_SECURITY);
    ltl_arena_clear(&arena);
}

/* What depends on what: facts of one line of code, of none of a comment. */
static void who_depends_on_it_counts(void **state) {
    (void)state;
    static const struct {
        ltl_graph_delta graph;
        const char *added;
        uint32_t labels;
    } rows[] = {
        {{.users = 20}, "x = 1\n", BIT(HOTFIX)},
        {{.users = 21}, "x = 1\n", BIT(STANDARD)},
        {{.users = 21}, "# plain\n", BIT(HOTFIX)},
        {{.circle = {"a → b → a", 13}}, "x = 1\n", BIT(MAJOR_CHANGE) | BIT(STANDARD)},
        {{.against = {"a/x → b/y", 11}}, "x = 1\n", BIT(MAJOR_CHANGE) | BIT(STANDARD)},
        {{.untold = {"too much", 8}}, "x = 1\n", BIT(STANDARD) | BIT(SECURITY)},
        {{.untold = {"too much", 8}}, "# plain\n", BIT(HOTFIX)},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_changed_file file = edit("src/a.py", "", rows[i].added);
        file.graph = &rows[i].graph;
        ltl_evaluation evaluation;
        ltl_evaluate(&arena, &file, 1, NULL, &evaluation);
        assert_int_equal(evaluation.labels, rows[i].labels);
        ltl_arena_clear(&arena);
    }
}

/* Failing closed. */

static void what_cannot_be_told_is_standard_and_security(void **state) {
    (void)state;
    const uint32_t closed = BIT(STANDARD) | BIT(SECURITY);
    ltl_arena arena = {0};
    ltl_changed_file unknown = plain(&arena, "bin/thing", 3);
    check(&arena, &unknown, 1, closed, LTL_LABEL_SECURITY);
    ltl_changed_file unseen = {.path = LTL_STR("src/a.c"), .lines_removed = 3};
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, &unseen, 1, NULL, &evaluation);
    assert_int_equal(evaluation.labels & closed, closed);
    assert_false(evaluation.profile.only_urgent);
    assert_int_equal(evaluation.profile.domains, (1u << LTL_DOMAIN_COUNT) - 1);
    ltl_changed_file odd = plain(&arena, "dist/bundle.xyz", 3);
    check(&arena, &odd, 1, closed, LTL_LABEL_SECURITY);
    ltl_changed_file nameless = {.path = LTL_STR("")};
    check(&arena, &nameless, 1, closed, LTL_LABEL_SECURITY);
    ltl_arena_clear(&arena);
}

static void a_reason_names_three_files_and_counts_the_rest(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_changed_file files[] = {plain(&arena, "a.c", 1), plain(&arena, "b.c", 1),
                                plain(&arena, "c.c", 1), plain(&arena, "d.c", 1),
                                plain(&arena, "e.c", 1)};
    ltl_evaluation evaluation;
    ltl_evaluate(&arena, files, 5, NULL, &evaluation);
    assert_int_equal(evaluation.reason_count, 1);
    assert_string_equal(evaluation.reasons[0].fact.ptr,
                        "changes source code: a.c, b.c, c.c and 2 more");
    ltl_arena_clear(&arena);
}

/* The classic table. */

static ltl_label classic(uint32_t count, const char *first, const char *rest, uint32_t added,
                         uint32_t removed) {
    ltl_arena arena = {0};
    ltl_changed_file files[32] = {{.path = ltl_str_of(first)}};
    for (uint32_t i = 1; i < count; i++) {
        files[i].path = ltl_str_of(rest);
    }
    files[0].lines_added = added;
    files[0].lines_removed = removed;
    ltl_evaluation evaluation;
    ltl_evaluate_classic(&arena, files, count, &evaluation);
    assert_int_equal(evaluation.labels, 1u << evaluation.primary);
    assert_int_equal(evaluation.reason_count, 1);
    assert_int_equal(evaluation.reasons[0].label, evaluation.primary);
    assert_int_equal(evaluation.profile.only_urgent, evaluation.primary == LTL_LABEL_HOTFIX);
    assert_int_equal(evaluation.lines_added, added);
    assert_int_equal(evaluation.lines_removed, removed);
    ltl_arena_clear(&arena);
    return evaluation.primary;
}

static void the_classic_table_to_the_number(void **state) {
    (void)state;
    static const struct {
        uint32_t count;
        const char *first;
        const char *rest;
        uint32_t added;
        uint32_t removed;
        ltl_label label;
    } cases[] = {
        {0, "", "", 0, 0, LTL_LABEL_STANDARD},
        {1, "a.c", "", 0, 0, LTL_LABEL_HOTFIX},
        {1, "a.c", "", 5, 4, LTL_LABEL_HOTFIX},
        {1, "a.c", "", 5, 5, LTL_LABEL_STANDARD},
        {1, "a.c", "", 0, 3, LTL_LABEL_HOTFIX},
        {2, "a.c", "b.c", 5, 4, LTL_LABEL_STANDARD},
        {1, "config/app.yaml", "", 1, 0, LTL_LABEL_HOTFIX},
        {1, "config/app.yaml", "", 10, 0, LTL_LABEL_CONFIGURATION},
        {2, "config/app.yaml", "tests/a.py", 10, 0, LTL_LABEL_TEST_CHANGE},
        {25, "config/a", "config/a", 5000, 0, LTL_LABEL_CONFIGURATION},
        {25, "config/a", "test/a", 5000, 0, LTL_LABEL_MAJOR_CHANGE},
        {20, "a.c", "b.c", 10, 0, LTL_LABEL_STANDARD},
        {21, "a.c", "b.c", 10, 0, LTL_LABEL_MAJOR_CHANGE},
        {21, "a.c", "tests/b.c", 10, 0, LTL_LABEL_MAJOR_CHANGE},
        {20, "a.c", "tests/b.c", 10, 0, LTL_LABEL_TEST_CHANGE},
        {1, "a.c", "", 600, 400, LTL_LABEL_STANDARD},
        {1, "a.c", "", 600, 401, LTL_LABEL_MAJOR_CHANGE},
        {1, "a_test.c", "", 600, 400, LTL_LABEL_TEST_CHANGE},
        {1, "a_test.c", "", 600, 401, LTL_LABEL_MAJOR_CHANGE},
        {1, "src/latest.py", "", 40, 0, LTL_LABEL_STANDARD},
        {1, "src/reconfigure.c", "", 40, 0, LTL_LABEL_STANDARD},
        {1, "src/appConfig.ts", "", 40, 0, LTL_LABEL_CONFIGURATION},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_label label = classic(cases[i].count, cases[i].first, cases[i].rest, cases[i].added,
                                  cases[i].removed);
        if (label != cases[i].label) {
            print_message("row %zu\n", i);
        }
        assert_string_equal(ltl_label_name(label), ltl_label_name(cases[i].label));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_lines_that_remove_a_check_are_no_mere_hotfix),
        cmocka_unit_test(one_line_of_a_file_named_after_a_guard_is_no_mere_hotfix),
        cmocka_unit_test(one_line_of_configuration_is_configuration),
        cmocka_unit_test(many_lines_of_configuration_are_major_too),
        cmocka_unit_test(names_are_read_by_words),
        cmocka_unit_test(an_empty_change_asks_for_nothing),
        cmocka_unit_test(the_size_of_a_hotfix_ends_below_ten_lines),
        cmocka_unit_test(a_change_is_major_past_20_files_or_1000_lines),
        cmocka_unit_test(thresholds_can_be_set),
        cmocka_unit_test(other_peoples_code_and_blank_lines_weigh_nothing),
        cmocka_unit_test(lines_that_move_or_shift_weigh_nothing),
        cmocka_unit_test(the_plan_is_the_union_of_all_labels),
        cmocka_unit_test(budgets_are_those_of_the_dearest_label),
        cmocka_unit_test(only_a_mere_hotfix_gets_the_quick_scan),
        cmocka_unit_test(a_touch_of_what_guards_is_security),
        cmocka_unit_test(what_only_moves_is_not_removed),
        cmocka_unit_test(comments_guard_nothing),
        cmocka_unit_test(words_within_words_do_not_count),
        cmocka_unit_test(secrets_are_looked_for_everywhere),
        cmocka_unit_test(tests_may_speak_of_anything_but_not_lose_assertions),
        cmocka_unit_test(workflows_are_read_for_permissions_and_triggers),
        cmocka_unit_test(what_is_depended_on_is_security),
        cmocka_unit_test(modes_links_submodules_and_programs_are_security),
        cmocka_unit_test(documents_and_vendored_files_alone_are_checked_cheaply),
        cmocka_unit_test(a_check_removed_from_vendored_code_counts),
        cmocka_unit_test(where_a_file_was_counts_too),
        cmocka_unit_test(who_depends_on_it_counts),
        cmocka_unit_test(what_cannot_be_told_is_standard_and_security),
        cmocka_unit_test(a_reason_names_three_files_and_counts_the_rest),
        cmocka_unit_test(the_classic_table_to_the_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
