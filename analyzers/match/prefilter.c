#include "analyzers/match/prefilter.h"

#include <stdlib.h>

#include "core/map.h"

#ifdef LTL_HAVE_VECTORSCAN
#include <hs.h>
#else
typedef struct hs_database hs_database_t;
typedef struct hs_scratch hs_scratch_t;
#endif

/* The beginning of a literal must occur when all of it must. */
enum { MAX_SEARCHED_BYTES = 32 };

typedef struct searched {
    ltl_str text;
    bool is_caseless;
    bool is_word;
    uint32_t first_clause; /* in clauses_of_literals */
    uint32_t clause_count;
} searched;

typedef struct searches LTL_VEC(searched) searches;

struct ltl_prefilter {
    ltl_arena arena;
    uint32_t unit_count;
    uint8_t *alive_at_start; /* per unit: one that has no clauses */
    uint32_t *clause_counts; /* per unit */
    uint32_t waiting_count;  /* units that are not alive at the start */
    uint32_t *unit_of_clause;
    uint32_t clause_count;
    searches literals;
    uint32_t *clauses_of_literals;
    hs_database_t *database; /* null: nothing to look for, or it cannot be built */
    hs_scratch_t *scratch;   /* the one that others are cloned from */
};

/* What a scan has learned is marked with its number, so that nothing is cleared between files. */
struct ltl_prefilter_scratch {
    hs_scratch_t *scratch;
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

static ltl_str searched_text(ltl_arena *arena, const ltl_literal *literal) {
    ltl_str text = ltl_arena_copy(arena, ltl_str_slice(literal->text, 0, MAX_SEARCHED_BYTES));
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
        searched added = {text, literal->is_caseless, is_word, 0, 0};
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
    searched *literals = prefilter->literals.at;
    prefilter->clauses_of_literals = LTL_NEW_ARRAY(&prefilter->arena, uint32_t, members->count);
    for (uint32_t i = 0; i < members->count; i++) {
        literals[members->at[i].literal].clause_count++;
    }
    uint32_t next = 0;
    for (uint32_t i = 0; i < prefilter->literals.count; i++) {
        literals[i].first_clause = next;
        next += literals[i].clause_count;
        literals[i].clause_count = 0;
    }
    for (uint32_t i = 0; i < members->count; i++) {
        searched *literal = &literals[members->at[i].literal];
        uint32_t place = literal->first_clause + literal->clause_count++;
        prefilter->clauses_of_literals[place] = members->at[i].clause;
    }
}

#ifdef LTL_HAVE_VECTORSCAN

/* A few literals are searched with another method than many, and the one for a few is not to be
 * trusted: with the wide vectors of recent processors, version 5.4.9 of the library passes by literals
 * that stand at some places. So there are never few: decoys make up the number, bytes that no text in
 * UTF-8 has. */
enum { LEAST_LITERALS = 64, DECOY_BYTES = 8, FIRST_DECOY_BYTE = 0xF5, DECOY_BASE = 11 };

static ltl_str decoy_make(ltl_arena *arena, uint32_t number) {
    char *bytes = ltl_arena_alloc_raw(arena, DECOY_BYTES);
    for (uint32_t i = DECOY_BYTES; i-- > 0; number /= DECOY_BASE) {
        bytes[i] = (char)(FIRST_DECOY_BYTE + number % DECOY_BASE);
    }
    return (ltl_str){bytes, DECOY_BYTES};
}

typedef struct literal_list {
    const char **texts;
    size_t *lengths;
    unsigned *flags;
    unsigned *ids;
    uint32_t count;
} literal_list;

static literal_list list_literals(ltl_prefilter *prefilter) {
    ltl_arena *arena = &prefilter->arena;
    uint32_t own = prefilter->literals.count;
    uint32_t count = own < LEAST_LITERALS ? LEAST_LITERALS : own;
    literal_list list = {LTL_NEW_ARRAY(arena, const char *, count),
                         LTL_NEW_ARRAY(arena, size_t, count), LTL_NEW_ARRAY(arena, unsigned, count),
                         LTL_NEW_ARRAY(arena, unsigned, count), count};
    for (uint32_t i = 0; i < count; i++) {
        searched decoy = {.is_word = true};
        decoy.text = i >= own ? decoy_make(arena, i) : LTL_STR("");
        const searched *literal = i < own ? &prefilter->literals.at[i] : &decoy;
        list.texts[i] = literal->text.ptr;
        list.lengths[i] = literal->text.len;
        /* a word may first be met inside a longer one */
        list.flags[i] = (literal->is_word ? 0u : HS_FLAG_SINGLEMATCH) |
                        (literal->is_caseless ? HS_FLAG_CASELESS : 0u);
        list.ids[i] = i;
    }
    return list;
}

typedef struct sighting {
    unsigned id;
    bool is_seen;
} sighting;

static int on_sighting(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                       void *context) {
    (void)from;
    (void)to;
    (void)flags;
    sighting *wanted = context;
    wanted->is_seen = wanted->is_seen || id == wanted->id;
    return 0;
}

/* Whether some of the literals are found wherever they stand. */
static bool is_trustworthy(const ltl_prefilter *prefilter) {
    enum { TRIED_LITERALS = 8, PLACES = 128, TAIL = 16 };
    char text[PLACES + MAX_SEARCHED_BYTES + TAIL];
    uint32_t count = prefilter->literals.count;
    uint32_t stride = count / TRIED_LITERALS + 1;
    for (uint32_t i = 0; i < count; i += stride) {
        ltl_str literal = prefilter->literals.at[i].text;
        for (size_t place = 0; place < PLACES; place++) {
            sighting wanted = {.id = i};
            memset(text, '\n', sizeof(text));
            memcpy(text + place, literal.ptr, literal.len);
            unsigned len = (unsigned)(place + literal.len + place % TAIL);
            if (hs_scan(prefilter->database, text, len, 0, prefilter->scratch, on_sighting,
                        &wanted) != HS_SUCCESS ||
                !wanted.is_seen) {
                return false;
            }
        }
    }
    return true;
}

static void free_database(ltl_prefilter *prefilter) {
    hs_free_scratch(prefilter->scratch);
    hs_free_database(prefilter->database);
    prefilter->scratch = NULL;
    prefilter->database = NULL;
}

/* Without a database every unit is alive, so a failure here costs time only. */
static void build_database(ltl_prefilter *prefilter) {
    literal_list list = list_literals(prefilter);
    /* no features of this very processor: the same database, hence the same work, everywhere */
    hs_platform_info_t platform = {.tune = HS_TUNE_FAMILY_GENERIC};
    hs_compile_error_t *failure = NULL;
    if (hs_compile_lit_multi(list.texts, list.flags, list.ids, list.lengths, list.count,
                             HS_MODE_BLOCK, &platform, &prefilter->database,
                             &failure) != HS_SUCCESS) {
        hs_free_compile_error(failure);
        prefilter->database = NULL;
        return;
    }
    if (hs_alloc_scratch(prefilter->database, &prefilter->scratch) != HS_SUCCESS ||
        !is_trustworthy(prefilter)) {
        free_database(prefilter);
    }
}

static bool clone_scratch(const ltl_prefilter *prefilter, hs_scratch_t **out_scratch) {
    return hs_clone_scratch(prefilter->scratch, out_scratch) == HS_SUCCESS;
}

static void free_scratch(hs_scratch_t *scratch) {
    hs_free_scratch(scratch);
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

/* Ends the scan (non-zero) once every unit is alive. */
static int on_literal(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                      void *context) {
    (void)from; /* known only to patterns that ask for it */
    (void)flags;
    scan_state *state = context;
    if (id >= state->prefilter->literals.count) {
        return 0; /* a decoy, in bytes that are no text */
    }
    const searched *literal = &state->prefilter->literals.at[id];
    if (literal->is_word &&
        !stands_alone(state->text, (size_t)to - literal->text.len, (size_t)to)) {
        return 0;
    }
    const uint32_t *clauses = state->prefilter->clauses_of_literals + literal->first_clause;
    for (uint32_t i = 0; i < literal->clause_count; i++) {
        satisfy_clause(state, clauses[i]);
    }
    return state->waiting_count == 0;
}

static bool scan_text(const ltl_prefilter *prefilter, ltl_prefilter_scratch *scratch, ltl_str text,
                      uint8_t *alive) {
    scan_state state = {prefilter, scratch, text, alive, prefilter->waiting_count};
    hs_error_t answer = hs_scan(prefilter->database, text.ptr, (unsigned)text.len, 0,
                                scratch->scratch, on_literal, &state);
    return answer == HS_SUCCESS || answer == HS_SCAN_TERMINATED;
}

#else

static void build_database(ltl_prefilter *prefilter) {
    (void)prefilter;
}
static void free_database(ltl_prefilter *prefilter) {
    (void)prefilter;
}
static bool clone_scratch(const ltl_prefilter *prefilter, hs_scratch_t **out_scratch) {
    (void)prefilter;
    (void)out_scratch;
    return false;
}
static void free_scratch(hs_scratch_t *scratch) {
    (void)scratch;
}
static bool scan_text(const ltl_prefilter *prefilter, ltl_prefilter_scratch *scratch, ltl_str text,
                      uint8_t *alive) {
    (void)prefilter;
    (void)scratch;
    (void)text;
    (void)alive;
    return false;
}

#endif

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
    if (prefilter->literals.count > 0) {
        build_database(prefilter);
    }
    *out_prefilter = prefilter;
    return LTL_OK;
}

void ltl_prefilter_free(ltl_prefilter *prefilter) {
    if (prefilter) {
        free_database(prefilter);
        ltl_arena_clear(&prefilter->arena);
        free(prefilter);
    }
}

ltl_prefilter_scratch *ltl_prefilter_scratch_new(const ltl_prefilter *prefilter) {
    ltl_prefilter_scratch *scratch = calloc(1, sizeof(*scratch));
    if (!scratch || !prefilter->database) {
        return scratch;
    }
    scratch->clause_scan = calloc(prefilter->clause_count, sizeof(uint32_t));
    scratch->unit_scan = calloc(prefilter->unit_count, sizeof(uint32_t));
    scratch->unit_left = calloc(prefilter->unit_count, sizeof(uint32_t));
    if (!scratch->clause_scan || !scratch->unit_scan || !scratch->unit_left ||
        !clone_scratch(prefilter, &scratch->scratch)) {
        ltl_prefilter_scratch_free(scratch);
        return NULL;
    }
    return scratch;
}

void ltl_prefilter_scratch_free(ltl_prefilter_scratch *scratch) {
    if (scratch) {
        free_scratch(scratch->scratch);
        free(scratch->clause_scan);
        free(scratch->unit_scan);
        free(scratch->unit_left);
        free(scratch);
    }
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
    if (!prefilter->database || !scratch || text.len > UINT32_MAX) {
        memset(out_alive, 1, prefilter->unit_count);
        return;
    }
    begin_scan(prefilter, scratch);
    if (!scan_text(prefilter, scratch, text, out_alive)) {
        memset(out_alive, 1, prefilter->unit_count);
    }
}
