/* Every workflow there is, with its real agents, over real files: at each of its nodes it fails, takes too long, is
 * interrupted; the process dies before, within or after it, and while it undoes what it did. How it ended is said and
 * no file is half written; who goes on gets what an undisturbed run would have given, to the byte, and does nothing
 * once more that was finished. A third of the workflows gets one of its deeds, by lot; WORKFLOW_DEEDS (so many; 0: all
 * of them, or WORKFLOW_EACH of each kind at each node), WORKFLOW_ROWS, WORKFLOW (the name of one), WORKFLOW_REPO (a git
 * repository to work on) and RANDOM_SEED make more of it, or the same again: see `make soak-workflows`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <jansson.h>

#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "tests/support/deeds.h"
#include "tests/support/program.h"
#include "tests/support/way.h"

enum { DEEDS = 1, ONE_OF = 3, ROWS = 6000, KILLED = 137, TRIES = 3 };

typedef struct soak {
    sandbox *box;
    const char *program;
    ltl_arena arena; /* of the workflow at hand */
    ltl_random random;
    deeds deeds;
    deed_matrix matrix;
    way way;
    int code;     /* of an undisturbed run */
    ltl_str seen; /* of it */
    unsigned done;
    unsigned bad;
    unsigned went_on; /* runs that were gone on with */
    unsigned pieces;  /* of finished work that they did not do again */
} soak;

static unsigned number_of(const char *name, unsigned otherwise) {
    const char *given = getenv(name);
    return given != NULL ? (unsigned)strtoul(given, NULL, 10) : otherwise;
}

static ltl_program run(const soak *self, const char *before, ltl_str command, const char *behind) {
    ltl_arena arena = {0};
    ltl_str line = ltl_arena_printf(&arena, "%s %.*s%s", before, LTL_STR_ARG(command), behind);
    ltl_program program = ltl_program_run(self->program, self->box, "code", line.ptr);
    ltl_arena_clear(&arena);
    return program;
}

/* What there is to be seen, as a digest: reports may be large. */
static ltl_str look(soak *self) {
    ltl_program program = run(self, "{", self->way.see, "; } 2>/dev/null | sha256sum");
    return ltl_arena_copy(&self->arena, ltl_str_of(program.out));
}

static bool sees_the_same(soak *self) {
    return ltl_str_eq(self->seen, look(self));
}

/* ---- one of them ---- */

static void complain(soak *self, const deed *one, const char *what, const ltl_program *program) {
    self->bad++;
    print_error("%.*s, MORTAL_DEED='%s' at %.*s: %s: exit code %d, %d undisturbed\n%s\n%.2000s\n",
                LTL_STR_ARG(self->way.name), one->text, LTL_STR_ARG(one->node), what, program->code,
                self->code, self->way.begin.ptr, program->err);
}

/* A report is there as a whole, or it is not there. */
static bool is_whole(const soak *self, const char *path) {
    json_t *report = NULL;
    bool is_there = sandbox_exists(self->box, path);
    if (is_there) {
        report = json_load_file(sandbox_path(self->box, path), 0, NULL);
        json_decref(report);
    }
    return !is_there || report != NULL;
}

/* Who was not killed says how it ended, and leaves nothing beside what was asked for. */
static const char *ending_wrong(const soak *self, const deed *one, const ltl_program *program) {
    /* Death may come too late. */
    bool is_odd = one->kind == DEED_DEATH && !one->is_rescue
                      ? program->code != KILLED && program->code != self->code
                      : program->code > 143;
    if (is_odd) {
        return "it ended in another way";
    }
    if (!is_whole(self, "out/report.json") || !is_whole(self, "out/reports/report.json")) {
        return "a report is half written";
    }
    if (one->kind == DEED_DEATH) {
        return NULL;
    }
    if (program->code != self->code && program->err[0] == '\0') {
        return "it does not say what happened";
    }
    ltl_program left =
        run(self, "", LTL_STR("find ../out . -name '*.lintel-*' -o -name '*.tmp'"), "");
    return left.out[0] != '\0' ? "it leaves a file behind that nobody asked for" : NULL;
}

