#include "orchestrator/run/worker/windowed.h"

#include "analyzers/agents/common/rules.h"
#include "core/limits.h"
#include "core/map.h"
#include "orchestrator/intake/pieces.h"
#include "orchestrator/windows/window_comments.h"

enum { DETAIL_RULES = 4 };

typedef struct look {
    ltl_worker *worker;
    const ltl_target *target;
    ltl_side side;
    ltl_windowed *out;
    ltl_arena arena; /* of the file: one window, and what is counted */
    ltl_arena window_arena;
    ltl_pieces pieces;
    ltl_windows windows;
    ltl_window window;
    ltl_window_comments comments;
    ltl_map left;       /* findings that each rule may still have */
    ltl_map gave_up;    /* rules that did */
    uint64_t count;     /* of windows */
    ltl_reason trouble; /* NONE: it was read to the end */
} look;

static ltl_status read_piece(void *context, char *bytes, size_t room, size_t *out_len) {
    look *self = context;
    uint64_t left = LTL_MAX_WINDOWED_BYTES - self->pieces.at;
    return ltl_pieces_read(&self->pieces, bytes, left < room ? left : room, out_len);
}

/* ---- findings ---- */

typedef struct window_sink {
    ltl_sink sink;
    look *look;
} window_sink;

static uint64_t most_of(const look *self, ltl_str id) {
    const ltl_rule *rule = ltl_ruleset_find(self->worker->team->options->ruleset, id);
    bool has_own =
        rule != NULL && rule->max_matches > 0 && rule->max_matches < LTL_MAX_FINDINGS_PER_RULE_FILE;
    return has_own ? rule->max_matches : LTL_MAX_FINDINGS_PER_RULE_FILE;
}

/* Each place belongs to one window, so that what two of them show is told once. */
static void take(ltl_sink *sink, const ltl_finding *finding) {
    look *self = sink->target;
    ltl_arena *arena = &self->worker->arena;
    if (!ltl_window_owns(&self->window, finding->start.offset)) {
        return;
    }
    bool is_new = false;
    ltl_map_entry *left = ltl_map_put(&self->left, finding->rule->id, &is_new);
    left->value = is_new ? most_of(self, finding->rule->id) : left->value;
    if (left->value == 0) {
        (void)ltl_map_put(&self->gave_up, finding->rule->id, NULL);
        return;
    }
    left->value--;
    ltl_finding own = ltl_finding_copy(arena, finding);
    ltl_window_place(&self->window, &own);
    LTL_PUSH(arena, self->out->findings, own);
}

/* ---- agents ---- */

static bool is_for_text(const look *self, uint32_t agent) {
    const ltl_team *team = self->worker->team;
    return (team->text_domains >> team->agents[agent]->domain & 1u) != 0;
}

/* What a generator wrote says so at its start. */
static bool is_over_for(const look *self, uint32_t agent) {
    return self->out->agents[agent] == LTL_REASON_GENERATED;
}

static void agents_run(look *self) {
    ltl_worker *worker = self->worker;
    ltl_team *team = worker->team;
    window_sink sink = {{take, self}, self};
    ltl_job job = {.scanner = worker->scanner,
                   .options = &team->options->agent,
                   .text_domains = team->text_domains};
    for (uint32_t i = 0; i < team->agent_count; i++) {
        if (is_for_text(self, i) && !is_over_for(self, i)) {
            ltl_reason reason = ltl_rules_agent_run(team->agents[i], &job, &sink.sink);
            bool is_generated = reason == LTL_REASON_GENERATED && self->window.offset == 0;
            self->out->agents[i] = (uint8_t)(is_generated ? reason : LTL_REASON_WINDOWS);
        }
    }
    const ltl_give_ups *give_ups = ltl_scanner_give_ups(worker->scanner);
    for (uint32_t i = 0; i < give_ups->count; i++) {
        (void)ltl_map_put(&self->gave_up, give_ups->at[i].rule->info.id, NULL);
    }
}

/* ---- the file ---- */

static void window_look(look *self) {
    ltl_source source;
    ltl_call_beat(self->worker->call);
    ltl_arena_reset(&self->window_arena);
    ltl_source_init_part(&source, &self->window_arena,
                         self->side == LTL_SIDE_BASE ? self->target->old_path : self->target->path,
                         self->window.text);
    ltl_scanner_begin(self->worker->scanner, &source, NULL, self->worker->stop);
    agents_run(self);
    ltl_window_comments_take(&self->comments, &self->window, &source);
    self->out->bytes = self->window.offset + self->window.text.len;
    self->out->lines = self->window.lines_before + source.line_count;
    self->count++;
}

