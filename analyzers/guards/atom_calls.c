/* Calls that ask something of what they are given, or of their object. */
#include <string.h>

#include "analyzers/guards/atom_internal.h"
#include "analyzers/guards/words.h"

bool ltl_guard__has(const char *const *list, size_t count, ltl_str name) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(name, list[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_guard__take_apart(const ltl_tree *tree, ltl_node call, ltl_guard_parts *out) {
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    ltl_node name = ltl_guard_last_name(tree, callee);
    if (name == LTL_NO_NODE) {
        return false;
    }
    bool is_member = tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    *out = (ltl_guard_parts){
        .name = ltl_tree_name(tree, name),
        .receiver = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE,
        .first = first,
        .second = first != LTL_NO_NODE ? ltl_tree_next_sibling(tree, first) : LTL_NO_NODE};
    return true;
}

bool ltl_guard__has_text(const ltl_tree *tree, ltl_node node, const char *part) {
    return node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_STRING &&
           ltl_str_find(ltl_tree_text(tree, node), ltl_str_of(part), 0) != SIZE_MAX;
}

bool ltl_guard__tells(ltl_guard_atom *out, ltl_node asked, bool passes_when, unsigned kinds) {
    *out = (ltl_guard_atom){asked, passes_when, kinds};
    return asked != LTL_NO_NODE;
}

/* `this.settings.containsKey(x)`: what a program keeps under names knows which there are. A map that was passed may
 * hold anything. */
static bool asks_keys(const ltl_scopes *scopes, const ltl_guard_parts *call) {
    static const char *const METHODS[] = {"ContainsKey", "containsKey", "has_key?"};
    ltl_node map = call->receiver;
    if (map == LTL_NO_NODE || !LTL_GUARD_HAS(METHODS, call->name)) {
        return false;
    }
    uint32_t of = scopes->tree->kind[map] == LTL_KIND_NAME ? scopes->of[map] : 0;
    uint8_t kind = scopes->all.at[of].kind;
    return scopes->tree->kind[map] == LTL_KIND_MEMBER ||
           (of != 0 && kind != LTL_DECLARED_PARAMETER && kind != LTL_DECLARED_LOCAL);
}

/* `ALLOWED.includes(x)`, `in_array(x, $allowed)`. */
static bool asks_list(const ltl_scopes *scopes, const ltl_guard_parts *call, ltl_guard_atom *out) {
    static const char *const METHODS[] = {"Contains",    "ContainsKey", "contains",
                                          "containsKey", "has",         "include?",
                                          "includes",    "key?",        "member?"};
    static const char *const FUNCTIONS[] = {"in_array", "array_key_exists", "key_exists"};
    bool is_method = call->receiver != LTL_NO_NODE && LTL_GUARD_HAS(METHODS, call->name);
    bool is_function = call->second != LTL_NO_NODE && LTL_GUARD_HAS(FUNCTIONS, call->name);
    ltl_node list = is_method ? call->receiver : is_function ? call->second : LTL_NO_NODE;
    if (asks_keys(scopes, call) || (list != LTL_NO_NODE && ltl_guard_is_list(scopes, list))) {
        return ltl_guard__tells(out, call->first, true, LTL_GUARD_LIST);
    }
    bool asks = list != LTL_NO_NODE && call->first != LTL_NO_NODE &&
                scopes->tree->kind[call->first] != LTL_KIND_STRING;
    return asks && ltl_guard_is_kept(scopes, list) &&
           ltl_guard__tells(out, call->first, true, LTL_GUARD_AMONG);
}

/* `relative(root, x)`, by a name for it or at once: what begins with dots lies outside. */
static bool is_way_from(const ltl_scopes *scopes, ltl_node asked) {
    static const char *const NAMES[] = {"GetRelativePath",    "Rel",        "relative",
                                        "relative_path_from", "relativize", "relpath"};
    ltl_guard_parts call;
    bool is_name = asked != LTL_NO_NODE && scopes->tree->kind[asked] == LTL_KIND_NAME;
    ltl_node made = is_name ? ltl_guard_made_of(scopes, asked) : asked;
    return made != LTL_NO_NODE && ltl_guard__take_apart(scopes->tree, made, &call) && LTL_GUARD_HAS(NAMES, call.name);
}

/* `path.startsWith(root)`, `HasPrefix(path, root)`. Whether a text begins with `http` says nothing of where it
 * leads. */
static bool asks_place(const ltl_scopes *scopes, const ltl_guard_parts *call, ltl_guard_atom *out) {
    static const char *const METHODS[] = {"StartsWith",  "hasPrefix",  "is_relative_to",
                                          "relative_to", "startsWith", "start_with?",
                                          "startswith"};
    static const char *const FUNCTIONS[] = {"HasPrefix", "str_starts_with"};
    const ltl_tree *tree = scopes->tree;
    ltl_node root = LTL_NO_NODE;
    ltl_node asked = LTL_NO_NODE;
    if (call->receiver != LTL_NO_NODE && LTL_GUARD_HAS(METHODS, call->name)) {
        asked = call->receiver;
        root = call->first;
    }
    if (LTL_GUARD_HAS(FUNCTIONS, call->name)) {
        asked = call->first;
        root = call->second;
    }
    if (ltl_guard__has_text(tree, root, "..") && is_way_from(scopes, asked)) {
        return ltl_guard__tells(out, asked, false, LTL_GUARD_PLACE);
    }
    bool is_place = root != LTL_NO_NODE && tree->kind[root] != LTL_KIND_STRING;
    return is_place && ltl_guard__tells(out, asked, true, LTL_GUARD_PLACE);
}

static bool is_slash(const ltl_tree *tree, ltl_node node) {
    static const char *const TEXTS[] = {
        "\"/\"", "'/'", "DS", "DIRECTORY_SEPARATOR", "File.separator", "os.sep", "path.sep"};
    return LTL_GUARD_HAS(TEXTS, ltl_tree_text(tree, node));
}

/* `x.contains("..")`, `strpos(x, "..")`: what passes has none. */
bool ltl_guard__asks_dots(const ltl_scopes *scopes, const ltl_guard_parts *call,
                          ltl_guard_atom *out) {
    static const char *const NAMES[] = {
        "Contains", "contains", "include?", "includes", "indexOf", "IndexOf",     "find",
        "in_array", "Index",    "strpos",   "strstr",   "search",  "str_contains"};
    if (!LTL_GUARD_HAS(NAMES, call->name) && !ltl_guard_name_contains(call->name)) {
        return false;
    }
    if (call->second != LTL_NO_NODE &&
        is_slash(scopes->tree, call->second)) { /* `contains($x, DIRECTORY_SEPARATOR)` */
        return ltl_guard__tells(out, call->first, false, LTL_GUARD_PLACE);
    }
    if (ltl_str_is(call->name, "in_array")) { /* `in_array('..', explode('/', $x))` */
        bool asks =
            call->second != LTL_NO_NODE && ltl_guard__has_text(scopes->tree, call->first, "..");
        return asks && ltl_guard__tells(out, call->second, false, LTL_GUARD_PLACE);
    }
    if (ltl_guard__has_text(scopes->tree, call->second, "..")) {
        return ltl_guard__tells(out, call->first, false, LTL_GUARD_PLACE);
    }
    bool is_method = ltl_guard__has_text(scopes->tree, call->first, "..");
    return is_method && ltl_guard__tells(out, call->receiver, false, LTL_GUARD_PLACE);
}

/* A regular expression, and a text that is to match it, in any order. */
static bool asks_form(const ltl_scopes *scopes, const ltl_guard_parts *call, ltl_guard_atom *out) {
    static const char *const NAMES[] = {"IsMatch", "MatchString", "fullmatch",   "match",
                                        "match?",  "matches",     "preg_match",  "regex_match",
                                        "search",  "test",        "matchEntire", "find"};
    static const char *const WHOLE[] = {"fullmatch", "matches", "regex_match", "matchEntire"};
    static const char *const STARTS[] = {"fullmatch", "matches", "regex_match", "matchEntire"};
    const ltl_tree *tree = scopes->tree;
    ltl_guard_parts inner;
    ltl_node places[] = {call->receiver, call->first, call->second};
    if (!LTL_GUARD_HAS(NAMES, call->name)) {
        return false;
    }
    bool has_matcher = call->first == LTL_NO_NODE && call->receiver != LTL_NO_NODE &&
                       ltl_guard__take_apart(tree, call->receiver, &inner) &&
                       ltl_str_is(inner.name, "matcher");
    if (has_matcher) { /* `PATTERN.matcher(x).matches()` */
        places[0] = inner.receiver;
        places[1] = inner.first;
    }
    ltl_node pattern = LTL_NO_NODE;
    ltl_node asked = LTL_NO_NODE;
    for (size_t i = 0; i < LTL_COUNT_OF(places); i++) {
        bool is_pattern = pattern == LTL_NO_NODE && ltl_guard_is_pattern(scopes, places[i]);
        pattern = is_pattern ? places[i] : pattern;
        bool is_module = i == 0 && call->second != LTL_NO_NODE;
        asked = is_pattern || is_module || asked != LTL_NO_NODE ? asked : places[i];
    }
    bool is_python = ltl_language_is(tree->language, "python") && ltl_str_is(call->name, "match");
    bool is_whole = LTL_GUARD_HAS(WHOLE, call->name);
    bool looks_anywhere = !is_python && !is_whole;
    if (pattern != LTL_NO_NODE && looks_anywhere && ltl_guard_forbids(scopes, pattern)) {
        return ltl_guard__tells(out, asked, false, LTL_GUARD_FORM);
    }
    if (pattern != LTL_NO_NODE && looks_anywhere && ltl_guard_forbids_dots(scopes, pattern)) {
        return ltl_guard__tells(out, asked, false, LTL_GUARD_PLACE);
    }
    return pattern != LTL_NO_NODE && !ltl_str_is(call->name, "find") &&
           ltl_guard_pins(scopes, pattern, LTL_GUARD_HAS(STARTS, call->name) || is_python,
                          is_whole) &&
           ltl_guard__tells(out, asked, true, LTL_GUARD_FORM);
}

/* Questions that have one answer for numbers, plain words, and the classes that a program has for something. */
typedef struct shape {
    const char *name;
    bool passes_when;
    unsigned kinds; /* ltl_guard_kind */
} shape;

static const shape SHAPES[] = {
    {"is_numeric", true, LTL_GUARD_NUMBER},    {"is_int", true, LTL_GUARD_NUMBER},
    {"is_integer", true, LTL_GUARD_NUMBER},    {"ctype_digit", true, LTL_GUARD_NUMBER},
    {"ctype_alnum", true, LTL_GUARD_FORM},     {"ctype_alpha", true, LTL_GUARD_FORM},
    {"ctype_xdigit", true, LTL_GUARD_FORM},    {"isInteger", true, LTL_GUARD_NUMBER},
    {"isSafeInteger", true, LTL_GUARD_NUMBER}, {"isFinite", true, LTL_GUARD_NUMBER},
    {"isNaN", false, LTL_GUARD_NUMBER},        {"isNumeric", true, LTL_GUARD_NUMBER},
    {"isDigits", true, LTL_GUARD_NUMBER},      {"isAlphanumeric", true, LTL_GUARD_FORM},
    {"isAlpha", true, LTL_GUARD_FORM},         {"TryParse", true, LTL_GUARD_NUMBER},
    {"IsLocal", true, LTL_GUARD_PLACE},        {"is_subclass_of", true, LTL_GUARD_AMONG},
    {"issubclass", true, LTL_GUARD_AMONG},     {"is_a", true, LTL_GUARD_AMONG},
};

static const shape *shape_of(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(SHAPES); i++) {
        if (ltl_str_is(name, SHAPES[i].name)) {
            return &SHAPES[i];
        }
    }
    return NULL;
}

bool ltl_guard__name_asks_shape(ltl_str name, bool *out_passes_when) {
    const shape *found = shape_of(name);
    *out_passes_when = found != NULL && found->passes_when;
    return found != NULL;
}

static bool asks_shape(const ltl_scopes *scopes, const ltl_guard_parts *call, ltl_guard_atom *out) {
    static const char *const METHODS[] = {"isdigit", "isnumeric", "isdecimal",
                                          "isalnum", "isalpha",   "isidentifier"};
    if (call->receiver != LTL_NO_NODE && call->first == LTL_NO_NODE &&
        LTL_GUARD_HAS(METHODS, call->name)) {
        return ltl_guard__tells(out, call->receiver, true, LTL_GUARD_FORM);
    }
    const shape *found = shape_of(call->name);
    if (found != NULL) {
        return ltl_guard__tells(out, call->first, found->passes_when, found->kinds);
    }
    ltl_node type = ltl_str_is(call->name, "isinstance") ? call->second : LTL_NO_NODE;
    if (type != LTL_NO_NODE) {
        ltl_str text = ltl_tree_text(scopes->tree, type);
        bool is_number = ltl_str_is(text, "int") || ltl_str_is(text, "float");
        return ltl_guard__tells(out, call->first, true, is_number ? LTL_GUARD_NUMBER : 0);
    }
    return false;
}

/* `"a".equals(x)`; `strcmp(x, "a")` is nought when they are. */
static bool asks_equal(const ltl_scopes *scopes, const ltl_guard_parts *call, ltl_guard_atom *out) {
    static const char *const METHODS[] = {"equals", "equalsIgnoreCase", "Equals", "eql?",
                                          "contentEquals"};
    static const char *const FUNCTIONS[] = {"strcmp", "strcasecmp", "strncmp", "memcmp"};
    const ltl_tree *tree = scopes->tree;
    bool is_method = call->receiver != LTL_NO_NODE && call->first != LTL_NO_NODE &&
                     LTL_GUARD_HAS(METHODS, call->name);
    bool is_function = call->second != LTL_NO_NODE && LTL_GUARD_HAS(FUNCTIONS, call->name);
    ltl_node left = is_method ? call->receiver : call->first;
    ltl_node right = is_method ? call->first : call->second;
    if ((!is_method && !is_function) || left == LTL_NO_NODE || right == LTL_NO_NODE) {
        return false;
    }
    bool is_left = tree->kind[left] == LTL_KIND_STRING;
    bool is_right = tree->kind[right] == LTL_KIND_STRING;
    return is_left != is_right &&
           ltl_guard__tells(out, is_left ? right : left, is_method, LTL_GUARD_LIST);
}

/* `isset($allowed[$x])`, `x.isEmpty()`. */
static bool asks_little(const ltl_scopes *scopes, const ltl_guard_parts *call,
                        ltl_guard_atom *out) {
    static const char *const METHODS[] = {"isEmpty", "empty?",   "nil?",
                                          "blank?",  "present?", "isBlank"};
    static const char *const FUNCTIONS[] = {"is_null", "is_string",     "empty",
                                            "isset",   "IsNullOrEmpty", "IsNullOrWhiteSpace",
                                            "len",     "strlen",        "is_a?"};
    const ltl_tree *tree = scopes->tree;
    if (ltl_str_is(call->name, "isset") && call->first != LTL_NO_NODE &&
        tree->kind[call->first] == LTL_KIND_INDEX) {
        return ltl_guard__atom_of_index(scopes, call->first, out);
    }
    if (call->receiver != LTL_NO_NODE && LTL_GUARD_HAS(METHODS, call->name)) {
        return ltl_guard__tells(out, call->receiver, true, 0);
    }
    return LTL_GUARD_HAS(FUNCTIONS, call->name) && ltl_guard__tells(out, call->first, true, 0);
}

bool ltl_guard__atom_of_call(const ltl_scopes *scopes, ltl_node node, ltl_guard_atom *out) {
    static bool (*const WAYS[])(const ltl_scopes *, const ltl_guard_parts *, ltl_guard_atom *) = {
        asks_list,  asks_place, ltl_guard__asks_dots, asks_form,
        asks_shape, asks_equal, asks_little};
    ltl_guard_parts call;
    bool is_told = false;
    if (!ltl_guard__take_apart(scopes->tree, node, &call)) {
        return false;
    }
    for (size_t i = 0; !is_told && i < LTL_COUNT_OF(WAYS); i++) {
        is_told = WAYS[i](scopes, &call, out);
    }
    return is_told;
}

ltl_node ltl_guard_converts(const ltl_scopes *scopes, ltl_node call) {
    static const char *const FUNCTIONS[] = {"int",  "float",      "Integer", "Float",
                                            "UUID", "ip_address", "Decimal"};
    static const char *const METHODS[] = {"parseInt", "parseLong", "parseDouble", "fromString",
                                          "UUID",     "toInt",     "toLong",      "ip_address"};
    static const char *const OF[] = {"Integer", "Long", "Double", "UUID", "uuid", "ipaddress"};
    ltl_guard_parts parts;
    if (!ltl_guard__take_apart(scopes->tree, call, &parts)) {
        return LTL_NO_NODE;
    }
    if (parts.receiver == LTL_NO_NODE) {
        bool is_c = scopes->tree->language->id[0] == 'c';
        return !is_c && LTL_GUARD_HAS(FUNCTIONS, parts.name) ? parts.first : LTL_NO_NODE;
    }
    bool is_of = LTL_GUARD_HAS(OF, ltl_tree_text(scopes->tree, parts.receiver));
    return is_of && LTL_GUARD_HAS(METHODS, parts.name) ? parts.first : LTL_NO_NODE;
}
