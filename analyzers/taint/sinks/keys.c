/* Keys that a validation names: behind `$request->validate(['page' => 'integer'])` what is read under `page` was
 * looked at, wherever the program reads it; so is it behind a function of the program that reads under any key,
 * maybe, and behind a request with a class of its own, which has rules. Only rules that leave no free text count,
 * and only names are seen: what is read so keeps its marks, and its way is doubtful. */
#include <stdlib.h>
#include <string.h>

#include "analyzers/guards/words.h"
#include "analyzers/taint/taint_internal.h"

/* Words of rules that say what a value may be, in order. */
static const char *const RULES[] = {
    "alpha",   "bool",  "boolean", "date",     "digits", "enum",  "exists",
    "image",   "in",    "int",     "integer",  "ip",     "mimes", "number",
    "numeric", "regex", "regexp",  "sanitize", "ulid",   "uuid",
};

enum { MAX_RULE_WORD = 16, MAX_RULE_NODES = 64 };

static int compare(const void *key, const void *row) {
    return strcmp(key, *(const char *const *)row);
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool says_rule(ltl_str text) {
    char word[MAX_RULE_WORD + 1];
    size_t length = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && is_letter(text.ptr[i])) {
            word[length < MAX_RULE_WORD ? length : MAX_RULE_WORD - 1] = (char)(text.ptr[i] | 0x20);
            length++;
            continue;
        }
        word[length < MAX_RULE_WORD ? length : 0] = '\0';
        if (length > 0 &&
            bsearch(word, RULES, LTL_COUNT_OF(RULES), sizeof RULES[0], compare) != NULL) {
            return true;
        }
        length = 0;
    }
    return false;
}

static bool restricts(const ltl_tree *tree, ltl_node rule) {
    ltl_node end =
        tree->end[rule] - rule < MAX_RULE_NODES ? tree->end[rule] : rule + MAX_RULE_NODES;
    for (ltl_node node = rule; node < end; node++) {
        if (ltl_tree_is_leaf(tree, node) && says_rule(ltl_tree_name(tree, node))) {
            return true;
        }
    }
    return false;
}

/* `validate(…)`, `$request->validate(…)`, `Validator::make(…)`, `filter_input_array(…)`. */
static bool is_validation(const ltl_tree *tree, ltl_node call) {
    ltl_node name = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node owner = LTL_NO_NODE;
    if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER) {
        owner = ltl_tree_child(tree, name, LTL_ROLE_RECEIVER);
        name = ltl_tree_child(tree, name, LTL_ROLE_NAME);
    }
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return false;
    }
    ltl_str text = ltl_tree_name(tree, name);
    bool is_made = owner != LTL_NO_NODE && ltl_str_is(text, "make") &&
                   ltl_str_is(ltl_tree_name(tree, owner), "Validator");
    return is_made || ltl_guard_name_judges(text) || ltl_str_is(text, "filter_input_array") ||
           ltl_str_is(text, "filter_var_array");
}

/* The rules given: written out, or a variable that was given them once. */
static ltl_node rules_of(const ltl_scopes *scopes, ltl_node given) {
    const ltl_tree *tree = scopes->tree;
    const ltl_declaration *declaration = &scopes->all.at[scopes->of[given]];
    bool is_variable = tree->kind[given] == LTL_KIND_NAME && scopes->of[given] != 0 &&
                       declaration->writes == 1 && declaration->write < tree->count;
    ltl_node rules = is_variable ? ltl_taint__giver(tree, declaration->write, declaration->leaf,
                                                    declaration->write + 1)
                                 : given;
    bool is_collection = rules != LTL_NO_NODE && tree->kind[rules] == LTL_KIND_COLLECTION;
    return is_collection ? rules : LTL_NO_NODE;
}

static void take_rules(ltl_arena *arena, ltl_node rules, ltl_taint_keys *out) {
    const ltl_tree *tree = out->scopes->tree;
    for (ltl_node pair = rules + 1; pair < tree->end[rules]; pair = tree->end[pair]) {
        ltl_node key = tree->kind[pair] == LTL_KIND_PAIR ? ltl_tree_child(tree, pair, LTL_ROLE_KEY)
                                                         : LTL_NO_NODE;
        ltl_node rule =
            key != LTL_NO_NODE ? ltl_tree_child(tree, pair, LTL_ROLE_VALUE) : LTL_NO_NODE;
        if (rule != LTL_NO_NODE && tree->kind[key] == LTL_KIND_STRING && restricts(tree, rule)) {
            ltl_str name = ltl_tree_name(tree, key);
            LTL_PUSH(arena, &out->all, name);
        }
    }
}

