/* Texts put together: what stands before the part that comes from outside. An address with a host before
 * that part leads to that host, whatever the part says, so a rule may say that only the beginning of its
 * texts matters (`taint_only_beginning`). Then a part behind a beginning that settles the matter is as
 * much of a guess as there is, one behind a beginning that nobody knows is one guess; nothing is unmarked. */
#include "analyzers/taint/sinks/beginning.h"

static ltl_taint_value of_template(ltl_taint *t, ltl_node node) {
    ltl_taint_beginning before = {.length = 0};
    ltl_taint_value all = {0};
    for (ltl_node part = node + 1; part < t->tree->end[node] && ltl_taint__spend(t, 1);
         part = t->tree->end[part]) {
        ltl_taint_value value = ltl_taint__behind_text(t, &before, ltl_taint__gather(t, part), part);
        all = ltl_taint_union(&t->out->traces, all, value);
        ltl_taint__add_pieces(t, part, &before);
    }
    return all;
}

static ltl_taint_value of_join(ltl_taint *t, ltl_node node) {
    ltl_node left = ltl_tree_child(t->tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(t->tree, node, LTL_ROLE_RIGHT);
    ltl_taint_value first = left != LTL_NO_NODE ? ltl_taint__value(t, left) : (ltl_taint_value){0};
    ltl_taint_value rest = right != LTL_NO_NODE ? ltl_taint__value(t, right) : (ltl_taint_value){0};
    if ((rest.marks & ~first.marks) != 0 && left != LTL_NO_NODE) {
        ltl_taint_beginning before = {.length = 0};
        ltl_taint__add_pieces(t, left, &before);
        rest = ltl_taint__behind_text(t, &before, rest, right);
    }
    return ltl_taint_union(&t->out->traces, first, rest);
}

/* `string.Concat(a, b)`, `a.concat(b)`: the first of the parts; LTL_NO_NODE: it is no such call. */
static ltl_node first_of_concat(const ltl_tree *tree, ltl_node node) {
    ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    ltl_node method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                          ? ltl_tree_child(tree, callee, LTL_ROLE_NAME)
                          : LTL_NO_NODE;
    ltl_str name = method != LTL_NO_NODE ? ltl_tree_name(tree, method) : LTL_STR("");
    ltl_node receiver = method != LTL_NO_NODE ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : 0;
    if (ltl_str_is(name, "concat")) {
        return receiver;
    }
    bool is_of_string = ltl_str_is(name, "Concat") && receiver != LTL_NO_NODE &&
                        (ltl_str_is(ltl_tree_text(tree, receiver), "string") ||
                         ltl_str_is(ltl_tree_text(tree, receiver), "String"));
    return is_of_string ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
}

static ltl_taint_value of_concat(ltl_taint *t, ltl_node node, ltl_node first) {
    ltl_taint_beginning before = {.length = 0};
    ltl_taint_value all = ltl_taint__gather(t, first);
    ltl_taint__add_pieces(t, first, &before);
    for (ltl_node part = ltl_tree_child(t->tree, node, LTL_ROLE_ARGUMENT);
         part != LTL_NO_NODE && part < t->tree->end[node] && ltl_taint__spend(t, 1);
         part = t->tree->end[part]) {
        if (part == first) {
            continue;
        }
        ltl_taint_value value = ltl_taint__behind_text(t, &before, ltl_taint__gather(t, part), part);
        all = ltl_taint_union(&t->out->traces, all, value);
        ltl_taint__add_pieces(t, part, &before);
    }
    return all;
}

/* ---- `sprintf(format, …)`, `format.format(…)`, `format % …` ---- */

/* The text that is filled in by a call or an operator; LTL_NO_NODE: it is no such thing. */
static ltl_node format_of(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    static const char *const NAMES[] = {"format",  "Format",  "formatted",
                                        "sprintf", "Sprintf", "vsprintf"};
    if (tree->kind[node] == LTL_KIND_BINARY) {
        bool fills = ltl_str_is(ltl_tree_name(tree, node), "%");
        return fills ? ltl_tree_child(tree, node, LTL_ROLE_LEFT) : LTL_NO_NODE;
    }
    ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : callee;
    bool is_known = false;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        is_known = is_known || ltl_str_is(ltl_tree_name(tree, name), NAMES[i]);
    }
    ltl_node receiver =
        is_known && is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    if (receiver != LTL_NO_NODE && ltl_flow_value(t->flow, receiver).kind == LTL_KNOWN_STRING) {
        return receiver;
    }
    return is_known ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
}

/* Where the next place to fill of the format begins and ends: `%s`, `{}`; false: there is none. */
static bool next_hole(ltl_str format, size_t from, size_t *out_begin, size_t *out_end) {
    for (size_t i = from; i < format.len; i++) {
        bool is_doubled = i + 1 < format.len && format.ptr[i + 1] == format.ptr[i];
        if (format.ptr[i] != '%' && format.ptr[i] != '{') {
            continue;
        }
        if (!is_doubled) {
            size_t end = i + 1;
            while (end < format.len && format.ptr[i] == '{' && format.ptr[end] != '}') {
                end++;
            }
            *out_begin = i;
            *out_end = end < format.len ? end + 1 : format.len;
            return true;
        }
        i++;
    }
    return false;
}