static ltl_reason reason_of(ltl_status status) {
    return status == LTL_REFUSED ? LTL_REASON_BINARY : LTL_REASON_UNREADABLE;
}

static ltl_reason reason_of_stop(int stop) {
    return stop == LTL_DEADLINE ? LTL_REASON_DEADLINE : LTL_REASON_CANCELLED;
}

static void windows_look(look *self) {
    const ltl_run_options *options = self->worker->team->options;
    ltl_status status = LTL_OK;
    int stop = LTL_OK;
    ltl_windows_begin(&self->windows, &self->arena, options->window_bytes, options->window_overlap,
                      read_piece, self);
    while (stop == LTL_OK && (status = ltl_windows_next(&self->windows, &self->window)) == LTL_OK) {
        window_look(self);
        stop = atomic_load(self->worker->stop);
    }
    ltl_windows_end(&self->windows);
    bool has_no_memory = ltl_arena_is_exhausted(&self->worker->arena) ||
                         ltl_scanner_is_exhausted(self->worker->scanner);
    ltl_reason change = ltl_pieces_close(&self->pieces);
    self->trouble = stop != LTL_OK            ? reason_of_stop(stop)
                    : status == LTL_OK        ? LTL_REASON_NONE
                    : has_no_memory           ? LTL_REASON_MEMORY
                    : status != LTL_NOT_FOUND ? reason_of(status)
                                              : change;
}

static void all_end(look *self, ltl_reason reason, ltl_str detail) {
    self->out->reason = reason;
    self->out->detail = ltl_arena_copy(&self->worker->arena, detail);
    for (uint32_t i = 0; i < self->worker->team->agent_count; i++) {
        self->out->agents[i] = (uint8_t)reason;
    }
}

/* What the windows are worth, for people. */
static ltl_str detail_of(look *self) {
    ltl_arena *arena = &self->worker->arena;
    uint64_t overlap = self->windows.overlap;
    ltl_str detail = ltl_arena_printf(
        arena, "%llu bytes, %llu windows; a match of more than %llu bytes may be missed",
        (unsigned long long)self->pieces.size, (unsigned long long)self->count,
        (unsigned long long)overlap);
    if (self->pieces.size > LTL_MAX_WINDOWED_BYTES) {
        detail = ltl_arena_printf(arena, "%.*s; nothing behind the first %llu", LTL_STR_ARG(detail),
                                  (unsigned long long)LTL_MAX_WINDOWED_BYTES);
    }
    for (uint32_t i = 0; i < self->gave_up.count && i < DETAIL_RULES; i++) {
        detail = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(detail),
                                  i == 0 ? "; not finished: " : ", ",
                                  LTL_STR_ARG(self->gave_up.entries[i].key));
    }
    return detail;
}

static void outcome_set(look *self) {
    bool was_looked_at = false;
    ltl_str detail = detail_of(self);
    for (uint32_t i = 0; i < self->worker->team->agent_count; i++) {
        if (!is_for_text(self, i)) {
            self->out->agents[i] = LTL_REASON_TOO_LARGE;
        } else if (self->out->agents[i] == LTL_REASON_WINDOWS) {
            was_looked_at = true;
            self->out->agent_details[i] = detail;
        }
    }
    self->out->reason = was_looked_at ? LTL_REASON_WINDOWS : LTL_REASON_TOO_LARGE;
    self->out->detail = detail;
}

void ltl_worker_windows(ltl_worker *worker, const ltl_target *target, ltl_side side,
                        ltl_windowed *out) {
    look self = {.worker = worker, .target = target, .side = side, .out = out};
    ltl_error error = {0};
    ltl_map_init(&self.left, &self.arena);
    ltl_map_init(&self.gave_up, &self.arena);
    ltl_window_comments_begin(&self.comments, &self.arena);
    ltl_status status =
        ltl_pieces_open(worker->reader, target, side, &self.arena, &self.pieces, &error);
    if (status != LTL_OK) {
        ltl_reason reason = status == LTL_LIMIT ? LTL_REASON_TOO_LARGE : LTL_REASON_UNREADABLE;
        all_end(&self, reason, ltl_str_of(error.text));
    } else {
        windows_look(&self);
        ltl_window_comments_end(&self.comments, &worker->arena, worker->team->options->agent.today,
                                out->findings->at, out->findings->count);
        if (self.trouble != LTL_REASON_NONE) {
            all_end(&self, self.trouble, LTL_STR(""));
        } else {
            outcome_set(&self);
        }
    }
    ltl_arena_clear(&self.arena);
    ltl_arena_clear(&self.window_arena);
}
