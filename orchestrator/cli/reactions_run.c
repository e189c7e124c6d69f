#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/reactions.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/drive/drive.h"
#include "orchestrator/workflow/files/read.h"
#include "reports/json_finding.h"
#include "reports/json_parts.h"
#include "reports/mask.h"

extern const char ltl_reactions_workflow_start[];
extern const char ltl_reactions_workflow_end[];

enum { MOST_INPUT = 1 << 20 };

typedef struct calling {
    const ltl_reaction *reaction;
    const ltl_report *report;
    ltl_str folder;
    ltl_str here;
    ltl_arena arena;
    struct LTL_VEC(ltl_data) calls;
    uint64_t left_out;
    uint32_t failed;
    ltl_str why; /* of the first one */
    int signal;
} calling;

/* ---- which findings ---- */

static bool names_rule(const ltl_reaction *reaction, ltl_str id) {
    for (uint32_t i = 0; i < reaction->rule_count; i++) {
        ltl_str name = reaction->rules[i];
        bool is_end = name.len < id.len && ltl_str_ends_with(id, name);
        char before = is_end ? id.ptr[id.len - name.len - 1] : '.';
        if (ltl_str_eq(name, id) || (is_end && (before == '.' || before == '/'))) {
            return true;
        }
    }
    return reaction->rule_count == 0;
}

static bool reacts_to(const ltl_reaction *reaction, const ltl_report *report,
                      const ltl_finding *finding) {
    bool is_fixed = finding->state == LTL_STATE_FIXED && !finding->is_suppressed;
    bool is_its =
        reaction->event == LTL_REACTS_TO_FIXED ? is_fixed : ltl_report_shows(report, finding);
    return is_its && finding->severity >= reaction->severity &&
           names_rule(reaction, finding->rule->id) &&
           (reaction->domains == 0 || (reaction->domains >> finding->rule->domain & 1u) != 0);
}

/* ---- what a command gets ---- */

static ltl_out json_out;

static ltl_str input_end(calling *self, ltl_json *json, ltl_buf *buf) {
    ltl_json_end_object(json);
    ltl_out_byte(&json_out, '\n');
    bool is_whole = ltl_out_flush(&json_out) == LTL_OK && !buf->is_cut;
    ltl_str text = is_whole ? ltl_arena_copy(&self->arena, ltl_buf_borrow(buf)) : LTL_STR("");
    ltl_buf_clear(buf);
    return text;
}

static void input_begin(const calling *self, ltl_json *json, ltl_buf *buf, const char *event) {
    ltl_buf_init(buf, MOST_INPUT);
    ltl_out_init_buf(&json_out, buf);
    ltl_json_init(json, &json_out, false);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "event", event);
    ltl_json_key_str(json, "reaction", self->reaction->name);
    ltl_json_key_str(json, "command", self->report->command);
    ltl_json_key_str(json, "target", self->report->target);
    ltl_json_key_str(json, "folder", self->here);
}

static ltl_data text_list(ltl_arena *arena, const ltl_str *texts, uint32_t count) {
    ltl_data *list = LTL_NEW_ARRAY(arena, ltl_data, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        list[i] = ltl_data_text(texts[i]);
    }
    return ltl_data_list(list, count);
}

static void call_add(calling *self, const ltl_str *variables, uint32_t variable_count,
                     ltl_str input) {
    static const ltl_str names[] = {LTL_STR_INIT("run"), LTL_STR_INIT("folder"),
                                    LTL_STR_INIT("variables"), LTL_STR_INIT("input")};
    ltl_data *values = LTL_NEW_ARRAY(&self->arena, ltl_data, LTL_COUNT_OF(names));
    values[0] = text_list(&self->arena, self->reaction->words, self->reaction->word_count);
    values[1] = ltl_data_text(self->folder);
    values[2] = text_list(&self->arena, variables, variable_count);
    values[3] = ltl_data_text(input);
    LTL_PUSH(&self->arena, &self->calls, ltl_data_record(names, values, LTL_COUNT_OF(names)));
}

static ltl_str variable(calling *self, const char *name, ltl_str value) {
    return ltl_arena_printf(&self->arena, "LINTEL_%s=%.*s", name, LTL_STR_ARG(value));
}

static void finding_add(calling *self, const ltl_finding *finding) {
    const char *event = self->reaction->event == LTL_REACTS_TO_FIXED ? "fixed" : "finding";
    ltl_finding masked = ltl_finding_mask(&self->arena, finding);
    ltl_json json;
    ltl_buf buf;
    input_begin(self, &json, &buf, event);
    ltl_json_finding(&json, self->report, &masked, true);
    ltl_str line = ltl_arena_printf(&self->arena, "%u", finding->start.line);
    const ltl_str variables[] = {
        variable(self, "EVENT", ltl_str_of(event)),
        variable(self, "REACTION", self->reaction->name),
        variable(self, "RULE", finding->rule->id),
        variable(self, "SEVERITY", ltl_str_of(ltl_severity_name(finding->severity))),
        variable(self, "FOLDER", self->here),
        variable(self, "PATH", finding->path),
        variable(self, "LINE", line),
    };
    call_add(self, variables, LTL_COUNT_OF(variables), input_end(self, &json, &buf));
}

