#include "orchestrator/specialists/common/sides.h"

#include "orchestrator/plan/touch.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/declared.h"

/* A function is said to have grown harder from this many points on, and by so many. */
enum { HARD_POINTS = 15, GROWN_POINTS = 5 };

typedef struct changes LTL_VEC(ltl_function_change) changes;

/* ---- by name ---- */

/* Where the functions of a scope begin in the list, and how many there are. */
typedef struct entry {
    uint32_t first;
    uint32_t count;
} entry;

static uint64_t packed(entry of) {
    return (uint64_t)of.count << 32 | of.first;
}

static entry entry_of(const ltl_map *index, ltl_str scope) {
    const ltl_map_entry *found = ltl_map_find(index, scope);
    return found != NULL ? (entry){(uint32_t)found->value, (uint32_t)(found->value >> 32)}
                         : (entry){0};
}

static void index_make(ltl_arena *arena, const ltl_named_functions *functions, ltl_map *out_index) {
    ltl_map_init(out_index, arena);
    for (uint32_t i = 0; i < functions->count; i++) {
        bool is_new = false;
        ltl_map_entry *at = ltl_map_put(out_index, functions->at[i].scope, &is_new);
        at->value = is_new ? packed((entry){i, 1}) : at->value + packed((entry){0, 1});
    }
}

/* ---- what callers and readers notice ---- */

/* The same parameters in front, and whatever is new can be left out. */
static bool still_fits(const ltl_named_function *before, const ltl_named_function *now) {
    if (ltl_str_eq(before->signature, now->signature)) {
        return true;
    }
    bool has_same_front =
        before->signature.len == 0 || ltl_str_starts_with(now->signature, before->signature);
    return has_same_front && now->required <= before->required;
}

static void change_add(ltl_arena *arena, changes *all, ltl_function_change change) {
    change.scope = ltl_arena_copy(arena, change.scope);
    change.before = ltl_arena_copy(arena, change.before);
    change.now = ltl_arena_copy(arena, change.now);
    LTL_PUSH(arena, all, change);
}

static void pair_compare(ltl_arena *arena, const ltl_named_function *before,
                         const ltl_named_function *now, changes *all) {
    if (before->is_public && !still_fits(before, now)) {
        change_add(arena, all,
                   (ltl_function_change){.kind = LTL_CHANGED_SIGNATURE,
                                         .scope = now->scope,
                                         .before = before->signature,
                                         .now = now->signature});
    }
    if (now->cognitive > HARD_POINTS && now->cognitive >= before->cognitive + GROWN_POINTS) {
        change_add(arena, all,
                   (ltl_function_change){.kind = LTL_CHANGED_COMPLEXITY,
                                         .scope = now->scope,
                                         .points_before = before->cognitive,
                                         .points_now = now->cognitive});
    }
}

static bool is_same_code(const ltl_named_function *a, const ltl_named_function *b) {
    return memcmp(&a->code, &b->code, sizeof(a->code)) == 0;
}

/* Callers of a function of C that became a macro do not notice. */
static bool is_macro(ltl_arena *arena, ltl_str text, ltl_str name) {
    ltl_str line = ltl_arena_printf(arena, "#define %.*s", LTL_STR_ARG(name));
    return ltl_str_find(text, line, 0) != SIZE_MAX;
}

static bool is_of_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

static bool has_word(ltl_str text, ltl_str word) {
    for (size_t at = ltl_str_find(text, word, 0); at != SIZE_MAX && word.len > 0;
         at = ltl_str_find(text, word, at + 1)) {
        size_t end = at + word.len;
        if ((at == 0 || !is_of_word(text.ptr[at - 1])) &&
            (end >= text.len || !is_of_word(text.ptr[end]))) {
            return true;
        }
    }
    return false;
}

/* Of a file that is not read in all its parts what still stands there is not gone. `now` null: the file is. */
static bool may_be_there(ltl_arena *arena, const ltl_tree *now, ltl_str name) {
    return now != NULL && (is_macro(arena, now->source->text, name) ||
                           (now->error_count > 0 && has_word(now->source->text, name)));
}

/* Of functions that share a name only the number counts: nobody can tell which of them is which. */
static void scope_compare(ltl_arena *arena, const ltl_named_functions *before, entry was,
                          const ltl_named_functions *now, entry is, const ltl_tree *head,
                          ltl_function_delta *delta, changes *all) {
    const ltl_named_function *old = &before->at[was.first];
    delta->removed += was.count > is.count ? was.count - is.count : 0;
    delta->added += is.count > was.count ? is.count - was.count : 0;
    if (was.count == 1 && is.count == 0 && old->is_public && !may_be_there(arena, head, old->name)) {
        change_add(arena, all,
                   (ltl_function_change){.kind = LTL_CHANGED_REMOVED, .scope = old->scope});
    } else if (was.count == 1 && is.count == 1) {
        delta->changed += !is_same_code(old, &now->at[is.first]);
        pair_compare(arena, old, &now->at[is.first], all);
    }
}

