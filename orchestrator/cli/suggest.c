#include "orchestrator/cli/suggest.h"

#include "core/nearest.h"

/* Shorter pieces start or end too many names. */
enum { MIN_PIECE_BYTES = 3 };

ltl_suggestion ltl_suggestion_of(ltl_str name) {
    return (ltl_suggestion){name, LTL_STR(""), UINT32_MAX};
}

void ltl_suggestion_try(ltl_suggestion *suggestion, ltl_str candidate) {
    ltl_str name = suggestion->name;
    if (ltl_nearest_try(name, candidate, &suggestion->edits)) {
        suggestion->best = candidate;
        return;
    }
    bool is_piece = name.len >= MIN_PIECE_BYTES &&
                    (ltl_str_starts_with(candidate, name) || ltl_str_ends_with(candidate, name));
    if (is_piece && suggestion->best.len == 0) {
        suggestion->best = candidate;
    }
}
