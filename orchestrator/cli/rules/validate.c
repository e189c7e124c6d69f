#include "orchestrator/cli/rules/validate.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/rules/files.h"
#include "orchestrator/cli/rules/problems.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/terminal.h"

typedef struct validation {
    ltl_arena arena;
    ltl_settings settings;
    ltl_ruleset *ruleset;
} validation;

static ltl_status rules_read(validation *self, const ltl_arguments *arguments, ltl_error *error) {
    ltl_status status = ltl_settings_open(&self->arena, arguments, ".", &self->settings, error);
    if (status != LTL_OK) {
        return status;
    }
    if (arguments->operand_count > 0) {
        self->settings.rules = (ltl_str_list){0};
        self->settings.has_own_rules_only = true;
        for (uint32_t i = 0; i < arguments->operand_count; i++) {
            LTL_PUSH(&self->arena, &self->settings.rules, ltl_str_of(arguments->operands[i]));
        }
    }
    self->ruleset = ltl_ruleset_new();
    if (self->ruleset == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    status = ltl_rule_files_load(&self->arena, &self->settings, self->ruleset, error);
    return status == LTL_OK ? ltl_ruleset_compile_all(self->ruleset, error) : status;
}

static void print_tally(const ltl_rule_tally *tally) {
    uint32_t found = tally->fine + tally->wrong + tally->left_out;
    fprintf(stderr, "lintel: %u rules = %u fine + %u that cannot run", found, tally->fine,
            tally->wrong);
    if (tally->left_out > 0) {
        fprintf(stderr, " + %u for another version", tally->left_out);
    }
    if (tally->files > 0) {
        fprintf(stderr, "; %u files are no rule files", tally->files);
    }
    fprintf(stderr, "; %u errors, %u warnings\n", tally->errors, tally->warnings);
}

static ltl_status problems_tell(validation *self, const ltl_arguments *arguments,
                                ltl_error *error) {
    const ltl_problems *problems = ltl_ruleset_problems(self->ruleset);
    const char *format = ltl_arguments_value(arguments, "format");
    const char *colour = ltl_arguments_value(arguments, "color");
    ltl_file_writer writer;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    if (format != NULL && strcmp(format, "json") == 0) {
        ltl_rule_problems_json(&writer.out, problems);
    } else {
        ltl_rule_problems_print(&self->arena, &writer.out, problems,
                                ltl_terminal_of(STDOUT_FILENO, colour).has_colour);
    }
    return ltl_fd_writer_close(&writer, error);
}

int ltl_rule_validate_run(const ltl_arguments *arguments) {
    validation self = {0};
    ltl_error error = {0};
    ltl_rule_tally tally = {0};
    ltl_status status = rules_read(&self, arguments, &error);
    if (status == LTL_OK) {
        status = problems_tell(&self, arguments, &error);
    }
    if (status == LTL_OK) {
        tally = ltl_rule_tally_of(self.ruleset);
        print_tally(&tally);
    }
    int code = status != LTL_OK   ? ltl_exit_of_error(&error)
               : tally.errors > 0 ? LTL_EXIT_USAGE
                                  : LTL_EXIT_PASSED;
    ltl_ruleset_free(self.ruleset);
    ltl_arena_clear(&self.arena);
    return code;
}
