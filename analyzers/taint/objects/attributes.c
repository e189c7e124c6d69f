/* Ruby's attributes: `o.x`, `o.x = y` and, within its class, `x` are the field `@x`. */
#include "analyzers/taint/objects/attributes.h"

#include <stdlib.h>

#include "analyzers/syntax/attribute.h"

#define ATTRIBUTE_KEY UINT32_C(4)
#define WRITTEN_KEY UINT32_C(5)

/* `o.x = y`: o has something under x, whatever its class says. */
static void list_written(ltl_taint *t) {
    const ltl_tree *tree = t->tree;
    ltl_node assign = tree->kind_first[LTL_KIND_ASSIGN];
    for (; assign != LTL_NO_NODE && ltl_taint__spend(t, 1); assign = tree->kind_next[assign]) {
        ltl_node left = ltl_tree_child(tree, assign, LTL_ROLE_LEFT);
        ltl_node member = left != LTL_NO_NODE ? ltl_attribute_asked(tree, left) : LTL_NO_NODE;
        ltl_node name = member != LTL_NO_NODE ? ltl_tree_child(tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name != LTL_NO_NODE) {
            ltl_pairs_put(t->arena, &t->by_name, WRITTEN_KEY, tree->name[name], 1);
        }
    }
}

void ltl_taint__list_attributes(ltl_taint *t) {
    const ltl_tree *tree = t->tree;
    if (!ltl_language_is(tree->language, "ruby")) {
        return;
    }
    list_written(t);
    ltl_node call = tree->kind_first[LTL_KIND_CALL];
    for (; call != LTL_NO_NODE && ltl_taint__spend(t, 1); call = tree->kind_next[call]) {
        bool declares = ltl_declares_attributes(tree, call);
        for (ltl_node child = call + 1; declares && child < tree->end[call];
             child = tree->end[child]) {
            uint32_t name = ltl_names_find(tree->names, ltl_attribute_name(tree, child));
            if (name != 0) {
                ltl_pairs_put(t->arena, &t->by_name, ATTRIBUTE_KEY, name, 1);
            }
        }
    }
}

bool ltl_taint__is_attribute(const ltl_taint *t, uint32_t name) {
    return ltl_pairs_find(&t->by_name, ATTRIBUTE_KEY, name) != 0;
}

/* `@x` lies under x. */
uint32_t ltl_taint__key_of_field(ltl_taint *t, uint32_t name) {
    if (t->scratch->has_shown) {
        return ltl_taint__key_shown(t, name);
    }
    ltl_str text = ltl_taint__key_text(t, name);
    bool is_marked = text.len > 1 && text.ptr[0] == '@' && text.ptr[1] != '@';
    return is_marked ? ltl_taint__key_of_text(t, ltl_str_slice(text, 1, text.len)) : name;
}

ltl_node ltl_taint__attribute_of(const ltl_taint *t, ltl_node call) {
    ltl_node member =
        t->query->is_across_functions ? ltl_attribute_asked(t->tree, call) : LTL_NO_NODE;
    ltl_node name =
        member != LTL_NO_NODE ? ltl_tree_child(t->tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool is_it = name != LTL_NO_NODE && ltl_taint__is_attribute(t, t->tree->name[name]);
    return is_it ? member : LTL_NO_NODE;
}

/* ---- what is read of an object whose class is not known ---- */

static int compare(const void *key, const void *row) { return strcmp(key, *(const char *const *)row); }

/* What is made of all of an object, of a text or of a collection. */
static bool makes_anew(ltl_str name) {
    enum { MAX_NAME = 24 };
    static const char *const NAMES[] = {
        "all",       "attributes", "b",        "body",       "bytes",    "camelize",  "capitalize", "changes",
        "chars",     "chomp",      "chop",     "classify",   "clone",    "collect",   "compact",    "content",
        "cycle",     "dasherize",  "dup",      "each",       "entries",  "filter",    "first",      "flatten",
        "freeze",    "graphemes",  "group_by", "html_safe",  "humanize", "inspect",   "intern",     "invert",
        "itself",    "join",       "keys",     "last",       "lazy",     "lines",     "lstrip",     "map",
        "max",       "message",    "min",      "next",       "parameterize", "params", "permit!",  "pluralize",
        "pop",       "presence",   "pretty_inspect", "raw",  "read",     "reject",    "reverse",    "rewind",
        "rotate",    "rstrip",     "sample",   "scrub",      "select",   "shift",     "shuffle",    "singularize",
        "sort",      "squeeze",    "squish",   "string",     "strip",    "succ",      "sum",        "swapcase",
        "tableize",  "tally",      "tap",      "titleize",   "transpose", "underscore", "uniq",     "unpack",
        "unwrap",    "upcase",     "value",    "values",
    };
    char word[MAX_NAME + 1];
    bool is_form = ltl_str_starts_with(name, LTL_STR("to_")) || ltl_str_starts_with(name, LTL_STR("as_")) ||
                   ltl_str_starts_with(name, LTL_STR("with_")) || ltl_str_starts_with(name, LTL_STR("deep_")) ||
                   ltl_str_starts_with(name, LTL_STR("downcase")) || ltl_str_starts_with(name, LTL_STR("each_"));
    if (is_form || name.len == 0 || name.len > MAX_NAME || name.ptr[name.len - 1] == '!') {
        return true;
    }
    memcpy(word, name.ptr, name.len);
    word[name.len] = '\0';
    return bsearch(word, NAMES, LTL_COUNT_OF(NAMES), sizeof NAMES[0], compare) != NULL;
}

/* All that is known of the object lies under names that the file writes as `o.x = y`. */
static bool is_known_by_attributes(ltl_taint *t, ltl_taint_path object) {
    bool is_any = false;
    for (uint32_t i = 0; i < t->state.entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_path path = t->state.entries.at[i].path;
        if (path == object || !ltl_taint_path_is_below(&t->paths, path, object)) {
            continue;
        }
        while (t->paths.above.at[path] != object) {
            path = t->paths.above.at[path];
        }
        is_any = true;
        if (ltl_pairs_find(&t->by_name, WRITTEN_KEY, t->paths.key.at[path]) == 0) {
            return false;
        }
    }
    return is_any;
}

ltl_node ltl_taint__field_of_some(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node member = t->query->is_across_functions ? ltl_attribute_asked(tree, call) : LTL_NO_NODE;
    ltl_node name = member != LTL_NO_NODE ? ltl_tree_child(tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_node object = name != LTL_NO_NODE ? ltl_tree_child(tree, member, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    if (object == LTL_NO_NODE || tree->kind[object] != LTL_KIND_NAME || makes_anew(ltl_tree_name(tree, name))) {
        return LTL_NO_NODE;
    }
    bool is_passed = t->scopes->all.at[t->scopes->of[object]].kind == LTL_DECLARED_PARAMETER;
    ltl_taint_path path = is_passed ? 0 : ltl_taint__path(t, object);
    return is_passed || (path != 0 && is_known_by_attributes(t, path)) ? member : LTL_NO_NODE;
}
