#include "orchestrator/profile/profile.h"

#include "orchestrator/profile/format.h"

/* `a::b<T>::f(int)`, `pkg.(*T).f`, `Class.f`, `java/lang/String.f`, `mod:f`: what stands before the arguments, behind
 * the last mark. */
static ltl_str plain_of(ltl_str name) {
    size_t end = ltl_str_find_byte(name, '(', 1);
    while (end != SIZE_MAX && end + 1 < name.len && name.ptr[end + 1] == '*') {
        end = ltl_str_find_byte(name, '(', end + 1); /* a receiver of Go */
    }
    ltl_str rest = ltl_str_trim(ltl_str_slice(name, 0, end == SIZE_MAX ? name.len : end));
    size_t start = rest.len;
    uint32_t angles = 0;
    while (start > 0) {
        char c = rest.ptr[start - 1];
        angles += c == '>';
        if (angles == 0 && (c == '.' || c == ':' || c == '/' || c == '#' || c == ' ')) {
            break;
        }
        angles -= c == '<' && angles > 0;
        start--;
    }
    ltl_str last = ltl_str_slice(rest, start, rest.len);
    size_t angle = ltl_str_find_byte(last, '<', 1);
    return ltl_str_slice(last, 0, angle == SIZE_MAX ? last.len : angle);
}

int64_t ltl_profile__function(ltl_run_profile *profile, ltl_str name, ltl_str file) {
    ltl_str key =
        ltl_arena_printf(profile->arena, "%.*s%c%.*s", LTL_STR_ARG(name), '\n', LTL_STR_ARG(file));
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&profile->by_name, key, &is_new);
    if (is_new && profile->functions.count >= LTL_MAX_PROFILED) {
        return LTL_NO_PROFILED;
    }
    if (is_new) {
        ltl_profiled one = {.name = ltl_str_slice(entry->key, 0, name.len),
                            .file = ltl_str_slice(entry->key, name.len + 1, entry->key.len)};
        one.plain = plain_of(one.name);
        LTL_PUSH(profile->arena, &profile->functions, one);
        entry->value = profile->functions.count;
        ltl_map_entry *plain = ltl_map_put(&profile->by_plain, one.plain, NULL);
        profile->functions.at[profile->functions.count - 1].next = (uint32_t)plain->value;
        plain->value = profile->functions.count;
    }
    return (int64_t)entry->value - 1;
}

void ltl_profile__stack(ltl_run_profile *profile, const uint32_t *functions, size_t count,
                        uint64_t weight) {
    profile->stacks++;
    profile->total += weight;
    for (size_t i = 0; i < count; i++) {
        ltl_profiled *one = &profile->functions.at[functions[i]];
        one->self += i == 0 ? weight : 0;
        one->whole += one->stamp != profile->stacks ? weight : 0;
        one->stamp = profile->stacks;
    }
}

ltl_status ltl_profile__too_many(ltl_error *error) {
    return ltl_fail(error, LTL_LIMIT, "the profile has more than %u functions", LTL_MAX_PROFILED);
}

static ltl_status is_unknown(ltl_arena *arena, ltl_error *error) {
    ltl_str known = LTL_STR("");
    for (size_t i = 0; i < ltl_profile_format_count; i++) {
        known = ltl_arena_printf(arena, "%.*s%s%s", LTL_STR_ARG(known), i > 0 ? ", " : "",
                                 ltl_profile_formats[i]->title);
    }
    return ltl_fail(error, LTL_SYNTAX, "it is no profile of a format that is known: %.*s",
                    LTL_STR_ARG(known));
}

ltl_status ltl_profile_read(ltl_arena *arena, ltl_str text, ltl_run_profile *out_profile,
                            ltl_error *error) {
    *out_profile = (ltl_run_profile){.arena = arena};
    ltl_map_init(&out_profile->by_name, arena);
    ltl_map_init(&out_profile->by_plain, arena);
    for (size_t i = 0; i < ltl_profile_format_count; i++) {
        const ltl_profile_format *format = ltl_profile_formats[i];
        if (!format->is_it(text)) {
            continue;
        }
        out_profile->format = format->title;
        ltl_status status = format->read(out_profile, text, error);
        if (status == LTL_OK && out_profile->total == 0) {
            return ltl_fail(error, LTL_SYNTAX,
                            "it looks like a profile of %s, but nothing was "
                            "measured in it",
                            format->title);
        }
        return status;
    }
    return is_unknown(arena, error);
}

/* One path ends with the other at a slash. */
static bool is_same_file(ltl_str a, ltl_str b) {
    ltl_str longer = a.len >= b.len ? a : b;
    ltl_str shorter = a.len >= b.len ? b : a;
    return shorter.len > 0 && ltl_str_ends_with(longer, shorter) &&
           (longer.len == shorter.len || longer.ptr[longer.len - shorter.len - 1] == '/');
}

/* 2: the file is the same; 1: it may be. */
static int fit_of(const ltl_profiled *one, ltl_str path) {
    return one->file.len == 0 ? 1 : is_same_file(one->file, path) ? 2 : 0;
}

double ltl_profile_share(const ltl_run_profile *profile, ltl_str path, ltl_str scope) {
    ltl_str name = ltl_str_after_last(scope, '.');
    const ltl_map_entry *entry = ltl_map_find(&profile->by_plain, name);
    const ltl_profiled *best = NULL;
    int best_fit = 0;
    bool is_open = false;
    for (uint64_t at = entry != NULL ? entry->value : 0; at > 0;) {
        const ltl_profiled *one = &profile->functions.at[at - 1];
        int fit = fit_of(one, path);
        is_open = fit > best_fit ? false : is_open || (fit > 0 && fit == best_fit);
        best = fit > best_fit ? one : best;
        best_fit = fit > best_fit ? fit : best_fit;
        at = one->next;
    }
    if (best == NULL || is_open || name.len == 0) {
        return -1;
    }
    double share = (double)best->whole / (double)profile->total;
    return share > 1 ? 1 : share;
}
