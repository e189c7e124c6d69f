#include "reports/mask.h"

#include <string.h>

#include "core/buf.h"
#include "reports/snippet.h"

/* Shorter pieces are no secrets, and masking them would eat into ordinary words. */
enum { LEAST_PIECE_BYTES = 4 };

typedef struct pieces LTL_VEC(ltl_str) pieces;

static void add_piece(ltl_arena *arena, pieces *secrets, ltl_str piece) {
    piece = ltl_str_trim(piece);
    if (piece.len >= LEAST_PIECE_BYTES) {
        LTL_PUSH(arena, secrets, piece);
    }
}

static void add_quoted(ltl_arena *arena, pieces *secrets, ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '"' && text.ptr[i] != '\'' && text.ptr[i] != '`') {
            continue;
        }
        size_t end = ltl_str_find_byte(text, text.ptr[i], i + 1);
        if (end == SIZE_MAX) {
            return;
        }
        add_piece(arena, secrets, ltl_str_slice(text, i + 1, end));
        i = end;
    }
}

/* The matched text as far as the snippet has it, line by line: a line is what a message may quote.
 */
static pieces find_pieces(ltl_arena *arena, const ltl_finding *finding) {
    pieces secrets = {0};
    ltl_str matched = ltl_snippet_matched(ltl_marked_of(finding));
    add_piece(arena, &secrets, matched);
    add_quoted(arena, &secrets, matched);
    ltl_str line;
    while (ltl_str_split(&matched, '\n', &line)) {
        add_piece(arena, &secrets, line);
    }
    for (uint32_t i = 0; i < finding->binding_count; i++) {
        add_piece(arena, &secrets, finding->bindings[i].text);
        add_quoted(arena, &secrets, finding->bindings[i].text);
    }
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        add_quoted(arena, &secrets, finding->trace[i].code.text);
    }
    return secrets;
}

/* The longest piece that stands at `offset`, 0 if none does. */
static size_t piece_at(const pieces *secrets, ltl_str text, size_t offset) {
    size_t longest = 0;
    for (uint32_t i = 0; i < secrets->count; i++) {
        ltl_str piece = secrets->at[i];
        if (piece.len > longest && piece.len <= text.len - offset &&
            memcmp(text.ptr + offset, piece.ptr, piece.len) == 0) {
            longest = piece.len;
        }
    }
    return longest;
}

static ltl_str mask_text(ltl_arena *arena, const pieces *secrets, ltl_str text) {
    ltl_buf buf;
    ltl_buf_init(&buf, text.len * 2 + sizeof(LTL_MASK));
    size_t copied = 0;
    for (size_t i = 0; i < text.len;) {
        size_t len = piece_at(secrets, text, i);
        if (len == 0) {
            i++;
            continue;
        }
        ltl_buf_append(&buf, ltl_str_slice(text, copied, i));
        ltl_buf_append(&buf, LTL_STR(LTL_MASK));
        i += len;
        copied = i;
    }
    if (copied > 0) {
        ltl_buf_append(&buf, ltl_str_slice(text, copied, text.len));
        /* Rather nothing than a text that was cut in the middle of masking. */
        text = buf.is_cut ? LTL_STR(LTL_MASK) : ltl_arena_copy(arena, ltl_buf_borrow(&buf));
    }
    ltl_buf_clear(&buf);
    return text;
}

static void blank(char *text, size_t start, size_t end) {
    for (size_t i = start; i < end; i++) {
        if (text[i] != '\n' && text[i] != '\r') {
            text[i] = '*';
        }
    }
}

static ltl_str mask_code(ltl_arena *arena, const pieces *secrets, ltl_marked marked) {
    const ltl_snippet *snippet = marked.snippet;
    ltl_str text = ltl_arena_copy(arena, snippet->text);
    char *bytes = (char *)(uintptr_t)text.ptr; /* the copy is ours */
    ltl_span match = ltl_snippet_match(marked);
    if (snippet->is_cut) { /* its end may not be there: rather too much than too little */
        match = ltl_snippet_match_lines(marked);
    }
    for (size_t i = 0; i < text.len;) {
        size_t len = piece_at(secrets, snippet->text, i);
        blank(bytes, i, i + len);
        i += len > 0 ? len : 1;
    }
    blank(bytes, match.start, match.end);
    return text;
}

/* A step lies on the way of the secret: what is quoted on its line may be it. */
static const ltl_trace_step *mask_steps(ltl_arena *arena, const pieces *secrets,
                                        const ltl_trace_step *steps, uint32_t count) {
    ltl_trace_step *masked = LTL_NEW_ARRAY(arena, ltl_trace_step, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        masked[i] = steps[i];
        masked[i].note = mask_text(arena, secrets, steps[i].note);
        masked[i].code.text = mask_code(arena, secrets, ltl_marked_of_step(&steps[i]));
    }
    return masked;
}

ltl_finding ltl_finding_mask(ltl_arena *arena, const ltl_finding *finding) {
    ltl_finding masked = *finding;
    if (!finding->is_secret) {
        return masked;
    }
    pieces secrets = find_pieces(arena, finding);
    ltl_str *const texts[] = {&masked.message, &masked.fix, &masked.scope, &masked.suppression};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        *texts[i] = mask_text(arena, &secrets, *texts[i]);
    }
    masked.snippet.text = mask_code(arena, &secrets, ltl_marked_of(finding));
    ltl_binding *bindings = LTL_NEW_ARRAY(arena, ltl_binding, finding->binding_count);
    for (uint32_t i = 0; i < finding->binding_count; i++) {
        bindings[i] = finding->bindings[i];
        bindings[i].text = LTL_STR(LTL_MASK);
    }
    masked.bindings = bindings;
    masked.trace = mask_steps(arena, &secrets, finding->trace, finding->trace_count);
    masked.places = mask_steps(arena, &secrets, finding->places, finding->place_count);
    return masked;
}

ltl_report ltl_report_mask(ltl_arena *arena, const ltl_report *report) {
    ltl_report masked = *report;
    uint32_t secrets = 0;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        secrets += report->findings[i].is_secret ? 1 : 0;
    }
    if (secrets == 0) {
        return masked;
    }
    ltl_finding *findings = LTL_NEW_ARRAY(arena, ltl_finding, report->finding_count);
    for (uint32_t i = 0; i < report->finding_count; i++) {
        findings[i] = ltl_finding_mask(arena, &report->findings[i]);
    }
    masked.findings = findings;
    return masked;
}
