#include "analyzers/regex/literal_search.h"

#ifdef LTL_HAVE_VECTORSCAN

#include <hs.h>
#include <stdlib.h>

struct ltl_search {
    hs_database_t *database;
    hs_scratch_t *scratch; /* the one that others are cloned from */
    uint32_t count;
};

struct ltl_search_scratch {
    hs_scratch_t *scratch;
};

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

static literal_list list_literals(ltl_arena *arena, const ltl_soughts *literals) {
    uint32_t own = literals->count;
    uint32_t count = own < LEAST_LITERALS ? LEAST_LITERALS : own;
    literal_list list = {LTL_NEW_ARRAY(arena, const char *, count),
                         LTL_NEW_ARRAY(arena, size_t, count), LTL_NEW_ARRAY(arena, unsigned, count),
                         LTL_NEW_ARRAY(arena, unsigned, count), count};
    for (uint32_t i = 0; i < count; i++) {
        ltl_sought decoy = {.is_word = true};
        decoy.text = i >= own ? decoy_make(arena, i) : LTL_STR("");
        const ltl_sought *literal = i < own ? &literals->at[i] : &decoy;
        list.texts[i] = literal->text.ptr;
        list.lengths[i] = literal->text.len;
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
static bool is_trustworthy(const ltl_search *search, const ltl_soughts *literals) {
    enum { TRIED_LITERALS = 8, PLACES = 128, TAIL = 16 };
    char text[PLACES + LTL_MAX_SOUGHT_BYTES + TAIL];
    uint32_t stride = literals->count / TRIED_LITERALS + 1;
    for (uint32_t i = 0; i < literals->count; i += stride) {
        ltl_str literal = literals->at[i].text;
        for (size_t place = 0; place < PLACES; place++) {
            sighting wanted = {.id = i};
            memset(text, '\n', sizeof(text));
            memcpy(text + place, literal.ptr, literal.len);
            unsigned len = (unsigned)(place + literal.len + place % TAIL);
            if (hs_scan(search->database, text, len, 0, search->scratch, on_sighting, &wanted) !=
                    HS_SUCCESS ||
                !wanted.is_seen) {
                return false;
            }
        }
    }
    return true;
}

static bool build_database(ltl_search *search, const literal_list *list) {
    /* no features of this very processor: the same database, hence the same work, everywhere */
    hs_platform_info_t platform = {.tune = HS_TUNE_FAMILY_GENERIC};
    hs_compile_error_t *failure = NULL;
    if (hs_compile_lit_multi(list->texts, list->flags, list->ids, list->lengths, list->count,
                             HS_MODE_BLOCK, &platform, &search->database, &failure) != HS_SUCCESS) {
        hs_free_compile_error(failure);
        search->database = NULL;
        return false;
    }
    return hs_alloc_scratch(search->database, &search->scratch) == HS_SUCCESS;
}

ltl_search *ltl_search_new(ltl_arena *arena, const ltl_soughts *literals) {
    ltl_search *search = literals->count > 0 ? calloc(1, sizeof *search) : NULL;
    if (search == NULL) {
        return NULL;
    }
    literal_list list = list_literals(arena, literals);
    search->count = literals->count;
    if (ltl_arena_is_exhausted(arena) || !build_database(search, &list) ||
        !is_trustworthy(search, literals)) {
        ltl_search_free(search);
        return NULL;
    }
    return search;
}

void ltl_search_free(ltl_search *search) {
    if (search != NULL) {
        hs_free_scratch(search->scratch);
        hs_free_database(search->database);
        free(search);
    }
}

ltl_search_scratch *ltl_search_scratch_new(const ltl_search *search) {
    ltl_search_scratch *scratch = calloc(1, sizeof *scratch);
    if (scratch != NULL && hs_clone_scratch(search->scratch, &scratch->scratch) != HS_SUCCESS) {
        free(scratch);
        return NULL;
    }
    return scratch;
}

void ltl_search_scratch_free(ltl_search_scratch *scratch) {
    if (scratch != NULL) {
        hs_free_scratch(scratch->scratch);
        free(scratch);
    }
}

typedef struct listener {
    ltl_on_found on_found;
    void *context;
    uint32_t count;
} listener;

static int on_literal(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                      void *context) {
    (void)from; /* known only to patterns that ask for it */
    (void)flags;
    const listener *told = context;
    bool is_decoy = id >= told->count; /* in bytes that are no text */
    return !is_decoy && told->on_found(told->context, id, (size_t)to);
}

bool ltl_search_run(const ltl_search *search, ltl_search_scratch *scratch, ltl_str text,
                    ltl_on_found on_found, void *context) {
    listener told = {on_found, context, search->count};
    hs_error_t answer = hs_scan(search->database, text.ptr, (unsigned)text.len, 0, scratch->scratch,
                                on_literal, &told);
    return answer == HS_SUCCESS || answer == HS_SCAN_TERMINATED;
}

#else

ltl_search *ltl_search_new(ltl_arena *arena, const ltl_soughts *literals) {
    (void)arena;
    (void)literals;
    return NULL;
}

void ltl_search_free(ltl_search *search) {
    (void)search;
}

ltl_search_scratch *ltl_search_scratch_new(const ltl_search *search) {
    (void)search;
    return NULL;
}

void ltl_search_scratch_free(ltl_search_scratch *scratch) {
    (void)scratch;
}

bool ltl_search_run(const ltl_search *search, ltl_search_scratch *scratch, ltl_str text,
                    ltl_on_found on_found, void *context) {
    (void)search;
    (void)scratch;
    (void)text;
    (void)on_found;
    (void)context;
    return false;
}

#endif
