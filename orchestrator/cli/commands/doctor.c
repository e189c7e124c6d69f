#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/hook_files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/rules/files.h"
#include "orchestrator/cli/terminal.h"
#include "orchestrator/drive/cpus.h"
#include "reports/format.h"

/* Every check prints one line and says whether all is well. */
typedef struct doctor {
    ltl_arena arena;
    uint32_t troubles;
} doctor;

static void say(doctor *self, bool is_well, const char *name, ltl_str text) {
    self->troubles += !is_well;
    printf("%-4s %-11s %.*s\n", is_well ? "ok" : "BAD", name, LTL_STR_ARG(text));
}

static void check_machine(doctor *self) {
    say(self, true, "version", LTL_STR(LTL_VERSION));
    say(self, true, "workers", ltl_arena_printf(&self->arena, "%u", ltl_cpus_allowed()));
    ltl_terminal terminal = ltl_terminal_of(STDOUT_FILENO, NULL);
    say(self, true, "terminal",
        ltl_arena_printf(&self->arena, "%s, colour %s, %u columns",
                         terminal.is_tty ? "a terminal" : "not a terminal",
                         terminal.has_colour ? "on" : "off", terminal.width));
}

static void check_parts(doctor *self) {
    ltl_str text = LTL_STR("");
    for (size_t i = 0; i < ltl_language_count; i++) {
        text = ltl_arena_printf(&self->arena, "%.*s%s%s", LTL_STR_ARG(text), i > 0 ? " " : "",
                                ltl_languages[i]->id);
    }
    say(self, ltl_language_count > 0, "languages", text);
    text = LTL_STR("");
    for (size_t i = 0; i < ltl_agent_count; i++) {
        text = ltl_arena_printf(&self->arena, "%.*s%s%s", LTL_STR_ARG(text), i > 0 ? " " : "",
                                ltl_agents[i]->id);
    }
    say(self, ltl_agent_count > 0, "agents", text);
    text = LTL_STR("");
    for (size_t i = 0; i < ltl_format_count; i++) {
        text = ltl_arena_printf(&self->arena, "%.*s%s%s", LTL_STR_ARG(text), i > 0 ? " " : "",
                                ltl_formats[i]->id);
    }
    say(self, ltl_format_count > 0, "formats", text);
}

static void check_settings(doctor *self, ltl_settings *settings) {
    ltl_settings_init(settings);
    ltl_str path = ltl_settings_find(&self->arena, ".");
    if (path.len == 0) {
        say(self, true, "settings", LTL_STR("no " LTL_SETTINGS_FILE));
        return;
    }
    ltl_error error = {0};
    ltl_str text;
    ltl_status status =
        ltl_file_read(&self->arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, &text, &error);
    if (status == LTL_OK) {
        status = ltl_settings_read(&self->arena, path, text, settings, &error);
    }
    say(self, status == LTL_OK, "settings",
        status == LTL_OK ? path
                         : ltl_arena_printf(&self->arena, "%.*s:%u:%u: %s", LTL_STR_ARG(path),
                                            error.line, error.column, error.text));
}

static void check_rules(doctor *self, const ltl_settings *settings) {
    ltl_error error = {0};
    ltl_ruleset *ruleset = ltl_ruleset_new();
    ltl_status status = ruleset ? ltl_rule_files_load(&self->arena, settings, ruleset, &error)
                                : ltl_fail(&error, LTL_NO_MEMORY, "out of memory");
    if (status == LTL_OK) {
        status = ltl_ruleset_compile_all(ruleset, &error);
    }
    if (status != LTL_OK) {
        say(self, false, "rules", ltl_arena_copy(&self->arena, ltl_str_of(error.text)));
    } else {
        uint32_t errors = 0;
        const ltl_problems *problems = ltl_ruleset_problems(ruleset);
        for (uint32_t i = 0; i < problems->count; i++) {
            errors += !problems->at[i].is_warning;
        }
        say(self, errors == 0, "rules",
            ltl_arena_printf(&self->arena,
                             "%u rules, %u errors (`lintel rules validate` lists them)",
                             ltl_ruleset_count(ruleset), errors));
    }
    ltl_ruleset_free(ruleset);
}

static void check_repository(doctor *self) {
    ltl_repository_folders folders;
    if (ltl_repository_folders_find(&self->arena, &folders, NULL) != LTL_OK) {
        say(self, true, "repository", LTL_STR("none here or above"));
        return;
    }
    say(self, true, "repository", folders.root);
    say(self, true, "hook",
        ltl_hook_is_installed(&self->arena, &folders)
            ? LTL_STR("installed")
            : LTL_STR("not installed (`lintel hook install`)"));
}

static int run(const ltl_arguments *arguments) {
    (void)arguments;
    doctor self = {0};
    ltl_settings settings;
    check_machine(&self);
    check_parts(&self);
    check_settings(&self, &settings);
    check_rules(&self, &settings);
    check_repository(&self);
    ltl_arena_clear(&self.arena);
    if (fflush(stdout) != 0) {
        return LTL_EXIT_INTERNAL;
    }
    return self.troubles > 0 ? LTL_EXIT_USAGE : LTL_EXIT_PASSED;
}

static const ltl_option *const options[] = {ltl_options_common, NULL};

const ltl_command ltl_command_doctor = {
    .name = "doctor",
    .summary = "Check that everything this program needs is in order.",
    .usage = "",
    .description =
        "Prints what was found: workers, languages, agents, formats, settings, rules, repository, "
        "hook. Exits with 2 when something is wrong.",
    .options = options,
    .run = run,
};