/* The first of what is filled in; LTL_NO_NODE: it cannot be told. */
static ltl_node first_part(const ltl_tree *tree, ltl_node node, ltl_node format) {
    if (tree->kind[node] == LTL_KIND_BINARY) {
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        bool is_list = right != LTL_NO_NODE && tree->kind[right] == LTL_KIND_COLLECTION;
        return is_list && tree->end[right] > right + 1 ? right + 1 : LTL_NO_NODE;
    }
    bool is_given = tree->role[format] == LTL_ROLE_ARGUMENT;
    return is_given ? ltl_tree_next_sibling(tree, format)
                    : ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT);
}

/* Parts that go from left to right; named ones may go anywhere. */
static bool are_in_order(const ltl_tree *tree, ltl_node first) {
    for (ltl_node part = first; part != LTL_NO_NODE; part = ltl_tree_next_sibling(tree, part)) {
        ltl_kind kind = ltl_tree_kind(tree, part);
        if (kind == LTL_KIND_KEYWORD_ARGUMENT || kind == LTL_KIND_SPREAD) {
            return false;
        }
    }
    return first != LTL_NO_NODE;
}

/* Of `"{url}?{query}".format(query=x, url=y)`, what is put there; LTL_NO_NODE: it cannot be told. */
static ltl_node part_named(const ltl_tree *tree, ltl_node node, ltl_str hole) {
    ltl_str name = hole.len > 2 && hole.ptr[0] == '{' ? ltl_str_slice(hole, 1, hole.len - 1) : LTL_STR("");
    ltl_node part = tree->kind[node] == LTL_KIND_CALL ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    for (; part != LTL_NO_NODE && name.len > 0; part = ltl_tree_next_sibling(tree, part)) {
        bool is_named = tree->kind[part] == LTL_KIND_KEYWORD_ARGUMENT;
        ltl_node key = is_named ? ltl_tree_child(tree, part, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (key != LTL_NO_NODE && ltl_str_eq(ltl_tree_name(tree, key), name)) {
            return ltl_tree_child(tree, part, LTL_ROLE_VALUE);
        }
    }
    return LTL_NO_NODE;
}

static ltl_taint_value of_format(ltl_taint *t, ltl_node node, ltl_node format, ltl_str text,
                                 ltl_taint_value value) {
    ltl_taint_beginning before = {.length = 0};
    ltl_taint_value all = {0};
    size_t at = 0;
    size_t begin = text.len;
    size_t end = text.len;
    ltl_node next = first_part(t->tree, node, format);
    bool has_order = are_in_order(t->tree, next);
    while (next_hole(text, at, &begin, &end)) {
        ltl_node part = has_order ? next : part_named(t->tree, node, ltl_str_slice(text, begin, end));
        ltl_taint__add_text(&before, ltl_str_slice(text, at, begin));
        at = end;
        if (part == LTL_NO_NODE || !ltl_taint__spend(t, 1)) {
            break;
        }
        ltl_taint_value filled = ltl_taint__behind_text(t, &before, ltl_taint__gather(t, part), node);
        all = ltl_taint_union(&t->out->traces, all, filled);
        ltl_taint__add_pieces(t, part, &before);
        next = has_order ? ltl_tree_next_sibling(t->tree, next) : next;
    }
    return (value.marks & ~all.marks) != 0 ? ltl_taint__behind_text(t, &before, value, node) : all;
}

/* `path.Join("/files", x)`: what comes second leads nowhere else. */
static bool joins_path(const ltl_tree *tree, ltl_node node) {
    ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_str text = is_method ? ltl_tree_text(tree, callee) : LTL_STR("");
    static const char *const NAMES[] = {"path.Join", "path.join", "path.posix.join", "posixpath.join", "url.JoinPath"};
    bool joins = false;
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        joins = joins || ltl_str_is(text, NAMES[i]);
    }
    return joins;
}

static ltl_taint_value of_path(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    ltl_node first = ltl_tree_child(t->tree, node, LTL_ROLE_ARGUMENT);
    ltl_taint_value led = first != LTL_NO_NODE ? ltl_taint__gather(t, first) : value;
    if ((value.marks & ~led.marks) == 0) {
        return value;
    }
    value = ltl_taint_guess(&t->out->traces, value, node, LTL_MAX_DOUBT);
    return ltl_taint_union(&t->out->traces, led, value);
}

ltl_taint_value ltl_taint__put_together(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    if (!t->query->only_beginning || value.marks == 0) {
        return value;
    }
    if (t->tree->kind[node] == LTL_KIND_TEMPLATE) {
        return of_template(t, node);
    }
    if (ltl_taint__joins_text(t->tree, node)) {
        return of_join(t, node);
    }
    if (joins_path(t->tree, node)) {
        return of_path(t, node, value);
    }
    ltl_node first = first_of_concat(t->tree, node);
    if (first != LTL_NO_NODE) {
        return of_concat(t, node, first);
    }
    ltl_node format = format_of(t, node);
    ltl_known known = format != LTL_NO_NODE ? ltl_flow_value(t->flow, format) : ltl_known_nothing();
    return known.kind == LTL_KNOWN_STRING ? of_format(t, node, format, known.text, value) : value;
}
