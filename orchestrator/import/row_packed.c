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

/* A step without a place in the repository is left out. */
static void steps_take(ltl_import *import, ltl_arena *arena, const ltl_import_batch *batch,
                       const ltl_import_row *row, ltl_packed *packed) {
    for (uint32_t i = 0; i < row->step_count; i++) {
        const ltl_import_step *from = &batch->steps[row->first_step + i];
        char into[LTL_PLACE_BYTES];
        ltl_str path;
        int64_t artifact = (int64_t)from->numbers[5] - 1;
        if (ltl_row_place_of(&import->source, row, from->path, from->base, artifact, into, &path) !=
            LTL_REFUSED_NONE) {
            continue;
        }
        ltl_trace_step *step = &import->steps[packed->step_count++];
        *step =
            (ltl_trace_step){.path = ltl_arena_copy(arena, path),
                             .start = {from->numbers[0], from->numbers[1], 0},
                             .end = {from->numbers[2], from->numbers[3], 0},
                             .note = from->note,
                             .depth = from->numbers[4],
                             .role = ltl_meant_role(from->kind, i == 0, i + 1 == row->step_count)};
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
                {LTL_FIELD_CWE, LTL_PACKED_CWE}};
    char *place = ltl_arena_alloc_raw(arena, LTL_PLACE_BYTES);
    char *id = ltl_arena_alloc_raw(arena, LTL_RULE_ID_BYTES);
    const ltl_sarif_rule *rule = ltl_row_rule(&import->source, row);
    ltl_str own_id = *ltl_row_text(row, LTL_FIELD_RULE);
    *packed = (ltl_packed){.sequence = (uint64_t)import->file_number << 40 | row->number,
                           .unit = (uint8_t)ltl_row_unit(&import->source, row),
                           .is_suppressed = row->is_suppressed,
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
    steps_take(import, arena, batch, row, packed);
}
