/* merge.c - all findings in the order of reports: repetitions go, code and identity come. What is ready goes into a
 * file, from which reports read it as often as they like. */
#include <stdlib.h>
#include <unistd.h>

#include "orchestrator/gather/identity.h"
#include "orchestrator/import/code.h"
#include "orchestrator/import/compare.h"
#include "orchestrator/import/import_internal.h"
#include "orchestrator/tools/temporary.h"
#include "reports/mask.h"

enum {
    BUFFER_BYTES = 4 * LTL_PACKED_BYTES,
    MOST_HELD_BYTES = 16 << 20,
    MOST_KEYS = 1 << 17, /* of one file; those past it are told apart by their place */
    MOST_TOOLS = 256,
};

/* The spool as it is read. */
struct ltl_import_spool {
    char buffer[BUFFER_BYTES];
    uint64_t next;
    uint32_t at;
    uint32_t len;
    ltl_trace_step steps[LTL_MAX_TRACE_STEPS];
    ltl_finding finding;
    ltl_finding_source source;
};

typedef struct merging {
    ltl_import *import;
    ltl_import_filter wants;
    void *context;
    ltl_import_result *result;
    ltl_code code;
    ltl_code nowhere;      /* what is gone has no code here */
    ltl_compare compare;   /* findings of the path below, when there is a baseline */
    ltl_str compared_path; /* in the arena of the path */
    bool is_past_compare;  /* there are too many of them */
    ltl_arena of_compare;
    ltl_arena arena;   /* of one finding */
    ltl_arena of_path; /* path and keys */
    ltl_str path;
    ltl_map keys;
    char buffer[BUFFER_BYTES]; /* that goes to the spool next */
    uint32_t used;
    char last[LTL_PACKED_BYTES]; /* the finding before */
    bool has_last;
    uint64_t by_severity[LTL_SEVERITY_COUNT]; /* that are not suppressed */
    ltl_buf packed;
} merging;

/* --- findings out of bytes ------------------------------------------------------------------------ */

static const char *tool_name(ltl_import *import, ltl_str tool) {
    ltl_import_rule_table *table = &import->rules;
    if (import->tools.arena == NULL) {
        ltl_map_init(&import->tools, &table->arena);
    }
    const ltl_map_entry *known = ltl_map_find(&import->tools, tool);
    if (known != NULL) {
        return known->key.ptr;
    }
    if (import->tools.count >= MOST_TOOLS) {
        return "others";
    }
    /* The copy ends with a zero. */
    return ltl_map_put(&import->tools, ltl_arena_copy(&table->arena, tool), NULL)->key.ptr;
}

static ltl_finding finding_of(ltl_import *import, const ltl_packed *packed) {
    /* Steps past the limit of bytes are not there. */
    uint32_t flows =
        packed->flow_count < packed->step_count ? packed->flow_count : packed->step_count;
    return (ltl_finding){.rule = ltl_import_rule_of(&import->rules, packed),
                         .agent = tool_name(import, packed->texts[LTL_PACKED_AGENT]),
                         .path = packed->texts[LTL_PACKED_PATH],
                         .start = packed->start,
                         .end = packed->end,
                         .message = packed->texts[LTL_PACKED_MESSAGE],
                         .severity = (ltl_severity)packed->severity,
                         .snippet = {.first_line = packed->snippet_line,
                                     .text = packed->texts[LTL_PACKED_SNIPPET],
                                     .is_cut = packed->is_snippet_cut,
                                     .cut_bytes = packed->snippet_cut},
                         .scope = packed->texts[LTL_PACKED_SCOPE],
                         .fingerprint = packed->fingerprint,
                         .line_hash = LTL_STR(""),
                         .state = (ltl_finding_state)packed->state,
                         .is_suppressed = packed->is_suppressed,
                         .suppression = packed->texts[LTL_PACKED_REASON],
                         .is_secret = packed->is_secret,
                         .is_suppressed_elsewhere = packed->is_suppressed_elsewhere,
                         .has_fix = packed->has_fix,
                         .fix_span = {(uint32_t)packed->fix_start.offset, (uint32_t)packed->fix_end.offset},
                         .fix = packed->texts[LTL_PACKED_FIX],
                         .trace = flows > 0 ? packed->steps : NULL,
                         .trace_count = flows,
                         .places = packed->step_count > flows ? packed->steps + flows : NULL,
                         .place_count = packed->step_count - flows};
}

/* --- into the spool ------------------------------------------------------------------------------- */

static void spool_flush(merging *self) {
    ltl_import *import = self->import;
    import->spool_failed = import->spool_failed || !ltl_write_at(import->spool, import->spool_end,
                                                                 self->buffer, self->used);
    import->spool_end += self->used;
    self->used = 0;
}