/* As often as it takes: what was being undone is undone first, then it is done. */
static ltl_program go_on(const soak *self) {
    ltl_program program = {0};
    for (int i = 0; i < TRIES && (i == 0 || program.code != self->code); i++) {
        program = run(self, "unset MORTAL_DEED; export MORTAL_LOG=../second;", self->way.again, "");
    }
    return program;
}

static ltl_str done_again(soak *self) {
    mortal_log first;
    mortal_log second;
    mortal_log_read(&self->arena, sandbox_path(self->box, "first"), &first);
    mortal_log_read(&self->arena, sandbox_path(self->box, "second"), &second);
    return self->way.keeps == WAY_KEEPS_PIECES
               ? LTL_STR("")
               : mortal_done_again(&self->arena, &first, &second,
                                   self->way.keeps == WAY_KEEPS_FILES, &self->pieces);
}

/* Told that it went as it should, people get what they should. */
static void deed_do(soak *self, const deed *one) {
    char before[128];
    (void)snprintf(before, sizeof(before), "export MORTAL_LOG=../first MORTAL_DEED='%s';",
                   one->text);
    sandbox_run(self->box, ".", "rm -f first second");
    way_reset(self->box);
    ltl_program program =
        run(self, before, self->way.begin, one->kind == DEED_LATE ? " --deadline 1800" : "");
    self->done++;
    deed_matrix_count(&self->arena, &self->matrix, one);
    int first = program.code;
    const char *wrong = ending_wrong(self, one, &program);
    if (wrong != NULL) {
        complain(self, one, wrong, &program);
        return;
    }
    if (sees_the_same(self)) {
        return; /* it was through with all that matters */
    }
    if ((one->kind != DEED_DEATH || one->is_rescue) && first == self->code) {
        complain(self, one, "it says that all is well, and shows something else", &program);
        return;
    }
    program = go_on(self);
    self->went_on++;
    ltl_str again = done_again(self);
    if (program.code != self->code) {
        complain(self, one, ltl_arena_printf(&self->arena, "ended with %d, going on", first).ptr,
                 &program);
    } else if (!sees_the_same(self)) {
        complain(self, one, "what it comes to is something else", &program);
    } else if (again.len > 0) {
        complain(
            self, one,
            ltl_arena_printf(&self->arena, "finished, and done again: %.*s", LTL_STR_ARG(again))
                .ptr,
            &program);
    }
}

/* ---- all of them ---- */

static void undisturbed(soak *self) {
    mortal_log log;
    sandbox_run(self->box, ".", "rm -f log");
    way_reset(self->box);
    ltl_program program = run(self, "export MORTAL_LOG=../log;", self->way.begin, "");
    self->code = program.code;
    if (program.code != 0 && program.code != 1) {
        fail_msg("%s: exit code %d\n%s", self->way.begin.ptr, program.code, program.err);
    }
    program = run(self, "", self->way.see, "");
    assert_true(program.out[0] != '\0');
    self->seen = look(self);
    mortal_log_read(&self->arena, sandbox_path(self->box, "log"), &log);
    self->deeds = (deeds){0};
    deeds_make(&self->arena, &log, "", self->way.has_deadline, &self->random, &self->deeds);
}

/* All of them, or as many of each kind at each node as are wanted; there are three ways to die. */
static void deeds_do(soak *self, const deeds *all) {
    unsigned each = number_of("WORKFLOW_EACH", 0);
    for (uint32_t i = 0; i < all->count; i++) {
        unsigned wanted = all->at[i].kind == DEED_DEATH ? 3 * each : each;
        if (each == 0 || deed_matrix_at(&self->matrix, &all->at[i]) < wanted) {
            deed_do(self, &all->at[i]);
        }
    }
}

