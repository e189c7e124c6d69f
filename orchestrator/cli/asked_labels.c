#include "orchestrator/cli/asked_labels.h"

#include <stdio.h>

#include "orchestrator/cli/suggest.h"
#include "orchestrator/intake/trailers.h"

#define TRAILER "Review-As"

/* What may be asked for: everything that has a branch. */
static bool label_of(ltl_str name, uint32_t *labels) {
    ltl_label label;
    if (!ltl_label_named(name, &label) || label == LTL_LABEL_NOTHING) {
        return false;
    }
    *labels |= 1u << label;
    return true;
}

static ltl_str suggestion_of(ltl_arena *arena, ltl_str name) {
    ltl_suggestion suggestion = ltl_suggestion_of(name);
    ltl_str known = LTL_STR("");
    for (ltl_label label = 0; label < LTL_LABEL_NOTHING; label++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(ltl_label_name(label)));
        known = ltl_arena_printf(arena, "%.*s%s%s", LTL_STR_ARG(known), label > 0 ? ", " : "",
                                 ltl_label_name(label));
    }
    return suggestion.best.len > 0
               ? ltl_arena_printf(arena, "; did you mean '%.*s'?", LTL_STR_ARG(suggestion.best))
               : ltl_arena_printf(arena, "; there are %.*s", LTL_STR_ARG(known));
}

/* The labels of a list with commas; the first that there is not goes to `out_wrong`. */
static bool labels_of(ltl_str list, uint32_t *labels, ltl_str *out_wrong) {
    ltl_str rest = list;
    ltl_str name;
    while (ltl_str_split(&rest, ',', &name)) {
        *out_wrong = ltl_str_trim(name);
        if (out_wrong->len > 0 && !label_of(*out_wrong, labels)) {
            return false;
        }
    }
    return true;
}

static ltl_status option_take(ltl_analysis *analysis, ltl_error *error) {
    uint32_t labels = 0;
    const char *item;
    for (uint32_t i = 0; (item = ltl_arguments_item(analysis->arguments, "as", i)) != NULL; i++) {
        ltl_str wrong;
        if (!labels_of(ltl_str_of(item), &labels, &wrong)) {
            return ltl_fail(error, LTL_USAGE, "--as does not know '%.*s'%.*s", LTL_STR_ARG(wrong),
                            LTL_STR_ARG(suggestion_of(&analysis->arena, wrong)));
        }
    }
    if (labels != 0) {
        ltl_evaluation_ask(&analysis->arena, labels, true, LTL_STR("by --as"),
                           &analysis->evaluation);
    }
    return LTL_OK;
}

static ltl_str first_word(ltl_str text) {
    ltl_str rest = text;
    ltl_str word = LTL_STR("");
    (void)ltl_str_split(&rest, ' ', &word);
    return word;
}

static void trailer_take(ltl_analysis *analysis, const ltl_trailer *trailer) {
    uint32_t labels = 0;
    ltl_str wrong;
    if (!labels_of(trailer->value, &labels, &wrong) && !analysis->is_quiet) {
        fprintf(stderr, "lintel: warning: commit %.*s says `" TRAILER ": %.*s`%.*s\n",
                LTL_STR_ARG(trailer->commit), LTL_STR_ARG(wrong),
                LTL_STR_ARG(suggestion_of(&analysis->arena, wrong)));
    }
    if ((labels & ~analysis->evaluation.labels) != 0) {
        ltl_str who =
            ltl_arena_printf(&analysis->arena, "by commit %.*s", LTL_STR_ARG(trailer->commit));
        ltl_evaluation_ask(&analysis->arena, labels & ~analysis->evaluation.labels, false, who,
                           &analysis->evaluation);
    }
}

static void messages_take(ltl_analysis *analysis) {
    ltl_trailers trailers;
    ltl_error error = {0};
    ltl_str base = first_word(ltl_intake_base_name(analysis->intake));
    ltl_str head = first_word(ltl_intake_head_name(analysis->intake));
    if (ltl_trailers_read(&analysis->arena, LTL_STR("."), base, head, LTL_STR(TRAILER), &trailers,
                          &error) != LTL_OK) {
        fprintf(stderr, "lintel: warning: the messages of the commits were not read: %s\n",
                error.text);
        return;
    }
    for (uint32_t i = 0; i < trailers.count; i++) {
        trailer_take(analysis, &trailers.at[i]);
    }
}

ltl_status ltl_asked_labels_take(ltl_analysis *analysis, bool reads_messages, ltl_error *error) {
    ltl_status status = option_take(analysis, error);
    if (status == LTL_OK && reads_messages && analysis->evaluation.files_changed > 0) {
        messages_take(analysis);
    }
    return status;
}
