#include "tests/support/way.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "orchestrator/cli/fix/saga.h"
#include "orchestrator/dataset/tasks.h"
#include "orchestrator/import/tasks.h"
#include "orchestrator/run/assess.h"
#include "tests/support/old_store.h"

enum { RUNS = 3, HAPPENINGS = 4 };

/* ---- what there is to work on ---- */

static void old_store_make(const sandbox *box) {
    ltl_arena arena = {0};
    sqlite3 *store = NULL;
    ltl_str rows = ltl_old_store_rows(&arena, RUNS, HAPPENINGS);
    sandbox_folder(box, "clean/old");
    assert_int_equal(sqlite3_open(sandbox_path(box, "clean/old/runs.db"), &store), SQLITE_OK);
    assert_int_equal(sqlite3_exec(store, ltl_old_store_tables, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(store, rows.ptr, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(store), SQLITE_OK);
    ltl_arena_clear(&arena);
}

static const char fix_rules[] =
    "rules:\n- {id: one, languages: [python], message: m, severity: ERROR, "
    "pattern: 'old_name($X)', fix: 'new_name($X)'}\n";

/* Files that call each other, so that they are linked; one of each kind of the samples. */
static void samples_make(const sandbox *box, const char *sources) {
    sandbox_run(box, ".",
                "cp -r '%s/tests/orchestrator/run/reach' clean/code && cp -r "
                "'%s/samples/code' clean/code/samples",
                sources, sources);
    sandbox_git_init(box, "clean/code");
}

/* All of it, and a change. */
static void code_make(const sandbox *box, const char *sources, const char *repository) {
    sandbox_folder(box, "clean");
    if (repository != NULL) {
        sandbox_run(box, ".", "git clone -q --depth 30 'file://%s' clean/code", repository);
    } else {
        samples_make(box, sources);
    }
    sandbox_write(box, "clean/code/app.py",
                  "from flask import request\nfrom finder import find\n\n\n"
                  "def look():\n    old_name(1)\n"
                  "    return find(request.args['name'])\n");
    sandbox_write(box, "clean/code/finder.py",
                  "import os\n\n\ndef find(name):\n    old_name(2)\n"
                  "    os.system('find ' + name)\n");
    sandbox_write(box, "clean/code/notes.txt", "as it was\n");
    sandbox_git_commit(box, "clean/code", "first");
    sandbox_write(box, "clean/code/more.py",
                  "import os\n\n\ndef more(name):\n    os.system(name)\n");
    sandbox_run(box, "clean/code",
                "%sgit add more.py && sed -i s/old_name.2./old_name\\(3\\)/ finder.py",
                repository != NULL ? "git reset -q --soft HEAD~4 && " : "");
}

void way_world_make(const sandbox *box, const char *sources, const char *repository,
                    unsigned rows) {
    code_make(box, sources, repository);
    old_store_make(box);
    sandbox_write(box, "fix.yaml", fix_rules);
    sandbox_run(
        box, ".",
        "seq 1 %u | sed 's/.*/n&,n&@example.org,=1+&/; s/9,/9,9,/; 1i name,mail,note' > rows.csv",
        rows);
    sandbox_run(
        box, ".",
        "{ printf '{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},"
        "\"results\":['; seq 1 %u | sed 's/.*/{\"ruleId\":\"r&\",\"message\":{\"text\":\"m\"},"
        "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"app.py\"},"
        "\"region\":{"
        "\"startLine\":&}}}]},/; s/app.py\\(.*7}}\\)/..\\1/'; "
        "printf '{\"ruleId\":\"last\",\"message\":{\"text\":\"m\"}}]}]}'; } > found.sarif",
        rows);
}

void way_reset(const sandbox *box) {
    sandbox_run(box, ".", "rm -rf code out old program.state && cp -a clean/* . && mkdir out");
}

/* ---- from tasks to commands ---- */

typedef enum way_kind { PLAIN, ANALYSIS, DATA, IMPORT, FIX } way_kind;

static bool is_of(const ltl_tasks *tasks, const ltl_task *task) {
    for (uint32_t i = 0; i < tasks->count; i++) {
        if (tasks->at[i] == task) {
            return true;
        }
    }
    return false;
}

static way_kind kind_of(const ltl_workflow *workflow) {
    way_kind kind = PLAIN;
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        const ltl_task *task = workflow->steps.at[i]->task;
        kind = task == NULL                                              ? kind
               : is_of(&ltl_dataset_tasks, task)                         ? DATA
               : is_of(&ltl_import_tasks, task)                          ? IMPORT
               : is_of(&ltl_fix_tasks, task)                             ? FIX
               : task->specialist != NULL || is_of(&ltl_run_tasks, task) ? ANALYSIS
                                                                         : kind;
    }
    return kind;
}

/* Of inputs that have a value when nobody gives one, those that lead to more. */
static const char *const more_inputs[][2] = {
    {"store", "\"$PWD/../old/runs.db\""},
    {"build", "'[sh, -c, echo built > notes.txt]'"},
    {"test", "'[sh, -c, test -s notes.txt]'"},
    {"options", "[--fail-on=never]"},
    {"reports", "../out/reports"},
    {"publish", "true"},
    {"unpublish", "true"},
};

static const char *value_of(const ltl_workflow_input *input) {
    bool wants_list = ltl_str_starts_with(input->type, LTL_STR("list of "));
    for (size_t i = 0; i < LTL_COUNT_OF(more_inputs); i++) {
        bool is_list = strchr(more_inputs[i][1], '[') != NULL;
        if (ltl_str_is(input->name, more_inputs[i][0]) && is_list == wants_list) {
            return more_inputs[i][1];
        }
    }
    return input->has_standard                 ? NULL
           : ltl_str_is(input->type, "number") ? "1"
           : ltl_str_is(input->type, "truth")  ? "true"
           : ltl_str_is(input->type, "text")   ? "notes.txt"
                                               : "'[sh, -c, echo changed > notes.txt]'";
}

static ltl_str inputs_of(ltl_arena *arena, const ltl_workflow *workflow) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < workflow->inputs.count; i++) {
        const ltl_workflow_input *input = &workflow->inputs.at[i];
        const char *value = value_of(input);
        text = value == NULL ? text
                             : ltl_arena_printf(arena, "%.*s -i %.*s=%s", LTL_STR_ARG(text),
                                                LTL_STR_ARG(input->name), value);
    }
    return text;
}

