#include "analyzers/regex/prefilter.h"

#include <stdlib.h>

#include "analyzers/regex/literal_search.h"
#include "core/map.h"

/* The clauses that a literal is in. */
typedef struct clause_run {
    uint32_t first; /* in clauses_of_literals */
    uint32_t count;
} clause_run;

struct ltl_prefilter {
    ltl_arena arena;
    uint32_t unit_count;
    uint8_t *alive_at_start; /* per unit: one that has no clauses */
    uint32_t *clause_counts; /* per unit */
    uint32_t waiting_count;  /* units that are not alive at the start */
    uint32_t *unit_of_clause;
    uint32_t clause_count;
    ltl_soughts literals;
    clause_run *runs; /* per literal */
    uint32_t *clauses_of_literals;
    ltl_search *search; /* null: nothing to look for, or no way to */
};

/* What a scan has learned is marked with its number, so that nothing is cleared between files. */
struct ltl_prefilter_scratch {
    ltl_search_scratch *search;
    uint32_t scan;
    uint32_t *clause_scan; /* per clause: the scan that satisfied it */
    uint32_t *unit_scan;   /* per unit: the scan that `unit_left` is about */
    uint32_t *unit_left;   /* clauses not satisfied yet */
};

/* Clauses that say nothing are left out: those without literals, or with an empty one. */
static bool is_telling(const ltl_clause *clause) {
    for (uint32_t i = 0; i < clause->count; i++) {
        if (clause->at[i].text.len == 0) {
            return false;
        }
    }
    return clause->count > 0;
}

/* The beginning of a literal must occur when all of it must. */
static ltl_str searched_text(ltl_arena *arena, const ltl_literal *literal) {
    ltl_str text = ltl_arena_copy(arena, ltl_str_slice(literal->text, 0, LTL_MAX_SOUGHT_BYTES));
    char *bytes = (char *)(uintptr_t)text.ptr;
    for (size_t i = 0; literal->is_caseless && i < text.len; i++) {
        if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
            bytes[i] = (char)(bytes[i] + 32);
        }
    }
    return text;
}

/* The number of the literal, the same for equal ones. */
static uint32_t intern_literal(ltl_prefilter *prefilter, ltl_map maps[4],
                               const ltl_literal *literal) {
    ltl_str text = searched_text(&prefilter->arena, literal);
    bool is_word = literal->is_word && text.len == literal->text.len;
    bool is_new = false;
    ltl_map *map = &maps[2 * (int)is_word + (int)literal->is_caseless];
    ltl_map_entry *entry = ltl_map_put(map, text, &is_new);
    if (is_new) {
        entry->value = prefilter->literals.count;
        ltl_sought added = {text, literal->is_caseless, is_word};
        LTL_PUSH(&prefilter->arena, &prefilter->literals, added);
    }
    return (uint32_t)entry->value;
}

typedef struct membership {
    uint32_t literal;
    uint32_t clause;
} membership;

typedef struct memberships LTL_VEC(membership) memberships;

static void number_clauses(ltl_prefilter *prefilter, const ltl_clauses *clauses,
                           memberships *members) {
    ltl_arena *arena = &prefilter->arena;
    struct LTL_VEC(uint32_t) units = {0};
    ltl_map maps[4]; /* by is_word and is_caseless */
    for (size_t i = 0; i < LTL_COUNT_OF(maps); i++) {
        ltl_map_init(&maps[i], arena);
    }
    for (uint32_t unit = 0; unit < prefilter->unit_count; unit++) {
        for (uint32_t i = 0; i < clauses[unit].count; i++) {
            const ltl_clause *clause = &clauses[unit].at[i];
            if (!is_telling(clause)) {
                continue;
            }
            for (uint32_t j = 0; j < clause->count; j++) {
                membership member = {intern_literal(prefilter, maps, &clause->at[j]), units.count};
                LTL_PUSH(arena, members, member);
            }
            LTL_PUSH(arena, &units, unit);
            prefilter->clause_counts[unit]++;
        }
        prefilter->alive_at_start[unit] = prefilter->clause_counts[unit] == 0;
        prefilter->waiting_count += prefilter->clause_counts[unit] != 0;
    }
    prefilter->unit_of_clause = units.at;
    prefilter->clause_count = units.count;
}

/* From pairs to one run of clauses per literal. */
static void group_by_literal(ltl_prefilter *prefilter, const memberships *members) {
    uint32_t count = prefilter->literals.count;
    clause_run *runs = LTL_NEW_ARRAY(&prefilter->arena, clause_run, count);
    prefilter->runs = runs;
    prefilter->clauses_of_literals = LTL_NEW_ARRAY(&prefilter->arena, uint32_t, members->count);
    for (uint32_t i = 0; i < members->count; i++) {
        runs[members->at[i].literal].count++;
    }
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++) {
        runs[i].first = next;
        next += runs[i].count;
        runs[i].count = 0;
    }
    for (uint32_t i = 0; i < members->count; i++) {
        clause_run *run = &runs[members->at[i].literal];
        prefilter->clauses_of_literals[run->first + run->count++] = members->at[i].clause;
    }
}

