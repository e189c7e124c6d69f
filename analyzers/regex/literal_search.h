/* literal_search.h - many literals looked for in one pass over a text.
 *
 * Shape    each literal that occurs is told to `on_found`; one that is no word perhaps only once
 * Units    bytes; a literal has at most LTL_MAX_SOUGHT_BYTES
 * Owns     the search its database, a scratch its memory; the literals' texts are read while it is made
 * Errors   null, when there is nothing to look for, the database cannot be built, or does not find what it
 *          is tried with, or when the build has no Vectorscan
 * Threads  immutable; one scratch per thread
 * Cost     one Vectorscan pass, 0.5 to 3 GB/s
 */
#ifndef LTL_REGEX_LITERAL_SEARCH_H
#define LTL_REGEX_LITERAL_SEARCH_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

enum { LTL_MAX_SOUGHT_BYTES = 32 };

typedef struct ltl_sought {
    ltl_str text; /* in lower case when it is caseless */
    bool is_caseless;
    bool is_word; /* each occurrence is told: the first may be inside a longer word */
} ltl_sought;
typedef struct ltl_soughts LTL_VEC(ltl_sought) ltl_soughts;

typedef struct ltl_search ltl_search;
typedef struct ltl_search_scratch ltl_search_scratch;
/* Literal number `index` ends before byte `end`. True ends the search. */
typedef bool (*ltl_on_found)(void *context, uint32_t index, size_t end);

/* What is needed for the making alone comes from `arena`. */
ltl_search *ltl_search_new(ltl_arena *arena, const ltl_soughts *literals);
void ltl_search_free(ltl_search *search);
/* Null when there is no memory. */
ltl_search_scratch *ltl_search_scratch_new(const ltl_search *search);
void ltl_search_scratch_free(ltl_search_scratch *scratch);
/* False when the search failed on the way: literals may have been passed by. */
bool ltl_search_run(const ltl_search *search, ltl_search_scratch *scratch, ltl_str text,
                    ltl_on_found on_found, void *context);

#endif
