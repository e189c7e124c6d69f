#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "orchestrator/run/run.h"
#include "tests/support/repository.h"

/* What is followed from file to file has bounds; each one is reached here, and has the outcome that is
 * told of it. */

static const char RULES[] = "rules:\n"
                            "  - id: far\n"
                            "    mode: taint\n"
                            "    languages: [python]\n"
                            "    severity: ERROR\n"
                            "    message: m\n"
                            "    pattern-sources: [{pattern: take_input(...)}]\n"
                            "    pattern-sinks: [{pattern: danger(...)}]\n";

typedef struct outcome {
    uint32_t findings;
    uint64_t analysed;
    uint64_t partial;
} outcome;

static outcome look_at(const sandbox *box) {
    ltl_ruleset *rules = ltl_ruleset_new();
    ltl_ruleset_add(rules, LTL_STR("rules.yaml"), ltl_str_of(RULES));
    ltl_ruleset_follow_files(rules);
    assert_int_equal(ltl_ruleset_compile(rules, NULL), LTL_OK);
    ltl_intake *intake = NULL;
    ltl_intake_options intake_options = {.ignore_gitignore = true};
    ltl_str path = ltl_str_of(sandbox_path(box, "repo"));
    assert_int_equal(ltl_intake_open_paths(&path, 1, &intake_options, &intake, NULL), LTL_OK);
    ltl_run *run = NULL;
    ltl_run_options options = {.jobs = 2,
                               .ruleset = rules,
                               .domains = (1u << LTL_DOMAIN_COUNT) - 1,
                               .use_prefilter = true,
                               .dataflow = LTL_DATAFLOW_REPOSITORY};
    assert_int_equal(ltl_run_start(intake, &options, &run, NULL), LTL_OK);
    const ltl_ledger_row *files = &ltl_run_ledger(run)->files;
    outcome out = {ltl_run_findings(run)->count, files->counts[LTL_OUTCOME_ANALYSED],
                   files->counts[LTL_OUTCOME_PARTIAL]};
    ltl_run_free(run);
    ltl_intake_close(intake);
    ltl_ruleset_free(rules);
    return out;
}

static void write_text(const sandbox *box, const char *path, ltl_buf *text) {
    sandbox_write(box, path, text->ptr);
    ltl_buf_clear(text);
}

/* main passes what comes in through so many files. */
static outcome through_files(uint32_t files) {
    sandbox *box = sandbox_new();
    ltl_buf text;
    sandbox_write(box, "repo/start.py", "from step1 import step1\nstep1(take_input())\n");
    for (uint32_t i = 1; i <= files; i++) {
        char path[64];
        ltl_buf_init(&text, 1 << 12);
        if (i < files) {
            ltl_buf_printf(&text, "from step%u import step%u\ndef step%u(x):\n  step%u(x)\n", i + 1,
                           i + 1, i, i + 1);
        } else {
            ltl_buf_printf(&text, "def step%u(x):\n  danger(x)\n", i);
        }
        (void)snprintf(path, sizeof path, "repo/step%u.py", i);
        write_text(box, path, &text);
    }
    outcome out = look_at(box);
    sandbox_free(box);
    return out;
}

/* A way that leads through more files is not followed; nothing is said to be incomplete by that. */
static void ways_have_a_longest(void **state) {
    (void)state;
    for (uint32_t files = 1; files <= LTL_MAX_FAR_HOPS + 3; files++) {
        outcome out = through_files(files);
        assert_int_equal(out.findings, files <= LTL_MAX_FAR_HOPS + 1);
        assert_int_equal(out.partial, 0);
        assert_int_equal(out.analysed, files + 1);
    }
}

/* More sinks than a function tells of: the first ones are found, and its file is partial. */
static void a_function_tells_of_so_many_sinks(void **state) {
    (void)state;
    const uint32_t more = 8;
    sandbox *box = sandbox_new();
    ltl_buf text;
    ltl_buf_init(&text, 1 << 16);
    ltl_buf_printf(&text, "def many(x):\n");
    for (uint32_t i = 0; i < LTL_MAX_FAR_SINKS + more; i++) {
        ltl_buf_printf(&text, "  danger(x)\n");
    }
    write_text(box, "repo/many.py", &text);
    sandbox_write(box, "repo/start.py", "from many import many\nmany(take_input())\n");
    outcome out = look_at(box);
    assert_int_equal(out.findings, LTL_MAX_FAR_SINKS);
    assert_int_equal(out.partial, 1);
    sandbox_free(box);
}

