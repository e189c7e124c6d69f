/* Every workflow there is, with its real agents, over real files: a node of it fails, takes too long, is interrupted;
 * the process dies before, within or after it. Nobody is told that all is well when it is not, and who goes on gets
 * what an undisturbed run would have given, to the byte. A third of the workflows gets one of its deeds, by lot;
 * WORKFLOW_DEEDS (0: all of them), WORKFLOW_ROWS, WORKFLOW (the name of one) and RANDOM_SEED make more of it, or the
 * same again: see `make soak-workflows`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/cli/workflows/files.h"
#include "tests/support/program.h"
#include "tests/support/random.h"
#include "tests/support/way.h"

enum { DEEDS = 1, ONE_OF = 3, ROWS = 6000, KILLED = 137 };

typedef struct deed {
    char text[48];
    ltl_str node;
    bool is_death;
    bool needs_deadline;
} deed;

typedef struct soak {
    sandbox *box;
    ltl_arena arena;
    ltl_random random;
    struct LTL_VEC(deed) deeds; /* of the workflow at hand */
    way way;
    int code;     /* of an undisturbed run */
    ltl_str seen; /* of it */
    unsigned done;
    unsigned bad;
} soak;

static unsigned number_of(const char *name, unsigned otherwise) {
    const char *given = getenv(name);
    return given != NULL ? (unsigned)strtoul(given, NULL, 10) : otherwise;
}

static ltl_program run(const soak *self, const char *before, ltl_str command, const char *behind) {
    ltl_arena arena = {0};
    ltl_str line = ltl_arena_printf(&arena, "%s %.*s%s", before, LTL_STR_ARG(command), behind);
    ltl_program program = ltl_program_run(LTL_MORTAL, self->box, "code", line.ptr);
    ltl_arena_clear(&arena);
    return program;
}

static bool sees_the_same(const soak *self) {
    return ltl_str_eq(self->seen, ltl_str_of(run(self, "", self->way.see, "").out));
}

/* ---- what can be done to it ---- */

static void deed_add(soak *self, ltl_str node, const char *what, unsigned number, unsigned us) {
    deed one = {.node = ltl_arena_copy(&self->arena, node)};
    one.needs_deadline = strcmp(what, "late") == 0;
    one.is_death = !one.needs_deadline && strcmp(what, "fail") != 0 && strcmp(what, "cancel") != 0;
    (void)snprintf(one.text, sizeof(one.text), "%s:%u:%u", what, number, us);
    if (!one.needs_deadline || self->way.has_deadline) {
        LTL_PUSH(&self->arena, &self->deeds, one);
    }
}

/* From what an undisturbed run has written down of itself. */
static void deeds_make(soak *self) {
    char kind[16];
    char detail[32];
    char step[256];
    unsigned number;
    FILE *file = fopen(sandbox_path(self->box, "log"), "r");
    assert_non_null(file);
    self->deeds.count = 0;
    while (fscanf(file, "%15s %u %31s %255[^\n]", kind, &number, detail, step) == 4) {
        ltl_str node = ltl_str_of(step);
        if (strcmp(kind, "happening") == 0) {
            deed_add(self, node, "before", number, 0);
            deed_add(self, node, "after", number, 0);
            deed_add(self, node, "cancel", number, 0);
        } else {
            unsigned us = (unsigned)strtoul(detail, NULL, 10);
            deed_add(self, node, "within", number, us / 4);
            deed_add(self, node, "within", number,
                     us / 2 + (unsigned)ltl_random_below(&self->random, us / 2 + 1));
            deed_add(self, node, "fail", number, 0);
            deed_add(self, node, "late", number, 0);
        }
    }
    deed_add(self, LTL_STR("the end"), "ended", 1, 0);
    fclose(file);
}

/* ---- one of them ---- */

static void complain(soak *self, const deed *one, const char *what, const ltl_program *program) {
    self->bad++;
    print_error("%.*s, MORTAL_DEED=%s at %.*s: %s: exit code %d, %d undisturbed\n%s\n%s\n",
                LTL_STR_ARG(self->way.name), one->text, LTL_STR_ARG(one->node), what, program->code,
                self->code, self->way.begin.ptr, program->err);
}

