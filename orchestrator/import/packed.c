#include "orchestrator/import/packed.h"

typedef struct head {
    uint32_t len; /* of all */
    uint32_t step_count;
    uint64_t sequence;
    ltl_digest fingerprint;
    ltl_position start;
    ltl_position end;
    ltl_position fix_start;
    ltl_position fix_end;
    uint32_t snippet_line;
    uint32_t snippet_cut;
    uint32_t flow_count;
    uint16_t lens[LTL_PACKED_TEXT_COUNT];
    uint8_t flags;
    uint8_t unit;
    uint8_t severity;
    uint8_t confidence;
    uint8_t domain;
    uint8_t state;
} head;

typedef struct step_head {
    ltl_position start;
    ltl_position end;
    uint32_t depth;
    uint32_t snippet_line;
    uint16_t role;
    uint16_t path_len;
    uint16_t note_len;
    uint16_t code_len;
} step_head;

enum {
    HAS_FINGERPRINT = 1,
    IS_SUPPRESSED = 2,
    IS_SECRET = 4,
    IS_SNIPPET_CUT = 8,
    HAS_FIX = 16,
    IS_ELSEWHERE = 32,
    IS_BASE = 64
};

static uint16_t len_of(ltl_str text) {
    return (uint16_t)(text.len < LTL_MAX_MESSAGE_BYTES ? text.len : LTL_MAX_MESSAGE_BYTES);
}

static void bytes_append(ltl_buf *out, const void *bytes, size_t len) {
    ltl_buf_append(out, (ltl_str){bytes, len});
}

static uint32_t step_bytes(const ltl_trace_step *step) {
    return (uint32_t)sizeof(step_head) + len_of(step->path) + len_of(step->note) +
           len_of(step->code.text);
}

static void step_write(const ltl_trace_step *step, ltl_buf *out) {
    step_head of = {.start = step->start,
                    .end = step->end,
                    .depth = step->depth,
                    .snippet_line = step->code.first_line,
                    .role = (uint16_t)step->role,
                    .path_len = len_of(step->path),
                    .note_len = len_of(step->note),
                    .code_len = len_of(step->code.text)};
    bytes_append(out, &of, sizeof(of));
    bytes_append(out, step->path.ptr, of.path_len);
    bytes_append(out, step->note.ptr, of.note_len);
    bytes_append(out, step->code.text.ptr, of.code_len);
}

void ltl_packed_write(const ltl_packed *packed, ltl_buf *out) {
    head of;
    memset(&of, 0, sizeof(of)); /* padding, too: the same finding is the same bytes */
    of.sequence = packed->sequence;
    of.fingerprint = packed->fingerprint;
    of.start = packed->start;
    of.end = packed->end;
    of.fix_start = packed->fix_start;
    of.fix_end = packed->fix_end;
    of.flow_count = packed->flow_count;
    of.snippet_line = packed->snippet_line;
    of.snippet_cut = packed->snippet_cut;
    of.flags = (uint8_t)((packed->has_fingerprint ? HAS_FINGERPRINT : 0) |
                         (packed->is_suppressed ? IS_SUPPRESSED : 0) |
                         (packed->is_secret ? IS_SECRET : 0) |
                         (packed->is_snippet_cut ? IS_SNIPPET_CUT : 0) |
                         (packed->has_fix ? HAS_FIX : 0) | (packed->is_base ? IS_BASE : 0) |
                         (packed->is_suppressed_elsewhere ? IS_ELSEWHERE : 0));
    of.unit = packed->unit;
    of.severity = packed->severity;
    of.confidence = packed->confidence;
    of.domain = packed->domain;
    of.state = packed->state;
    of.len = sizeof(of);
    for (uint32_t i = 0; i < LTL_PACKED_TEXT_COUNT; i++) {
        of.lens[i] = len_of(packed->texts[i]);
        of.len += of.lens[i];
    }
    for (uint32_t i = 0; i < packed->step_count; i++) {
        uint32_t more = step_bytes(&packed->steps[i]);
        if (of.len + more > LTL_PACKED_BYTES) {
            break;
        }
        of.len += more;
        of.step_count++;
    }
    bytes_append(out, &of, sizeof(of));
    for (uint32_t i = 0; i < LTL_PACKED_TEXT_COUNT; i++) {
        bytes_append(out, packed->texts[i].ptr, of.lens[i]);
    }
    for (uint32_t i = 0; i < of.step_count; i++) {
        step_write(&packed->steps[i], out);
    }
}

static ltl_str slice_take(ltl_str *rest, size_t len) {
    ltl_str piece = ltl_str_slice(*rest, 0, len);
    *rest = ltl_str_slice(*rest, len, rest->len);
    return piece;
}

