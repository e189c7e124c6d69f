#include "orchestrator/cli/runs/explain.h"

#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/runs/story_json.h"
#include "orchestrator/cli/runs/story_text.h"
#include "orchestrator/cli/terminal.h"
#include "orchestrator/cli/workflows/store_upgrade.h"

static const char *const formats[] = {"text", "json", NULL};

const ltl_option ltl_options_run_explain[] = {
    {"format", 'f', LTL_OPTION_VALUE, "FORMAT", "Of what explain tells: text (default) or json.", formats},
    {0},
};

static ltl_file_writer writer;

static bool newest_take(void *context, const ltl_journal_run *run) {
    *(int64_t *)context = run->id;
    return false;
}

static ltl_status story_find(ltl_arena *arena, int64_t id, ltl_story *out_story, ltl_error *error) {
    ltl_journal *journal = NULL;
    ltl_status status = ltl_store_open(arena, &journal, error);
    if (status == LTL_OK && id == 0) {
        status = ltl_journal_list(journal, newest_take, &id, error);
    }
    if (status == LTL_OK && id == 0) {
        status = ltl_fail(error, LTL_NOT_FOUND, "there are no runs yet");
    }
    status = status == LTL_OK ? ltl_story_read(arena, journal, id, out_story, error) : status;
    ltl_journal_close(journal);
    return status;
}

int ltl_run_explain(const ltl_arguments *arguments, int64_t id) {
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_story story = {0};
    ltl_status status = story_find(&arena, id, &story, &error);
    if (status == LTL_OK) {
        ltl_story_left left;
        ltl_story_left_find(&story, &left);
        const char *format = ltl_arguments_value(arguments, "format");
        ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
        if (format != NULL && strcmp(format, "json") == 0) {
            ltl_story_write_json(&writer.out, &story, &left);
        } else {
            const char *colour = ltl_arguments_value(arguments, "color");
            ltl_story_print(&writer.out, &story, &left,
                            ltl_terminal_of(STDOUT_FILENO, colour).has_colour);
        }
        status = ltl_fd_writer_close(&writer, &error);
    }
    ltl_story_close(&story);
    ltl_arena_clear(&arena);
    return status == LTL_OK ? LTL_EXIT_PASSED : ltl_exit_of_error(&error);
}