static void spool_add(merging *self, const ltl_packed *packed) {
    ltl_buf_reset(&self->packed);
    ltl_packed_write(packed, &self->packed);
    ltl_str bytes = ltl_buf_borrow(&self->packed);
    if (self->used + bytes.len > sizeof(self->buffer)) {
        spool_flush(self);
    }
    memcpy(self->buffer + self->used, bytes.ptr, bytes.len);
    self->used += (uint32_t)bytes.len;
    self->import->spool_count++;
}

static void path_begin(merging *self, ltl_str path) {
    if (ltl_str_eq(self->path, path) && self->path.ptr != NULL) {
        return;
    }
    ltl_arena_reset(&self->of_path);
    self->path = ltl_arena_copy(&self->of_path, path);
    ltl_map_init(&self->keys, &self->of_path);
    ltl_code_open(&self->code, path);
}

/* Among equals of the file, in their order, as for findings of our own. */
static ltl_digest fingerprint_of(merging *self, const ltl_finding *finding) {
    ltl_digest key = ltl_finding_key(finding);
    ltl_str bytes = {(const char *)&key, sizeof(key)};
    if (self->keys.count >= MOST_KEYS && ltl_map_find(&self->keys, bytes) == NULL) {
        return ltl_fingerprint_of(key, (uint64_t)finding->start.line << 32 | finding->start.column);
    }
    if (finding->state == LTL_STATE_FIXED) { /* the ordinals of those that are here are theirs */
        return ltl_fingerprint_of(key, (uint64_t)finding->start.line << 32 | finding->start.column);
    }
    ltl_map_entry *entry = ltl_map_put_copy(&self->keys, bytes, NULL);
    return ltl_fingerprint_of(key, entry->value++);
}

/* The names of rules past the limit are in the message at least. */
static void other_rule_tell(merging *self, const ltl_rule_info *rule, ltl_packed *packed) {
    ltl_str *id = &packed->texts[LTL_PACKED_RULE];
    if (!ltl_str_eq(rule->id, *id)) {
        packed->texts[LTL_PACKED_MESSAGE] =
            ltl_arena_printf(&self->arena, "[%.*s] %.*s", LTL_STR_ARG(*id),
                             LTL_STR_ARG(packed->texts[LTL_PACKED_MESSAGE]));
        *id = rule->id;
    }
}

static void secret_hide(merging *self, ltl_finding *finding, ltl_packed *packed) {
    packed->is_secret = packed->is_secret || finding->rule->domain == LTL_DOMAIN_SECRETS;
    finding->is_secret = packed->is_secret;
    if (!packed->is_secret) {
        return;
    }
    ltl_finding masked = ltl_finding_mask(&self->arena, finding);
    packed->texts[LTL_PACKED_MESSAGE] = masked.message;
    packed->texts[LTL_PACKED_SCOPE] = masked.scope;
    packed->texts[LTL_PACKED_SNIPPET] = masked.snippet.text;
    packed->texts[LTL_PACKED_REASON] = masked.suppression;
    packed->texts[LTL_PACKED_FIX] = masked.fix;
    ltl_trace_step *steps =
        LTL_NEW_ARRAY(&self->arena, ltl_trace_step, (size_t)packed->step_count + 1);
    for (uint32_t i = 0; i < packed->step_count; i++) {
        steps[i] = i < masked.trace_count ? masked.trace[i] : masked.places[i - masked.trace_count];
    }
    packed->steps = steps;
}

static bool is_shown(const ltl_finding *finding) {
    return !finding->is_suppressed && finding->state != LTL_STATE_FIXED;
}

static void finding_take(merging *self, ltl_packed *packed) {
    ltl_import *import = self->import;
    path_begin(self, packed->texts[LTL_PACKED_PATH]);
    const ltl_rule_info *rule = ltl_import_rule_of(&import->rules, packed);
    other_rule_tell(self, rule, packed);
    bool had_fix = packed->has_fix;
    bool is_gone = packed->state == LTL_STATE_FIXED;
    const ltl_code *code = is_gone ? &self->nowhere : &self->code;
    ltl_snippet snippet = ltl_code_place(code, &self->arena, packed);
    self->result->fixes_left_out += had_fix && !packed->has_fix;
    packed->texts[LTL_PACKED_SNIPPET] = snippet.text;
    packed->snippet_line = snippet.first_line;
    packed->snippet_cut = snippet.cut_bytes;
    packed->is_snippet_cut = snippet.is_cut;
    ltl_finding finding = finding_of(import, packed);
    finding.shape = finding.loose = ltl_code_shape(code, packed, &snippet);
    ltl_digest fingerprint = fingerprint_of(self, &finding);
    packed->fingerprint = packed->has_fingerprint ? packed->fingerprint : fingerprint;
    packed->has_fingerprint = true;
    if (self->wants != NULL && !self->wants(self->context, &finding)) {
        return;
    }
    self->result->states[packed->state]++;
    self->result->findings += !is_gone;
    self->result->files_missing += !is_gone && !self->code.is_there;
    self->by_severity[packed->severity] += is_shown(&finding);
    secret_hide(self, &finding, packed);
    spool_add(self, packed);
}