static bool step_read(ltl_str *rest, ltl_trace_step *out_step) {
    step_head of;
    if (rest->len < sizeof(of)) {
        return false;
    }
    memcpy(&of, rest->ptr, sizeof(of));
    *rest = ltl_str_slice(*rest, sizeof(of), rest->len);
    if (rest->len < (size_t)of.path_len + of.note_len + of.code_len ||
        of.role >= LTL_TRACED_ROLE_COUNT) {
        return false;
    }
    *out_step = (ltl_trace_step){
        .start = of.start, .end = of.end, .depth = of.depth, .role = (ltl_trace_role)of.role};
    out_step->path = slice_take(rest, of.path_len);
    out_step->note = slice_take(rest, of.note_len);
    out_step->code.text = slice_take(rest, of.code_len);
    out_step->code.first_line = of.snippet_line;
    return true;
}

bool ltl_packed_read(ltl_str bytes, ltl_trace_step *steps, ltl_packed *out) {
    head of;
    if (bytes.len < sizeof(of)) {
        return false;
    }
    memcpy(&of, bytes.ptr, sizeof(of));
    size_t text_bytes = 0;
    for (uint32_t i = 0; i < LTL_PACKED_TEXT_COUNT; i++) {
        text_bytes += of.lens[i];
    }
    if (of.len != bytes.len || sizeof(of) + text_bytes > bytes.len) {
        return false;
    }
    *out = (ltl_packed){.sequence = of.sequence,
                        .start = of.start,
                        .end = of.end,
                        .fix_start = of.fix_start,
                        .fix_end = of.fix_end,
                        .flow_count = of.flow_count,
                        .snippet_line = of.snippet_line,
                        .snippet_cut = of.snippet_cut,
                        .fingerprint = of.fingerprint,
                        .has_fingerprint = (of.flags & HAS_FINGERPRINT) != 0,
                        .is_suppressed = (of.flags & IS_SUPPRESSED) != 0,
                        .is_secret = (of.flags & IS_SECRET) != 0,
                        .is_snippet_cut = (of.flags & IS_SNIPPET_CUT) != 0,
                        .has_fix = (of.flags & HAS_FIX) != 0,
                        .is_base = (of.flags & IS_BASE) != 0,
                        .is_suppressed_elsewhere = (of.flags & IS_ELSEWHERE) != 0,
                        .unit = of.unit,
                        .severity = of.severity,
                        .confidence = of.confidence,
                        .domain = of.domain,
                        .state = of.state,
                        .steps = steps};
    ltl_str rest = ltl_str_slice(bytes, sizeof(of), bytes.len);
    for (uint32_t i = 0; i < LTL_PACKED_TEXT_COUNT; i++) {
        out->texts[i] = slice_take(&rest, of.lens[i]);
    }
    for (uint32_t i = 0; i < of.step_count && i < LTL_MAX_TRACE_STEPS && steps != NULL; i++) {
        if (!step_read(&rest, &steps[out->step_count++])) {
            return false;
        }
    }
    return true;
}

static int compare_u64(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

/* Texts up to that one are what orders findings: path, rule, message lie first. */
static int compare_heads(const char *a, const char *b, const head *left, const head *right) {
    ltl_str path_a = {a + sizeof(head), left->lens[LTL_PACKED_PATH]};
    ltl_str path_b = {b + sizeof(head), right->lens[LTL_PACKED_PATH]};
    int order = ltl_str_compare(path_a, path_b);
    order = order == 0 ? compare_u64(left->start.line, right->start.line) : order;
    order = order == 0 ? compare_u64(left->start.column, right->start.column) : order;
    if (order != 0) {
        return order;
    }
    ltl_str rule_a = {path_a.ptr + path_a.len, left->lens[LTL_PACKED_RULE]};
    ltl_str rule_b = {path_b.ptr + path_b.len, right->lens[LTL_PACKED_RULE]};
    order = ltl_str_compare(rule_a, rule_b);
    order = order == 0 ? compare_u64(left->end.line, right->end.line) : order;
    order = order == 0 ? compare_u64(left->end.column, right->end.column) : order;
    ltl_str message_a = {rule_a.ptr + rule_a.len, left->lens[LTL_PACKED_MESSAGE]};
    ltl_str message_b = {rule_b.ptr + rule_b.len, right->lens[LTL_PACKED_MESSAGE]};
    return order == 0 ? ltl_str_compare(message_a, message_b) : order;
}

int ltl_packed_compare(const char *a, const char *b) {
    head left;
    head right;
    memcpy(&left, a, sizeof(left));
    memcpy(&right, b, sizeof(right));
    int order = compare_heads(a, b, &left, &right);
    return order == 0 ? compare_u64(left.sequence, right.sequence) : order;
}

bool ltl_packed_is_same(const char *a, const char *b) {
    head left;
    head right;
    memcpy(&left, a, sizeof(left));
    memcpy(&right, b, sizeof(right));
    return compare_heads(a, b, &left, &right) == 0 &&
           (left.flags & IS_BASE) == (right.flags & IS_BASE);
}