/* Told that it went as it should, people get what they should. */
static void deed_do(soak *self, const deed *one) {
    char before[96];
    (void)snprintf(before, sizeof(before), "export MORTAL_DEED=%s;", one->text);
    way_reset(self->box);
    ltl_program program =
        run(self, before, self->way.begin, one->needs_deadline ? " --deadline 1800" : "");
    self->done++;
    int first = program.code;
    if (one->is_death ? program.code != KILLED && program.code != self->code : program.code > 143) {
        complain(self, one, "it ended in another way", &program);
        return;
    }
    if (sees_the_same(self)) {
        return; /* it was through with all that matters */
    }
    if (!one->is_death && program.code == self->code) {
        complain(self, one, "it says that all is well, and shows something else", &program);
        return;
    }
    program = run(self, "unset MORTAL_DEED;", self->way.again, "");
    if (program.code != self->code) {
        complain(self, one, ltl_arena_printf(&self->arena, "ended with %d, going on", first).ptr,
                 &program);
    } else if (!sees_the_same(self)) {
        complain(self, one, "what it comes to is something else", &program);
    }
}

static void undisturbed(soak *self) {
    sandbox_run(self->box, ".", "rm -f log");
    way_reset(self->box);
    ltl_program program = run(self, "export MORTAL_LOG=../log;", self->way.begin, "");
    self->code = program.code;
    if (program.code != 0 && program.code != 1) {
        fail_msg("%s: exit code %d\n%s", self->way.begin.ptr, program.code, program.err);
    }
    program = run(self, "", self->way.see, "");
    self->seen = ltl_arena_copy(&self->arena, ltl_str_of(program.out));
    assert_true(self->seen.len > 0);
}

static void workflow_strike(soak *self, unsigned deeds) {
    undisturbed(self);
    deeds_make(self);
    unsigned before = self->done;
    for (unsigned i = 0; deeds == 0 ? i < self->deeds.count : i < deeds; i++) {
        deed_do(
            self,
            &self->deeds.at[deeds == 0 ? i : ltl_random_below(&self->random, self->deeds.count)]);
    }
    printf("%-20.*s %3u of %3u deeds\n", LTL_STR_ARG(self->way.name), self->done - before,
           self->deeds.count);
}

static void who_goes_on_gets_the_same(void **state) {
    (void)state;
    soak self = {.box = sandbox_new(),
                 .random = ltl_random_make("workflow-kill", (uint64_t)time(NULL))};
    const char *only = getenv("WORKFLOW");
    ltl_workflow_file_list files = {0};
    (void)unsetenv("LINTEL_STATE_DIR"); /* the test has one of its own */
    way_world_make(self.box, LTL_SOURCE_DIR, number_of("WORKFLOW_ROWS", ROWS));
    ltl_workflow_files_list(&self.arena, &files);
    for (uint32_t i = 0; i < files.count; i++) {
        ltl_workflow_file file;
        ltl_workflow *workflow = NULL;
        const char *name = ltl_arena_copy(&self.arena, files.at[i].name).ptr;
        bool is_drawn =
            getenv("WORKFLOW_DEEDS") != NULL || ltl_random_below(&self.random, ONE_OF) == 0;
        if (only != NULL ? strcmp(only, name) == 0 : is_drawn) {
            assert_int_equal(ltl_workflow_file_open(&self.arena, name, ltl_program_tasks(), &file,
                                                    &workflow, NULL),
                             LTL_OK);
            self.way = way_of(&self.arena, workflow, name);
            workflow_strike(&self, number_of("WORKFLOW_DEEDS", DEEDS));
            ltl_workflow_free(workflow);
        }
    }
    ltl_arena_clear(&self.arena);
    sandbox_free(self.box);
    assert_int_equal(self.bad, 0);
}

/* What is only found from file to file is missing when linking fails, and nobody may take that for an all-clear. */
static void linking_that_fails_is_no_all_clear(void **state) {
    (void)state;
    static const char *const deeds[] = {"fail:3", "fail:4",
                                        "fail:6"}; /* link, a look, the look that reports */
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "cp '%s/tests/orchestrator/run/reach/rules.yaml' .", LTL_SOURCE_DIR);
    sandbox_write(box, "code/b.py", "def find(name):\n    danger(name)\n");
    sandbox_write(box, "code/a.py", "from b import find\n\ndef go():\n    find(take_input())\n");
    for (size_t i = 0; i < LTL_COUNT_OF(deeds); i++) {
        char command[160];
        (void)snprintf(command, sizeof(command),
                       "MORTAL_DEED=%s \"$LINTEL\" scan -c ../rules.yaml --dataflow repository .",
                       deeds[i]);
        ltl_program program = ltl_program_run(LTL_MORTAL, box, "code", command);
        assert_int_equal(program.code, 3);
        assert_non_null(strstr(program.err, "not followed to its end from file to file"));
    }
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(linking_that_fails_is_no_all_clear),
                                       cmocka_unit_test(who_goes_on_gets_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
