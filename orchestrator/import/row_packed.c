/* row_packed.c - a row that came through all stages, as a finding. */
#include "orchestrator/import/import_internal.h"
#include "orchestrator/tools/meaning.h"

static uint32_t u32(int64_t number) {
    return number > 0 && number < UINT32_MAX ? (uint32_t)number : 0;
}

static void span_take(ltl_import_row *row, ltl_packed *packed) {
    packed->start.line = u32(ltl_row_number(row, LTL_FIELD_LINE));
    packed->start.column = u32(ltl_row_number(row, LTL_FIELD_COLUMN));
    packed->end.line = u32(ltl_row_number(row, LTL_FIELD_END_LINE));
    packed->end.column = u32(ltl_row_number(row, LTL_FIELD_END_COLUMN));
}

/* A fix of one replacement, in the file of the finding; what has no place of its own replaces what was found. */
static void fix_take(ltl_import *import, ltl_import_row *row, ltl_packed *packed) {
    ltl_str path = *ltl_row_text(row, LTL_FIELD_FIX_PATH);
    ltl_str text = *ltl_row_text(row, LTL_FIELD_FIX);
    bool is_here = path.len == 0 || ltl_str_eq(path, *ltl_row_text(row, LTL_FIELD_PATH));
    bool is_there = row->fix_parts > 0 || text.len > 0;
    packed->has_fix = is_there && is_here && row->fix_parts < 2 && row->cut != LTL_FIELD_FIX;
    import->fixes_left_out += is_there && !packed->has_fix;
    packed->texts[LTL_PACKED_FIX] = text;
    packed->fix_start = (ltl_position){.line = u32(ltl_row_number(row, LTL_FIELD_FIX_LINE)),
                                       .column = u32(ltl_row_number(row, LTL_FIELD_FIX_COLUMN)),
                                       .offset = u32(ltl_row_number(row, LTL_FIELD_FIX_START))};
    packed->fix_end = (ltl_position){.line = u32(ltl_row_number(row, LTL_FIELD_FIX_END_LINE)),
                                     .column = u32(ltl_row_number(row, LTL_FIELD_FIX_END_COLUMN)),
                                     .offset = u32(ltl_row_number(row, LTL_FIELD_FIX_END))};
    if (!ltl_row_has(row, LTL_FIELD_FIX_END)) {
        packed->fix_end.offset =
            packed->fix_start.offset + u32(ltl_row_number(row, LTL_FIELD_FIX_LENGTH));
    }
    bool has_offset = ltl_row_has(row, LTL_FIELD_FIX_START);
    if (packed->fix_start.line == 0 && !has_offset) {
        packed->fix_start = packed->start;
        packed->fix_end = packed->end;
        packed->has_fix = packed->has_fix && packed->start.line > 0;
    }
}

/* The last step of the flow; places of none may stand between its steps. */
static uint32_t last_of_flow(const ltl_import_batch *batch, const ltl_import_row *row) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < row->step_count; i++) {
        last = batch->steps[row->first_step + i].is_related ? last : i;
    }
    return last;
}

/* A step without a place in the repository is left out. */
static void steps_take(ltl_import *import, ltl_arena *arena, const ltl_import_batch *batch,
                       const ltl_import_row *row, bool is_related, ltl_packed *packed) {
    uint32_t last = last_of_flow(batch, row);
    bool is_first = true;
    for (uint32_t i = 0; i < row->step_count; i++) {
        const ltl_import_step *from = &batch->steps[row->first_step + i];
        if (from->is_related != is_related) {
            continue;
        }
        ltl_trace_role role = ltl_meant_role(from->kind, is_first, i == last);
        is_first = false;
        char into[LTL_PLACE_BYTES];
        ltl_str path;
        int64_t artifact = (int64_t)from->numbers[5] - 1;
        if (ltl_row_place_of(&import->source, row, from->path, from->base, artifact, into, &path) !=
            LTL_REFUSED_NONE) {
            continue;
        }
        ltl_trace_step *step = &import->steps[packed->step_count++];
        *step = (ltl_trace_step){.path = ltl_arena_copy(arena, path),
                                 .start = {from->numbers[0], from->numbers[1], 0},
                                 .end = {from->numbers[2], from->numbers[3], 0},
                                 .note = from->note,
                                 .depth = from->numbers[4],
                                 .role = role};
        step->end.line = step->end.line == 0 ? step->start.line : step->end.line;
        step->end.column = step->end.column == 0 ? step->start.column : step->end.column;
        step->code = (ltl_snippet){.first_line = from->numbers[0], .text = from->snippet};
    }
    packed->steps = import->steps;
}