static void record_take(merging *self, const char *record, const ltl_compared *compared) {
    ltl_packed packed;
    ltl_str bytes = {record, ltl_packed_len(record)};
    if (!ltl_packed_read(bytes, self->import->steps, &packed)) {
        self->import->spool_failed = true;
        return;
    }
    packed.state = compared != NULL ? compared->state : packed.state;
    finding_take(self, &packed);
    ltl_arena_reset(&self->arena);
}

/* Of the baseline only what is gone goes on. */
static void compared_take(merging *self) {
    ltl_compare *compare = &self->compare;
    if (!self->is_past_compare) {
        ltl_compare_match(compare);
    }
    for (uint32_t i = 0; i < compare->count; i++) {
        const ltl_compared *one = &compare->at[i];
        if (self->is_past_compare && !one->is_base) {
            record_take(self, one->bytes, NULL);
        } else if (!self->is_past_compare && (!one->is_base || one->state == LTL_STATE_FIXED)) {
            record_take(self, one->bytes, one);
        }
    }
    ltl_compare_reset(compare);
}

static void compare_take(merging *self, const char *record) {
    ltl_packed packed;
    if (!ltl_packed_read((ltl_str){record, ltl_packed_len(record)}, NULL, &packed)) {
        self->import->spool_failed = true;
        return;
    }
    if (!ltl_str_eq(packed.texts[LTL_PACKED_PATH], self->compared_path)) {
        compared_take(self);
        ltl_arena_reset(&self->of_compare);
        self->compared_path = ltl_arena_copy(&self->of_compare, packed.texts[LTL_PACKED_PATH]);
        self->is_past_compare = false;
    }
    if (!self->is_past_compare && ltl_compare_add(&self->compare, record)) {
        return;
    }
    if (!self->is_past_compare) {
        self->is_past_compare = true;
        self->result->not_compared++;
        compared_take(self);
    }
    if (!packed.is_base) {
        record_take(self, record, NULL);
    }
}

static void sorted_take(merging *self, const char *record) {
    if (self->has_last && ltl_packed_is_same(self->last, record)) {
        self->result->repetitions++;
        return;
    }
    memcpy(self->last, record, ltl_packed_len(record));
    self->has_last = true;
    if (self->import->compares) {
        compare_take(self, record);
    } else {
        record_take(self, record, NULL);
    }
}

/* --- out of the spool ----------------------------------------------------------------------------- */

static void spool_rewind(void *context) {
    ltl_import *import = context;
    import->reading->next = 0;
    import->reading->at = import->reading->len = 0;
}

static bool spool_fill(ltl_import *import) {
    struct ltl_import_spool *reading = import->reading;
    uint32_t left = reading->len - reading->at;
    if (left >= sizeof(uint32_t) && ltl_packed_len(reading->buffer + reading->at) <= left) {
        return true;
    }
    memmove(reading->buffer, reading->buffer + reading->at, left);
    uint64_t rest = import->spool_end - reading->next;
    uint32_t more = BUFFER_BYTES - left < rest ? BUFFER_BYTES - left : (uint32_t)rest;
    if (!ltl_read_at(import->spool, reading->next, reading->buffer + left, more)) {
        import->spool_failed = true;
        return false;
    }
    reading->next += more;
    reading->at = 0;
    reading->len = left + more;
    return reading->len > 0;
}

static const ltl_finding *spool_next(void *context) {
    ltl_import *import = context;
    struct ltl_import_spool *reading = import->reading;
    ltl_packed packed;
    if (import->spool_failed || !spool_fill(import)) {
        return NULL;
    }
    ltl_str bytes = {reading->buffer + reading->at, ltl_packed_len(reading->buffer + reading->at)};
    if (bytes.len > reading->len - reading->at ||
        !ltl_packed_read(bytes, reading->steps, &packed)) {
        import->spool_failed = true;
        return NULL;
    }
    reading->at += (uint32_t)bytes.len;
    reading->finding = finding_of(import, &packed);
    return &reading->finding;
}

void ltl_import_spool_close(ltl_import *import) {
    if (import->spool >= 0) {
        (void)close(import->spool);
    }
    free(import->reading);
}

bool ltl_import_was_read(const ltl_import *import) {
    return !import->spool_failed;
}

/* --- what is held --------------------------------------------------------------------------------- */