ltl_status ltl_prefilter_new(const ltl_clauses *clauses, uint32_t unit_count,
                             ltl_prefilter **out_prefilter, ltl_error *error) {
    ltl_prefilter *prefilter = calloc(1, sizeof(*prefilter));
    if (!prefilter) {
        return ltl_fail(error, LTL_NO_MEMORY, "no memory for the prefilter");
    }
    prefilter->unit_count = unit_count;
    prefilter->alive_at_start = LTL_NEW_ARRAY(&prefilter->arena, uint8_t, unit_count);
    prefilter->clause_counts = LTL_NEW_ARRAY(&prefilter->arena, uint32_t, unit_count);
    memberships members = {0};
    number_clauses(prefilter, clauses, &members);
    group_by_literal(prefilter, &members);
    if (ltl_arena_is_exhausted(&prefilter->arena)) {
        ltl_prefilter_free(prefilter);
        return ltl_fail(error, LTL_LIMIT, "the literals of the rules need too much memory");
    }
    prefilter->search = ltl_search_new(&prefilter->arena, &prefilter->literals);
    *out_prefilter = prefilter;
    return LTL_OK;
}

void ltl_prefilter_free(ltl_prefilter *prefilter) {
    if (prefilter) {
        ltl_search_free(prefilter->search);
        ltl_arena_clear(&prefilter->arena);
        free(prefilter);
    }
}

ltl_prefilter_scratch *ltl_prefilter_scratch_new(const ltl_prefilter *prefilter) {
    ltl_prefilter_scratch *scratch = calloc(1, sizeof(*scratch));
    if (!scratch || !prefilter->search) {
        return scratch;
    }
    scratch->clause_scan = calloc(prefilter->clause_count, sizeof(uint32_t));
    scratch->unit_scan = calloc(prefilter->unit_count, sizeof(uint32_t));
    scratch->unit_left = calloc(prefilter->unit_count, sizeof(uint32_t));
    scratch->search = ltl_search_scratch_new(prefilter->search);
    if (!scratch->clause_scan || !scratch->unit_scan || !scratch->unit_left || !scratch->search) {
        ltl_prefilter_scratch_free(scratch);
        return NULL;
    }
    return scratch;
}

void ltl_prefilter_scratch_free(ltl_prefilter_scratch *scratch) {
    if (scratch) {
        ltl_search_scratch_free(scratch->search);
        free(scratch->clause_scan);
        free(scratch->unit_scan);
        free(scratch->unit_left);
        free(scratch);
    }
}

typedef struct scan_state {
    const ltl_prefilter *prefilter;
    ltl_prefilter_scratch *scratch;
    ltl_str text;
    uint8_t *alive;
    uint32_t waiting_count;
} scan_state;

static void satisfy_clause(scan_state *state, uint32_t clause) {
    ltl_prefilter_scratch *scratch = state->scratch;
    if (scratch->clause_scan[clause] == scratch->scan) {
        return;
    }
    scratch->clause_scan[clause] = scratch->scan;
    uint32_t unit = state->prefilter->unit_of_clause[clause];
    if (scratch->unit_scan[unit] != scratch->scan) {
        scratch->unit_scan[unit] = scratch->scan;
        scratch->unit_left[unit] = state->prefilter->clause_counts[unit];
    }
    if (--scratch->unit_left[unit] == 0) {
        state->alive[unit] = 1;
        state->waiting_count--;
    }
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* A digit before is no part of the word: `10px` holds the name px. */
static bool stands_alone(ltl_str text, size_t start, size_t end) {
    bool goes_on = end < text.len &&
                   (is_letter(text.ptr[end]) || (text.ptr[end] >= '0' && text.ptr[end] <= '9'));
    bool had_begun = start > 0 && is_letter(text.ptr[start - 1]);
    return !(goes_on && is_letter(text.ptr[end - 1])) && !(had_begun && is_letter(text.ptr[start]));
}

/* Ends the scan once every unit is alive. */
static bool on_found(void *context, uint32_t index, size_t end) {
    scan_state *state = context;
    const ltl_sought *literal = &state->prefilter->literals.at[index];
    if (literal->is_word && !stands_alone(state->text, end - literal->text.len, end)) {
        return false;
    }
    clause_run run = state->prefilter->runs[index];
    for (uint32_t i = 0; i < run.count; i++) {
        satisfy_clause(state, state->prefilter->clauses_of_literals[run.first + i]);
    }
    return state->waiting_count == 0;
}

static void begin_scan(const ltl_prefilter *prefilter, ltl_prefilter_scratch *scratch) {
    scratch->scan++;
    if (scratch->scan == 0) { /* after 2^32 scans the marks would look fresh again */
        memset(scratch->clause_scan, 0, prefilter->clause_count * sizeof(uint32_t));
        memset(scratch->unit_scan, 0, prefilter->unit_count * sizeof(uint32_t));
        scratch->scan = 1;
    }
}

void ltl_prefilter_scan(const ltl_prefilter *prefilter, ltl_prefilter_scratch *scratch,
                        ltl_str text, uint8_t *out_alive) {
    if (prefilter->unit_count == 0) {
        return;
    }
    memcpy(out_alive, prefilter->alive_at_start, prefilter->unit_count);
    if (prefilter->waiting_count == 0 || text.len == 0) {
        return;
    }
    if (!prefilter->search || !scratch || text.len > UINT32_MAX) {
        memset(out_alive, 1, prefilter->unit_count);
        return;
    }
    begin_scan(prefilter, scratch);
    scan_state state = {prefilter, scratch, text, out_alive, prefilter->waiting_count};
    if (!ltl_search_run(prefilter->search, scratch->search, text, on_found, &state)) {
        memset(out_alive, 1, prefilter->unit_count);
    }
}