/* More sources than a value is told to have: one is told of a finding all the same. */
static void a_value_tells_of_so_many_sources(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    ltl_buf text;
    ltl_buf_init(&text, 1 << 16);
    ltl_buf_printf(&text, "def many():\n  return [");
    for (uint32_t i = 0; i < 4 * LTL_MAX_FAR_SOURCES; i++) {
        ltl_buf_printf(&text, "take_input(%u), ", i);
    }
    ltl_buf_printf(&text, "]\n");
    write_text(box, "repo/many.py", &text);
    sandbox_write(box, "repo/start.py", "from many import many\ndanger(many())\n");
    outcome out = look_at(box);
    assert_int_equal(out.findings, 1);
    assert_int_equal(out.partial, 0);
    sandbox_free(box);
}

/* With so many guesses in one file, a way is not followed into the next. */
static void guesses_have_an_end(void **state) {
    (void)state;
    for (uint32_t guesses = 0; guesses <= LTL_MAX_DOUBT + 1; guesses++) {
        sandbox *box = sandbox_new();
        ltl_buf text;
        ltl_buf_init(&text, 1 << 12);
        ltl_buf_printf(&text, "def far(x):\n  y = x\n");
        for (uint32_t i = 0; i < guesses; i++) {
            ltl_buf_printf(&text, "  y = unknown%u(y)\n", i);
        }
        ltl_buf_printf(&text, "  danger(y)\n");
        write_text(box, "repo/far.py", &text);
        sandbox_write(box, "repo/start.py", "from far import far\nfar(take_input())\n");
        outcome out = look_at(box);
        assert_int_equal(out.findings, guesses < LTL_MAX_DOUBT);
        assert_int_equal(out.partial, 0);
        sandbox_free(box);
    }
}

/* Two files whose functions call each other in turn: each look learns one call more. */
static outcome through_looks(uint32_t steps) {
    sandbox *box = sandbox_new();
    ltl_buf texts[2];
    for (uint32_t i = 0; i < 2; i++) {
        ltl_buf_init(&texts[i], 1 << 16);
        ltl_buf_printf(&texts[i], "import side%u\n", 1 - i);
    }
    for (uint32_t i = 0; i < steps; i++) {
        ltl_buf *text = &texts[i % 2];
        if (i + 1 < steps) {
            ltl_buf_printf(text, "def f%u(o, v):\n  danger(1)\n  side%u.f%u(o, v)\n", i,
                           (i + 1) % 2, i + 1);
        } else {
            ltl_buf_printf(text, "def f%u(o, v):\n  danger(1)\n  o.x = v\n", i);
        }
    }
    for (uint32_t i = 0; i < 2; i++) {
        ltl_buf_printf(&texts[i], "def use():\n  o = []\n  side0.f0(o, take_input())\n"
                                  "  danger(o.x)\n");
    }
    write_text(box, "repo/side0.py", &texts[0]);
    write_text(box, "repo/side1.py", &texts[1]);
    outcome out = look_at(box);
    sandbox_free(box);
    return out;
}

/* What goes on changing is left as it is, and its file is partial. */
static void looks_have_an_end(void **state) {
    (void)state;
    outcome few = through_looks(6);
    assert_true(few.findings > 0);
    assert_int_equal(few.partial, 0);
    outcome many = through_looks(4 * LTL_MAX_FAR_LOOKS);
    assert_true(many.partial > 0);
    assert_int_equal(many.partial + many.analysed, 2);
}

/* A circle of files comes to an end, with what is true in it. */
static void circles_end(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    enum { FILES = 12 };
    for (uint32_t i = 0; i < FILES; i++) {
        char path[64];
        ltl_buf text;
        ltl_buf_init(&text, 1 << 12);
        uint32_t next = (i + 1) % FILES;
        ltl_buf_printf(&text, "from step%u import step%u\ndef step%u(x):\n  danger(x)\n", next,
                       next, i);
        ltl_buf_printf(&text, "  return step%u(x)\nstep%u(take_input())\n", next, next);
        (void)snprintf(path, sizeof path, "repo/step%u.py", i);
        write_text(box, path, &text);
    }
    outcome out = look_at(box);
    assert_int_equal(out.findings, FILES);
    assert_int_equal(out.analysed + out.partial, FILES);
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_have_a_longest),
        cmocka_unit_test(a_function_tells_of_so_many_sinks),
        cmocka_unit_test(a_value_tells_of_so_many_sources),
        cmocka_unit_test(guesses_have_an_end),
        cmocka_unit_test(looks_have_an_end),
        cmocka_unit_test(circles_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