/* How many of each severity there is room for, worst first. */
static void quotas_set(const merging *self, uint64_t *out_quotas) {
    uint64_t left = LTL_MAX_IMPORT_HELD;
    for (int i = LTL_SEVERITY_COUNT - 1; i >= 0; i--) {
        out_quotas[i] = self->by_severity[i] < left ? self->by_severity[i] : left;
        left -= out_quotas[i];
    }
}

static void held_take(merging *self, ltl_findings *held) {
    ltl_import *import = self->import;
    uint64_t quotas[LTL_SEVERITY_COUNT];
    bool holds_all = import->spool_count <= LTL_MAX_IMPORT_HELD;
    quotas_set(self, quotas);
    const ltl_finding *finding;
    spool_rewind(import);
    while ((finding = spool_next(import)) != NULL) {
        bool is_chosen = holds_all;
        if (!holds_all && is_shown(finding) && quotas[finding->severity] > 0) {
            quotas[finding->severity]--;
            is_chosen = true;
        }
        if (is_chosen && import->arena.used_bytes < MOST_HELD_BYTES) {
            ltl_finding copy = ltl_finding_copy(&import->arena, finding);
            LTL_PUSH(&import->arena, held, copy);
        }
    }
    self->result->holds_all = held->count == import->spool_count;
}

static int compare_rules(const void *left, const void *right) {
    const ltl_rule_info *a = *(const ltl_rule_info *const *)left;
    const ltl_rule_info *b = *(const ltl_rule_info *const *)right;
    return ltl_str_compare(a->id, b->id);
}

static void report_set(merging *self, ltl_report *report) {
    ltl_import *import = self->import;
    ltl_findings held = {0};
    held_take(self, &held);
    const ltl_rule_info **rules =
        LTL_NEW_ARRAY(&import->arena, const ltl_rule_info *, import->rules.infos.count + 1);
    for (uint32_t i = 0; i < import->rules.infos.count; i++) {
        rules[i] = import->rules.infos.at[i];
    }
    if (import->rules.infos.count > 1) {
        qsort((void *)rules, import->rules.infos.count, sizeof(rules[0]), compare_rules);
    }
    report->rules = rules;
    report->rule_count = import->rules.infos.count;
    report->findings = held.at;
    report->finding_count = held.count;
    report->source = self->result->holds_all ? NULL : &import->reading->source;
}

static void merging_free(merging *self) {
    ltl_code_close(&self->code);
    ltl_compare_free(&self->compare);
    ltl_arena_clear(&self->of_compare);
    ltl_arena_clear(&self->arena);
    ltl_arena_clear(&self->of_path);
    ltl_buf_clear(&self->packed);
    free(self);
}

static bool merge(merging *self) {
    ltl_import *import = self->import;
    const char *record;
    if (!ltl_sorter_read_begin(&import->sorter)) {
        return false;
    }
    while ((record = ltl_sorter_next(&import->sorter)) != NULL && !import->spool_failed) {
        sorted_take(self, record);
    }
    compared_take(self);
    spool_flush(self);
    return !import->sorter.has_failed && !import->spool_failed;
}

ltl_status ltl_import_finish(ltl_import *import, ltl_import_filter wants, void *context,
                             ltl_report *report, ltl_import_result *out_result, ltl_error *error) {
    *out_result = (ltl_import_result){.fixes_left_out = import->fixes_left_out};
    ltl_import_batches_free(import);
    import->spool = ltl_temporary_open();
    import->reading = malloc(sizeof(*import->reading));
    merging *self = calloc(1, sizeof(*self));
    bool has_room = self != NULL && (!import->compares || ltl_compare_init(&self->compare));
    if (!has_room || import->reading == NULL || import->spool < 0) {
        if (self != NULL) {
            ltl_compare_free(&self->compare);
        }
        free(self);
        return ltl_fail(error, LTL_IO, "a temporary file cannot be made");
    }
    import->reading->source =
        (ltl_finding_source){.context = import, .rewind = spool_rewind, .next = spool_next};
    self->import = import;
    self->wants = wants;
    self->context = context;
    self->result = out_result;
    self->code.root_fd = import->root_fd;
    ltl_buf_init(&self->packed, LTL_PACKED_BYTES);
    bool is_good = merge(self);
    ltl_sorter_close(&import->sorter);
    import->sorter = (ltl_sorter){.fd = -1};
    if (is_good) {
        report_set(self, report);
        is_good = !import->spool_failed;
    }
    merging_free(self);
    if (!is_good) {
        return ltl_fail(error, LTL_IO,
                        "the findings cannot be put in order: a temporary file "
                        "cannot be written or read");
    }
    ltl_import_checkpoint_remove(import->options);
    return LTL_OK;
}