static bool fingerprint_read(ltl_str hex, ltl_digest *out_digest) {
    uint64_t halves[2] = {0, 0};
    for (size_t i = 0; i < hex.len; i++) {
        char byte = hex.ptr[i];
        bool is_digit = byte >= '0' && byte <= '9';
        if (!is_digit && !(byte >= 'a' && byte <= 'f')) {
            return false;
        }
        halves[i / 16 % 2] =
            halves[i / 16 % 2] << 4 | (uint64_t)(is_digit ? byte - '0' : byte - 'a' + 10);
    }
    *out_digest = (ltl_digest){halves[0], halves[1]};
    return hex.len == 32;
}

void ltl_import_pack_row(ltl_import *import, ltl_arena *arena, ltl_import_batch *batch,
                         ltl_import_row *row, ltl_packed *packed) {
    static const struct {
        uint16_t field;
        ltl_packed_text text;
    } same[] = {{LTL_FIELD_SNIPPET, LTL_PACKED_SNIPPET},
                {LTL_FIELD_SCOPE, LTL_PACKED_SCOPE},
                {LTL_FIELD_REASON, LTL_PACKED_REASON},
                {LTL_FIELD_TITLE, LTL_PACKED_TITLE},
                {LTL_FIELD_WHY, LTL_PACKED_WHY},
                {LTL_FIELD_ADVICE, LTL_PACKED_ADVICE},
                {LTL_FIELD_REFERENCE, LTL_PACKED_REFERENCE},
                {LTL_FIELD_CWE, LTL_PACKED_CWE},
                {LTL_FIELD_IDENTITY, LTL_PACKED_IDENTITY}};
    char *place = ltl_arena_alloc_raw(arena, LTL_PLACE_BYTES);
    char *id = ltl_arena_alloc_raw(arena, LTL_RULE_ID_BYTES);
    const ltl_sarif_rule *rule = ltl_row_rule(&import->source, row);
    ltl_str own_id = *ltl_row_text(row, LTL_FIELD_RULE);
    *packed = (ltl_packed){.sequence = (uint64_t)import->file_number << 40 | row->number,
                           .unit = (uint8_t)ltl_row_unit(&import->source, row),
                           .is_base = import->is_base,
                           .is_suppressed = row->is_suppressed,
                           .is_suppressed_elsewhere = row->is_suppressed_elsewhere,
                           .is_secret = row->is_secret,
                           .severity = (uint8_t)row->severity,
                           .confidence = (uint8_t)row->confidence,
                           .domain = (uint8_t)row->domain,
                           .state = (uint8_t)row->state};
    for (uint32_t i = 0; i < LTL_PACKED_TEXT_COUNT; i++) {
        packed->texts[i] = LTL_STR("");
    }
    for (size_t i = 0; i < LTL_COUNT_OF(same); i++) {
        packed->texts[same[i].text] = *ltl_row_text(row, same[i].field);
    }
    (void)ltl_row_place(&import->source, row, place, &packed->texts[LTL_PACKED_PATH]);
    ltl_str tool = ltl_row_tool(&import->source, row);
    own_id = own_id.len > 0 || rule == NULL ? own_id : ltl_sarif_rule_text(rule, LTL_FIELD_RULE);
    packed->texts[LTL_PACKED_RULE] = ltl_import_rule_id(tool, own_id, id);
    packed->texts[LTL_PACKED_AGENT] = tool;
    packed->texts[LTL_PACKED_MESSAGE] = ltl_row_message(arena, row, rule);
    packed->has_fingerprint =
        fingerprint_read(*ltl_row_text(row, LTL_FIELD_FINGERPRINT), &packed->fingerprint);
    span_take(row, packed);
    fix_take(import, row, packed);
    steps_take(import, arena, batch, row, false, packed);
    packed->flow_count = packed->step_count;
    steps_take(import, arena, batch, row, true, packed);
}