static void functions_compare(ltl_arena *arena, const ltl_named_functions *before,
                              const ltl_named_functions *now, const ltl_tree *head,
                              ltl_function_delta *out_delta) {
    ltl_function_delta delta = {0};
    changes all = {0};
    ltl_map old;
    ltl_map new;
    index_make(arena, before, &old);
    index_make(arena, now, &new);
    for (uint32_t i = 0; i < before->count; i++) {
        entry was = entry_of(&old, before->at[i].scope);
        if (was.first == i) {
            scope_compare(arena, before, was, now, entry_of(&new, before->at[i].scope), head,
                          &delta, &all);
        }
    }
    for (uint32_t i = 0; i < now->count; i++) {
        delta.added += ltl_map_find(&old, now->at[i].scope) == NULL;
    }
    delta.changes = all.at;
    delta.change_count = all.count;
    *out_delta = delta;
}

/* ---- what comes to meet ---- */

static ltl_str text_of(const ltl_source *source, const ltl_named_function *function) {
    return function != NULL ? ltl_source_slice(source, function->span) : LTL_STR("");
}

/* "request and .execute("; empty when one of the two is not there. */
static ltl_str meeting_in(ltl_arena *arena, ltl_str text) {
    static const ltl_topic runs[] = {LTL_TOPIC_EXECUTION, LTL_TOPIC_QUERY,
                                     LTL_TOPIC_DESERIALISATION};
    ltl_touch touch;
    ltl_change_text change = {.added = text, .lines_added = 1};
    ltl_touch_find(arena, &change, &touch);
    for (size_t i = 0; i < LTL_COUNT_OF(runs); i++) {
        if ((touch.topics >> runs[i] & 1u) != 0 && (touch.topics >> LTL_TOPIC_INPUT & 1u) != 0) {
            return ltl_arena_printf(arena, "%.*s and %.*s",
                                    LTL_STR_ARG(touch.evidence[LTL_TOPIC_INPUT]),
                                    LTL_STR_ARG(touch.evidence[runs[i]]));
        }
    }
    return LTL_STR("");
}

static bool is_touched(const ltl_named_function *function, const ltl_line_ranges *lines) {
    for (uint32_t i = 0; i < lines->count; i++) {
        const ltl_line_range *range = &lines->at[i];
        if (range->count > 0 && range->first <= function->last_line &&
            range->first + range->count > function->first_line) {
            return true;
        }
    }
    return false;
}

static ltl_str meeting_find(ltl_arena *arena, const ltl_source *base,
                            const ltl_named_functions *before, const ltl_source *head,
                            const ltl_named_functions *now, const ltl_line_ranges *added) {
    for (uint32_t i = 0; i < now->count; i++) {
        const ltl_named_function *function = &now->at[i];
        ltl_str met =
            is_touched(function, added) ? meeting_in(arena, text_of(head, function)) : LTL_STR("");
        if (met.len == 0) {
            continue;
        }
        const ltl_named_function *old = ltl_named_function_of(before, function->scope, 0);
        if (meeting_in(arena, text_of(base, old)).len == 0) {
            return ltl_arena_printf(arena, "%.*s: %.*s", LTL_STR_ARG(function->scope),
                                    LTL_STR_ARG(met));
        }
    }
    return LTL_STR("");
}

/* ---- both sides ---- */

void ltl_sides_compare(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *base,
                       const ltl_tree *head, const ltl_line_ranges *added,
                       ltl_function_delta *out_delta) {
    ltl_named_functions before;
    ltl_named_functions now;
    *out_delta = (ltl_function_delta){0};
    if (head->error_count > base->error_count) {
        return; /* what looks gone may only be unreadable */
    }
    ltl_declared_functions_find(scratch, base, &before);
    ltl_declared_functions_find(scratch, head, &now);
    functions_compare(arena, &before, &now, head, out_delta);
    out_delta->meeting = meeting_find(arena, base->source, &before, head->source, &now, added);
}

bool ltl_sides_lose(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *base,
                    ltl_function_delta *out_delta) {
    ltl_named_functions before;
    ltl_named_functions none = {0};
    if (!ltl_is_header_tree(base)) {
        return false;
    }
    ltl_declared_functions_find(scratch, base, &before);
    functions_compare(arena, &before, &none, NULL, out_delta);
    return true;
}

/* ---- known before ---- */

const ltl_function_delta *ltl_sides_known(const ltl_assess *assess, const ltl_target *target) {
    const ltl_evaluation *evaluation = assess->run->options->evaluation;
    size_t number = (size_t)(target - ltl_intake_targets(assess->run->intake)->at);
    bool is_there = evaluation != NULL && number < evaluation->file_count &&
                    ltl_str_eq(evaluation->files[number].path, target->path);
    return is_there ? evaluation->files[number].delta : NULL;
}

const ltl_function_delta *ltl_sides_of(ltl_looker *base, ltl_looker *head, const ltl_target *target,
                                       ltl_arena *arena) {
    const ltl_function_delta *known = ltl_sides_known(head->assess, target);
    if (known != NULL) {
        return known;
    }
    const ltl_tree *now = ltl_looker_tree(head);
    const ltl_tree *before =
        now != NULL && ltl_looker_look(base, target, LTL_SIDE_BASE) ? ltl_looker_tree(base) : NULL;
    if (before == NULL) {
        return NULL;
    }
    ltl_function_delta *delta = LTL_NEW(arena, ltl_function_delta);
    ltl_sides_compare(arena, arena, before, now, &target->added, delta);
    return delta;
}
