/* Paths of files, as far as they are the same on all systems: parts that are names, one slash between. */
#include "analyzers/dataflow/fold/fold_internal.h"

static bool is_plain_part(ltl_str part) {
    return part.len > 0 && !ltl_str_is(part, ".") && !ltl_str_is(part, "..");
}

/* `a/b`, `/a/b`: nothing that another spelling would be put for. */
static bool path_at(const ltl_fold *f, uint32_t at, ltl_str *out_path) {
    if (at >= f->count || !ltl_fold__text(&f->given[at], out_path) || out_path->len == 0) {
        return false;
    }
    size_t from = out_path->ptr[0] == '/' ? 1 : 0;
    for (size_t i = from; i <= out_path->len; i++) {
        bool is_end = i == out_path->len || out_path->ptr[i] == '/';
        if (is_end && !is_plain_part(ltl_str_slice(*out_path, from, i))) {
            return false;
        }
        from = is_end ? i + 1 : from;
    }
    return true;
}

/* Go's and Ruby's, which have a slash everywhere. */
ltl_known ltl_fold__join_path(const ltl_fold *f) {
    ltl_known path = ltl_known_nothing();
    ltl_known slash = ltl_fold__of_text(LTL_STR("/"));
    for (uint32_t i = 0; i < f->count; i++) {
        ltl_str part;
        bool is_plain = path_at(f, i, &part) && (i == 0 || part.ptr[0] != '/');
        if (!is_plain) {
            return ltl_known_nothing();
        }
        if (i == 0) {
            path = ltl_fold__of_text(part);
            continue;
        }
        ltl_known next = ltl_fold__of_text(part);
        path = ltl_known_concat(f->flow->arena, &path, &slash);
        path = ltl_known_concat(f->flow->arena, &path, &next);
    }
    return path;
}

ltl_known ltl_fold__base_name(const ltl_fold *f) {
    ltl_str path;
    return path_at(f, 0, &path) ? ltl_fold__of_text(ltl_str_after_last(path, '/'))
                                : ltl_known_nothing();
}

ltl_known ltl_fold__folder(const ltl_fold *f) {
    ltl_str path;
    size_t at = path_at(f, 0, &path) ? ltl_str_find_last_byte(path, '/') : SIZE_MAX;
    return at != SIZE_MAX && at > 0 ? ltl_fold__of_text(ltl_str_slice(path, 0, at))
                                    : ltl_known_nothing();
}

/* With its dot; of a name that has one dot, between other letters. */
ltl_known ltl_fold__extension(const ltl_fold *f) {
    ltl_str path;
    if (!path_at(f, 0, &path)) {
        return ltl_known_nothing();
    }
    ltl_str name = ltl_str_after_last(path, '/');
    size_t dot = ltl_str_find_byte(name, '.', 0);
    bool is_one = dot != SIZE_MAX && dot > 0 && dot + 1 < name.len &&
                  dot == ltl_str_find_last_byte(name, '.');
    return is_one ? ltl_fold__of_text(ltl_str_slice(name, dot, name.len)) : ltl_known_nothing();
}
