#include "orchestrator/specialists/settings/workflow_files.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/words.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/workflow/files/read.h"

const ltl_rule_info ltl_rule_workflow_broken = LTL_OWN_RULE(
    "configuration/workflow-cannot-run", QUALITY, MEDIUM, HIGH, "A workflow that cannot run",
    "This workflow is refused before its first step.",
    "Whatever names it ends with an error at once: a pipeline stops, and nothing was looked at.",
    "Mend what the message names; `lintel workflow validate FILE` lists all that is wrong with "
    "it.");
const ltl_rule_info ltl_rule_workflow_doubtful = LTL_OWN_RULE(
    "configuration/workflow-doubtful", QUALITY, LOW, HIGH,
    "A workflow that does not do what it says", "Something in this workflow has no effect.",
    "It runs, and a step, an event or a value of it is for nothing: what was meant does not "
    "happen.",
    "Take it out, or say what was meant; `lintel workflow validate FILE` lists the rest.");

typedef struct checking {
    ltl_assess *assess;
    ltl_looker looker;
    ltl_arena arena; /* of one file */
    uint32_t looked_at;
} checking;

static bool is_asked(const ltl_target *target) {
    const unsigned others = LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_TEST;
    bool is_yaml = ltl_str_ends_with(target->path, LTL_STR(".yaml")) ||
                   ltl_str_ends_with(target->path, LTL_STR(".yml"));
    return is_yaml && target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_DELETED &&
           (ltl_file_kinds(target->path) & (others | LTL_FILE_CI)) == 0;
}

/* What stands behind `key:` at the start of a line; no pointer when no line starts so. */
static ltl_str value_at_top(const ltl_source *source, ltl_str key) {
    for (uint32_t line = 1; line <= source->line_count; line++) {
        ltl_str text = ltl_source_line(source, line);
        if (ltl_str_starts_with(text, key) && text.len > key.len && text.ptr[key.len] == ':') {
            return ltl_str_trim(ltl_str_slice(text, key.len + 1, text.len));
        }
    }
    return LTL_STR_NONE;
}

/* Others call something `workflow`, too: ours is a name, beside one step; or lies in a folder for them. */
static bool is_workflow(const ltl_source *source, ltl_str path) {
    ltl_str name = value_at_top(source, LTL_STR("workflow"));
    bool is_one = name.len > 0 && name.ptr[0] != '#' && name.ptr[0] != '{' && name.ptr[0] != '[';
    if (!is_one || value_at_top(source, LTL_STR("task")).ptr != NULL) {
        return is_one;
    }
    bool has_step = ltl_words_have(path, "lintel");
    for (size_t i = 0; i < ltl_workflow_pattern_count && !has_step; i++) {
        has_step = value_at_top(source, ltl_str_of(ltl_workflow_patterns[i]->name)).ptr != NULL;
    }
    return has_step;
}

/* What cannot be read at all is one problem more. */
static void problems_find(checking *self, const ltl_source *source,
                          ltl_workflow_problems *out_problems) {
    ltl_workflow *workflow = NULL;
    ltl_error error = {0};
    *out_problems = (ltl_workflow_problems){0};
    ltl_status status = ltl_workflow_read(
        &self->arena, source->text, ltl_arena_copy(&self->arena, source->path).ptr,
        self->assess->run->options->known_tasks, out_problems, &workflow, &error);
    if (status != LTL_OK && out_problems->count == 0) {
        ltl_workflow_problem problem = {
            .line = error.line > 0 ? error.line : 1,
            .column = error.column > 0 ? error.column : 1,
            .text = ltl_arena_copy(&self->arena, ltl_str_of(error.text)),
        };
        LTL_PUSH(&self->arena, out_problems, problem);
    }
    ltl_workflow_free(workflow);
}

static bool was_there(const ltl_workflow_problems *before, const ltl_workflow_problem *problem) {
    for (uint32_t i = 0; i < before->count; i++) {
        if (ltl_str_eq(before->at[i].text, problem->text)) {
            return true;
        }
    }
    return false;
}

/* Columns of workflow files count characters, spans bytes. */
static ltl_span span_of(const ltl_source *source, const ltl_workflow_problem *problem) {
    uint32_t number = problem->line <= source->line_count ? problem->line : source->line_count;
    ltl_str line = ltl_source_line(source, number);
    uint32_t column = 1;
    size_t at = 0;
    for (; at < line.len && column < problem->column; column++) {
        at++;
        while (at < line.len && ((unsigned char)line.ptr[at] & 0xC0u) == 0x80u) {
            at++;
        }
    }
    uint32_t start = number > 0 ? source->lines[number - 1] : 0;
    return (ltl_span){start + (uint32_t)at, start + (uint32_t)line.len};
}

static void target_look(checking *self, const ltl_target *target) {
    ltl_workflow_problems before = {0};
    ltl_workflow_problems problems;
    bool has_base = self->assess->run->options->both_sides && target->change != LTL_CHANGE_ADDED;
    ltl_arena_reset(&self->arena);
    if (has_base && ltl_looker_look(&self->looker, target, LTL_SIDE_BASE)) {
        if (is_workflow(&self->looker.source, target->old_path)) {
            problems_find(self, &self->looker.source, &before);
        }
    }
    if (!ltl_looker_look(&self->looker, target, LTL_SIDE_HEAD) ||
        !is_workflow(&self->looker.source, target->path)) {
        return;
    }
    self->looked_at++;
    problems_find(self, &self->looker.source, &problems);
    for (uint32_t i = 0; i < problems.count; i++) {
        const ltl_workflow_problem *problem = &problems.at[i];
        const ltl_rule_info *rule =
            problem->is_warning ? &ltl_rule_workflow_doubtful : &ltl_rule_workflow_broken;
        if (!was_there(&before, problem)) {
            ltl_looker_say(&self->looker, rule, span_of(&self->looker.source, problem), LTL_NO_NODE,
                           "%s: %.*s%s",
                           problem->is_warning ? "In this workflow" : "This workflow cannot run",
                           LTL_STR_ARG(problem->text),
                           ltl_str_ends_with(problem->text, LTL_STR("?")) ? "" : ".");
        }
    }
}

bool ltl_workflow_files_look(ltl_assess *assess) {
    if (assess->run->options->known_tasks == NULL) {
        return true;
    }
    checking self = {.assess = assess};
    const ltl_intake *intake = assess->run->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    bool is_open = ltl_looker_open(&self.looker, assess, intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (is_asked(&targets->at[i])) {
            target_look(&self, &targets->at[i]);
        }
    }
    if (self.looked_at > 0) {
        ltl_assess_note(assess, "%u workflow%s checked as before a run", self.looked_at,
                        self.looked_at == 1 ? " was" : "s were");
    }
    ltl_looker_close(&self.looker);
    ltl_arena_clear(&self.arena);
    return is_open;
}