/* `ctype_digit($_GET['id'])`: what is looked at is read under a key, as it is again where it is used. */
static void take_looked_at(ltl_arena *arena, ltl_node call, ltl_taint_keys *out) {
    static const char *const NAMES[] = {"ctype_alnum", "ctype_alpha", "ctype_digit", "ctype_xdigit",
                                        "in_array",    "is_numeric",  "preg_match"};
    const ltl_tree *tree = out->scopes->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_one = ltl_taint__name_has_word(tree, call, "check") ||
                  ltl_taint__name_has_word(tree, call, "validate");
    for (size_t i = 0; callee != LTL_NO_NODE && !is_one && i < LTL_COUNT_OF(NAMES); i++) {
        is_one = ltl_str_is(ltl_tree_name(tree, callee), NAMES[i]);
    }
    ltl_node given = is_one ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    for (; given != LTL_NO_NODE; given = ltl_tree_next_sibling(tree, given)) {
        ltl_node key = tree->kind[given] == LTL_KIND_INDEX ? ltl_tree_next_sibling(tree, given + 1)
                                                           : LTL_NO_NODE;
        if (key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_STRING) {
            ltl_str name = ltl_tree_name(tree, key);
            LTL_PUSH(arena, &out->all, name);
        }
    }
}

/* `check_param('id')`, `get_filtered('id')`: asked by its name, and said to be looked at. */
static void take_asked(ltl_arena *arena, ltl_node call, ltl_taint_keys *out) {
    static const char *const WORDS[] = {"check",     "filter", "filtered", "sanitize",
                                        "sanitized", "valid",  "validate", "validated"};
    const ltl_tree *tree = out->scopes->tree;
    ltl_node key = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    bool is_key = key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_STRING;
    for (size_t i = 0; is_key && i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_taint__name_has_word(tree, call, WORDS[i])) {
            ltl_str name = ltl_tree_name(tree, key);
            LTL_PUSH(arena, &out->all, name);
            return;
        }
    }
}

void ltl_taint_keys_find(ltl_arena *arena, const ltl_scopes *scopes, ltl_taint_keys *out_keys) {
    const ltl_tree *tree = scopes->tree;
    *out_keys = (ltl_taint_keys){.scopes = scopes};
    for (ltl_node call = tree->kind_first[LTL_KIND_CALL]; call != LTL_NO_NODE;
         call = tree->kind_next[call]) {
        bool is_full = out_keys->all.count >= LTL_MAX_TAINT_CHECKS;
        if (!is_full) {
            take_asked(arena, call, out_keys);
            take_looked_at(arena, call, out_keys);
        }
        bool is_one = !is_full && is_validation(tree, call);
        ltl_node given = is_one ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
        for (; given != LTL_NO_NODE; given = ltl_tree_next_sibling(tree, given)) {
            ltl_node rules = rules_of(out_keys->scopes, given);
            if (rules != LTL_NO_NODE) {
                take_rules(arena, rules, out_keys);
            }
        }
    }
}

/* `$_GET['page']`, `request.args['page']`, `get('page')`: what is asked for. */
static ltl_node key_read(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    ltl_node given = tree->kind[node] == LTL_KIND_CALL
                         ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT)
                         : LTL_NO_NODE;
    if (given != LTL_NO_NODE) {
        bool is_written = tree->kind[given] == LTL_KIND_STRING;
        bool is_asked =
            tree->kind[node + 1] == LTL_KIND_MEMBER; /* else it is the request: `read(r)` */
        return is_written || is_asked ? given : LTL_NO_NODE;
    }
    if (tree->kind[node] == LTL_KIND_INDEX) {
        return ltl_tree_next_sibling(tree, node + 1);
    }
    bool is_indexed = around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_INDEX;
    return is_indexed ? ltl_tree_next_sibling(tree, node) : LTL_NO_NODE;
}