#define REPORT  " --fail-on=never -f json -o ../out/report.json"
#define STREAM  " -q -j 2 --checkpoint ../out/point --resume --dead-letters ../out/dead" REPORT
#define FIX_WAY " -q -j 2 -c ../fix.yaml --fail-on=never --verify true"

/* The place of the workflow and its inputs stand between `begin` and `begin_end`; `again` has it behind it. */
static const struct {
    const char *begin;
    const char *begin_end;
    const char *is_there; /* something to go on with; null: the same command goes on by itself */
    const char *again;
    const char *see;
    bool has_deadline;
    way_keeps keeps;
} ways[] = {
    [PLAIN] =
        {"lintel workflow run ", " -q -j 2 > ../out/stdout", "test -n \"$(lintel run list)\"",
         "lintel run resume 1 -q > ../out/stdout || lintel run retry-failed 1 -q > ../out/stdout "
         "# ",
         "cat ../out/stdout notes.txt; ls -A . ../old | grep -v -e -wal -e -shm; rm -rf ../seen; "
         "cp -a ../old ../seen; LINTEL_STATE_DIR=../seen lintel run list; test ! -e ../out/reports "
         "|| "
         "cat ../out/reports/report.json",
         true, WAY_KEEPS_TASKS},
    [ANALYSIS] = {"lintel workflow run ", " -q -j 2" REPORT, "test -n \"$(lintel run list)\"",
                  "lintel run resume 1 # ", "cat ../out/report.json", true, WAY_KEEPS_FILES},
    [DATA] = {"lintel data ../rows.csv --workflow ", STREAM, NULL, NULL,
              "cat ../out/report.json ../out/dead", true, WAY_KEEPS_PIECES},
    [IMPORT] = {"lintel import ../found.sarif --workflow ", STREAM, NULL, NULL,
                "cat ../out/report.json ../out/dead", true, WAY_KEEPS_PIECES},
    [FIX] = {"lintel fix --workflow ", FIX_WAY, "test -e .git/lintel/fix",
             "lintel fix" FIX_WAY " --resume --workflow ", "git diff; ls -A . .git/lintel", false,
             WAY_KEEPS_PIECES},
};

way way_of(ltl_arena *arena, const ltl_workflow *workflow, const char *place) {
    way_kind kind = kind_of(workflow);
    ltl_str inputs = kind == PLAIN ? inputs_of(arena, workflow) : LTL_STR("");
    way self = {.name = workflow->name,
                .see = ltl_str_of(ways[kind].see),
                .has_deadline = ways[kind].has_deadline,
                .keeps = ways[kind].keeps};
    /* Of all there is: what is staged is too little to fail in many places. */
    const char *operand = ltl_str_is(workflow->name, "hook") ? " ." : "";
    self.begin = ltl_arena_printf(arena, "%s%s%s%.*s%s", ways[kind].begin, place, operand,
                                  LTL_STR_ARG(inputs), ways[kind].begin_end);
    self.again =
        ways[kind].is_there == NULL
            ? self.begin
            : ltl_arena_printf(arena, "if %s; then %s%s\nelse %.*s; fi", ways[kind].is_there,
                               ways[kind].again, place, LTL_STR_ARG(self.begin));
    return self;
}