static void end_add(calling *self) {
    ltl_json json;
    ltl_buf buf;
    input_begin(self, &json, &buf, "end");
    ltl_json_key_gate(&json, self->report);
    ltl_json_key_counts(&json, "counts", self->report);
    const ltl_str variables[] = {
        variable(self, "EVENT", LTL_STR("end")),
        variable(self, "REACTION", self->reaction->name),
        variable(self, "GATE", ltl_str_of(ltl_gate_name(self->report->gate))),
        variable(self, "FOLDER", self->here),
    };
    call_add(self, variables, LTL_COUNT_OF(variables), input_end(self, &json, &buf));
}

/* ---- calls ---- */

static void tell(void *context, const ltl_happening *happening) {
    calling *self = context;
    bool is_end = happening->kind == LTL_HAPPENING_ENDED && happening->step != NULL &&
                  ltl_str_is(happening->step->name, "guarded");
    if (is_end && !ltl_ending_has_data(happening->result->ending)) {
        self->why =
            self->failed == 0 ? ltl_arena_copy(&self->arena, happening->result->reason) : self->why;
        self->failed++;
    }
}

static ltl_status calls_run(calling *self, ltl_error *error) {
    ltl_arena arena = {0};
    ltl_workflow_problems problems = {0};
    ltl_workflow *workflow = NULL;
    ltl_drive *drive = NULL;
    ltl_str text = {ltl_reactions_workflow_start,
                    (size_t)(ltl_reactions_workflow_end - ltl_reactions_workflow_start)};
    ltl_status status = ltl_workflow_read(&arena, text, "reactions.yaml", ltl_program_tasks(),
                                          &problems, &workflow, error);
    if (status == LTL_OK) {
        static const ltl_str names[] = {LTL_STR_INIT("calls")};
        ltl_data calls = ltl_data_list(self->calls.at, self->calls.count);
        ltl_data inputs = ltl_data_record(names, &calls, 1);
        ltl_drive_options options = {
            .inputs = &inputs, .jobs = 1, .takes_signals = true, .tell = tell, .context = self};
        status = ltl_drive_run(workflow, &options, &drive, error);
        self->signal = status == LTL_OK ? ltl_drive_signal(drive) : 0;
    }
    ltl_drive_free(drive);
    ltl_workflow_free(workflow);
    ltl_arena_clear(&arena);
    return status;
}

static void outcome_tell(const calling *self, ltl_status status, const ltl_error *error) {
    const char *name = self->reaction->name.ptr;
    int len = (int)self->reaction->name.len;
    if (status != LTL_OK) {
        fprintf(stderr, "lintel: reaction %.*s: %s\n", len, name, error->text);
    } else if (self->failed > 0) {
        fprintf(stderr, "lintel: reaction %.*s: %u of %u failed: %.*s\n", len, name, self->failed,
                self->calls.count, LTL_STR_ARG(self->why));
    }
    if (self->left_out > 0) {
        fprintf(stderr, "lintel: reaction %.*s: not run for %llu more (most: %llu)\n", len, name,
                (unsigned long long)self->left_out, (unsigned long long)self->reaction->most);
    }
}

static void reaction_run(calling *self, const ltl_finding *findings, uint32_t count, bool is_end) {
    const ltl_reaction *reaction = self->reaction;
    ltl_error error = {0};
    if (reaction->event == LTL_REACTS_TO_END && is_end) {
        end_add(self);
    }
    for (uint32_t i = 0; i < count && reaction->event != LTL_REACTS_TO_END; i++) {
        if (!reacts_to(reaction, self->report, &findings[i])) {
            continue;
        }
        if (self->calls.count < reaction->most) {
            finding_add(self, &findings[i]);
        } else {
            self->left_out++;
        }
    }
    if (self->calls.count > 0) {
        ltl_status status = calls_run(self, &error);
        outcome_tell(self, status, &error);
    }
}

int ltl_reactions_run(const ltl_reactions *reactions, const ltl_report *report,
                      const ltl_finding *findings, uint32_t count, bool is_end) {
    int signal = 0;
    char *here = reactions->list.count > 0 ? getcwd(NULL, 0) : NULL;
    for (uint32_t i = 0; i < reactions->list.count && signal == 0; i++) {
        calling self = {.reaction = &reactions->list.at[i],
                        .report = report,
                        .folder = reactions->folder,
                        .here = ltl_str_of(here != NULL ? here : ""),
                        .why = LTL_STR("")};
        reaction_run(&self, findings, count, is_end);
        signal = self.signal;
        ltl_arena_clear(&self.arena);
    }
    free(here);
    return signal;
}