static bool is_parameter(const ltl_scopes *scopes, ltl_node key) {
    uint32_t declaration = scopes->tree->kind[key] == LTL_KIND_NAME ? scopes->of[key] : 0;
    return declaration != 0 && scopes->all.at[declaration].kind == LTL_DECLARED_PARAMETER;
}

/* `function store(StorePost $request)`: a request of the program's own class brings its rules, elsewhere. What was
 * uploaded is looked at for what it is, not for what it is called. */
static bool is_of_own_class(const ltl_scopes *scopes, ltl_node read) {
    static const char *const PLAIN[] = {
        "HttpRequest",   "IncomingRequest",        "Request",        "RequestInterface",
        "ServerRequest", "ServerRequestInterface", "WP_REST_Request"};
    const ltl_tree *tree = scopes->tree;
    bool is_method = ltl_language_is(tree->language, "php") && tree->kind[read] == LTL_KIND_CALL &&
                     tree->kind[read + 1] == LTL_KIND_MEMBER;
    ltl_node object = is_method ? ltl_tree_child(tree, read + 1, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    if (object == LTL_NO_NODE || !is_parameter(scopes, object)) {
        return false;
    }
    ltl_node type =
        ltl_tree_child(tree, scopes->all.at[scopes->of[object]].declarer, LTL_ROLE_TYPE);
    ltl_str name = type != LTL_NO_NODE ? ltl_tree_text(tree, type) : LTL_STR("");
    ltl_str asked = ltl_tree_text(tree, ltl_tree_child(tree, read + 1, LTL_ROLE_NAME));
    size_t start = name.len;
    while (start > 0 && name.ptr[start - 1] != '\\') {
        start--;
    }
    name = ltl_str_slice(name, start, name.len);
    for (size_t i = 0; i < LTL_COUNT_OF(PLAIN); i++) {
        if (ltl_str_is(name, PLAIN[i])) {
            return false;
        }
    }
    return ltl_str_ends_with(name, LTL_STR("Request")) && !ltl_str_is(asked, "file");
}

/* `$request->getQuery('id', 0, FILTER_VALIDATE_INT)`: what PHP's filters let through are numbers, yes or no. */
static bool is_filtered(const ltl_tree *tree, ltl_node source) {
    static const char *const FILTERS[] = {"FILTER_SANITIZE_NUMBER_INT", "FILTER_VALIDATE_BOOL",
                                          "FILTER_VALIDATE_BOOLEAN", "FILTER_VALIDATE_FLOAT",
                                          "FILTER_VALIDATE_INT"};
    bool is_call = ltl_tree_kind(tree, source) == LTL_KIND_CALL;
    for (ltl_node given = source + 1; is_call && given < tree->end[source];
         given = tree->end[given]) {
        ltl_str text =
            tree->role[given] == LTL_ROLE_ARGUMENT ? ltl_tree_text(tree, given) : LTL_STR("");
        for (size_t i = 0; i < LTL_COUNT_OF(FILTERS); i++) {
            if (ltl_str_is(text, FILTERS[i])) {
                return true;
            }
        }
    }
    return false;
}

uint32_t ltl_taint_guesses_of_key(const ltl_taint_keys *keys, ltl_node source) {
    enum { GUESS_OF_ACCESSOR = 1, GUESS_OF_OWN_CLASS = 1 };
    if (keys == NULL || source == LTL_NO_NODE) {
        return 0;
    }
    const ltl_tree *tree = keys->scopes->tree;
    ltl_node key = key_read(tree, source);
    bool is_written = key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_STRING;
    for (uint32_t i = 0; is_written && i < keys->all.count; i++) {
        if (ltl_str_eq(keys->all.at[i], ltl_tree_name(tree, key))) {
            return LTL_MAX_DOUBT;
        }
    }
    if (is_filtered(tree, source)) {
        return LTL_MAX_DOUBT;
    }
    if (is_of_own_class(keys->scopes, source)) {
        return GUESS_OF_OWN_CLASS;
    }
    return key != LTL_NO_NODE && is_parameter(keys->scopes, key) ? GUESS_OF_ACCESSOR : 0;
}