/* Nodes that only a run comes to in which something failed: what undoes, and what stands in. */
static void rescues_do(soak *self) {
    deeds failures = self->deeds;
    ltl_map reached;
    deed_matrix_reached(&self->arena, &self->matrix, &reached);
    for (uint32_t i = 0; i < failures.count; i++) {
        mortal_log log;
        char before[64];
        const char *text = failures.at[i].text;
        if (failures.at[i].kind != DEED_FAIL) {
            continue;
        }
        (void)snprintf(before, sizeof(before), "%s;", text);
        sandbox_run(self->box, ".", "rm -f log");
        way_reset(self->box);
        (void)run(
            self,
            ltl_arena_printf(&self->arena, "export MORTAL_LOG=../log MORTAL_DEED='%s';", text).ptr,
            self->way.begin, "");
        mortal_log_read(&self->arena, sandbox_path(self->box, "log"), &log);
        deeds rescues = {0};
        deeds_of_new_nodes(&self->arena, &log, &reached, before, self->way.has_deadline,
                           &self->random, &rescues);
        deeds_shuffle(&rescues, &self->random);
        deeds_do(self, &rescues);
    }
}

static void workflow_strike(soak *self, const ltl_workflow *workflow, unsigned wanted) {
    undisturbed(self);
    deed_matrix_init(&self->matrix, &self->arena);
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        deed_matrix_add(&self->arena, &self->matrix, workflow->steps.at[i]->name);
    }
    unsigned before = self->done;
    deeds_shuffle(&self->deeds, &self->random);
    for (unsigned i = 0; i < wanted && i < self->deeds.count; i++) {
        deed_do(self, &self->deeds.at[i]);
    }
    if (wanted == 0) {
        deeds_do(self, &self->deeds);
        rescues_do(self);
    }
    printf("%-20.*s %4u deeds, %u gone on with, %u wrong\n", LTL_STR_ARG(self->way.name),
           self->done - before, self->went_on, self->bad);
    if (wanted == 0) {
        deed_matrix_print(&self->matrix);
    }
    (void)fflush(stdout);
}

static void who_goes_on_gets_the_same(void **state) {
    (void)state;
    soak self = {.box = sandbox_new(),
                 .random = ltl_random_make("workflow-kill", (uint64_t)time(NULL))};
    ltl_arena arena = {0};
    const char *only = getenv("WORKFLOW");
    ltl_workflow_file_list files = {0};
    self.program = ltl_program_pin(LTL_MORTAL, self.box);
    (void)unsetenv("LINTEL_STATE_DIR"); /* the test has one of its own */
    way_world_make(self.box, LTL_SOURCE_DIR, getenv("WORKFLOW_REPO"),
                   number_of("WORKFLOW_ROWS", ROWS));
    ltl_workflow_files_list(&arena, &files);
    for (uint32_t i = 0; i < files.count; i++) {
        ltl_workflow_file file;
        ltl_workflow *workflow = NULL;
        const char *name = ltl_arena_copy(&arena, files.at[i].name).ptr;
        bool is_drawn =
            getenv("WORKFLOW_DEEDS") != NULL || ltl_random_below(&self.random, ONE_OF) == 0;
        if (only != NULL ? strcmp(only, name) == 0 : is_drawn) {
            assert_int_equal(ltl_workflow_file_open(&self.arena, name, ltl_program_tasks(), &file,
                                                    &workflow, NULL),
                             LTL_OK);
            self.way = way_of(&self.arena, workflow, name);
            workflow_strike(&self, workflow, number_of("WORKFLOW_DEEDS", DEEDS));
            ltl_workflow_free(workflow);
            ltl_arena_clear(&self.arena);
        }
    }
    ltl_arena_clear(&arena);
    sandbox_free(self.box);
    assert_int_equal(self.bad, 0);
}

/* What is only found from file to file is missing when linking fails, and nobody may take that for an all-clear. */
static void linking_that_fails_is_no_all_clear(void **state) {
    (void)state;
    static const char *const failures[] = {"fail:3", "fail:4",
                                           "fail:6"}; /* link, a look, the look that reports */
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "cp '%s/tests/orchestrator/run/reach/rules.yaml' .", LTL_SOURCE_DIR);
    sandbox_write(box, "code/b.py", "def find(name):\n    danger(name)\n");
    sandbox_write(box, "code/a.py", "from b import find\n\ndef go():\n    find(take_input())\n");
    for (size_t i = 0; i < LTL_COUNT_OF(failures); i++) {
        char command[160];
        (void)snprintf(command, sizeof(command),
                       "MORTAL_DEED=%s \"$LINTEL\" scan -c ../rules.yaml --dataflow repository .",
                       failures[i]);
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
