#include "analyzers/polish/polish.h"

/* A parameter of a static function in C that is only read through: `char *s` could be `const char *s`. */

/* Of nodes looked at in one file: past it nothing more is offered. */
enum { MOST_STEPS = 20000000 };

static bool is_one_of(ltl_str text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_str_is(text, *words)) {
            return true;
        }
    }
    return false;
}

/* Numbers: what is read through the pointer is a copy that points nowhere. */
static const char *const numbers[] = {"char",
                                      "signed char",
                                      "unsigned char",
                                      "short",
                                      "unsigned short",
                                      "int",
                                      "unsigned",
                                      "unsigned int",
                                      "long",
                                      "unsigned long",
                                      "float",
                                      "double",
                                      "uint8_t",
                                      "int8_t",
                                      "uint16_t",
                                      "int16_t",
                                      "uint32_t",
                                      "int32_t",
                                      "uint64_t",
                                      "int64_t",
                                      "size_t",
                                      "ssize_t",
                                      "off_t",
                                      "wchar_t",
                                      "bool",
                                      "long long",
                                      "unsigned long long",
                                      NULL};

/* They promise not to write through any of their arguments. */
static const char *const readers[] = {"strlen",      "strcmp",  "strncmp", "memcmp",  "strcasecmp",
                                      "strncasecmp", "strspn",  "strcspn", "atoi",    "atol",
                                      "atoll",       "atof",    "strdup",  "strndup", "puts",
                                      "printf",      "strnlen", NULL};
/* They do through the first alone. */
static const char *const writers_of_first[] = {"memcpy",  "memmove", "strcpy",  "strncpy",
                                               "strcat",  "strncat", "fprintf", "snprintf",
                                               "sprintf", NULL};

static bool is_read_by_call(const ltl_tree *tree, ltl_node argument) {
    ltl_node call = tree->parent[argument];
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    ltl_str name = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME
                       ? ltl_tree_name(tree, callee)
                       : LTL_STR("");
    bool is_first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) == argument;
    return is_one_of(name, readers) || (!is_first && is_one_of(name, writers_of_first));
}

/* A value handed to a function; to a macro, which may write it, for all that can be seen. */
static bool is_handed_to_macro(const ltl_tree *tree, ltl_node place) {
    static const char *const functions[] = {"isspace", "isdigit",  "isalpha", "isalnum", "isupper",
                                            "islower", "isxdigit", "isprint", "ispunct", "iscntrl",
                                            "toupper", "tolower",  "printf",  "fprintf", "snprintf",
                                            "putchar", "fputc",    "abs",     NULL};
    ltl_node call = tree->parent[place];
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    if (callee == LTL_NO_NODE || is_one_of(ltl_tree_text(tree, callee), functions)) {
        return false;
    }
    for (ltl_node at = tree->kind_first[LTL_KIND_FUNCTION]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_node name = ltl_tree_child(tree, at, LTL_ROLE_NAME);
        if (name != LTL_NO_NODE && tree->name[name] == tree->name[callee]) {
            return false;
        }
    }
    return true;
}

static bool is_written(const ltl_tree *tree, ltl_node place) {
    ltl_node parent = tree->parent[place];
    ltl_kind kind = ltl_tree_kind(tree, parent);
    ltl_str name = ltl_tree_name(tree, parent);
    return (kind == LTL_KIND_ASSIGN && tree->role[place] == LTL_ROLE_LEFT) ||
           (kind == LTL_KIND_UNARY &&
            (ltl_str_is(name, "++") || ltl_str_is(name, "--") || ltl_str_is(name, "&"))) ||
           is_handed_to_macro(tree, place);
}

/* `*s`, `s[i]`: what is there. */
static bool is_look(const ltl_tree *tree, ltl_node place, ltl_node pointer) {
    ltl_kind kind = ltl_tree_kind(tree, place);
    return (kind == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, place), "*")) ||
           (kind == LTL_KIND_INDEX && tree->role[pointer] == LTL_ROLE_RECEIVER);
}

typedef enum use { USE_UNKNOWN, USE_POINTER, USE_READ } use;

/* What is done with the pointer where it stands. */
static use use_of(const ltl_tree *tree, ltl_node leaf) {
    static const char *const compared[] = {"==", "!=", "<", ">", "<=", ">=", "&&", "||", NULL};
    ltl_node at = tree->parent[leaf];
    ltl_kind kind = ltl_tree_kind(tree, at);
    ltl_str name = ltl_tree_name(tree, at);
    if (kind == LTL_KIND_UNARY && (ltl_str_is(name, "++") || ltl_str_is(name, "--"))) {
        ltl_node around = tree->parent[at];
        bool is_alone = tree->kind[around] == LTL_KIND_EXPRESSION_STATEMENT;
        bool is_read = is_look(tree, around, at) && !is_written(tree, around);
        return is_read ? USE_READ : is_alone ? USE_POINTER : USE_UNKNOWN;
    }
    if (is_look(tree, at, leaf)) {
        return is_written(tree, at) ? USE_UNKNOWN : USE_READ;
    }
    if (kind == LTL_KIND_CALL && tree->role[leaf] == LTL_ROLE_ARGUMENT) {
        return is_read_by_call(tree, leaf) ? USE_READ : USE_UNKNOWN;
    }
    bool is_moved = kind == LTL_KIND_ASSIGN && tree->role[leaf] == LTL_ROLE_LEFT &&
                    (ltl_str_is(name, "+=") || ltl_str_is(name, "-=")) &&
                    tree->kind[tree->parent[at]] == LTL_KIND_EXPRESSION_STATEMENT;
    bool is_tested = (kind == LTL_KIND_BINARY && is_one_of(name, compared)) ||
                     (kind == LTL_KIND_UNARY && ltl_str_is(name, "!")) ||
                     tree->role[leaf] == LTL_ROLE_CONDITION;
    return is_moved || is_tested ? USE_POINTER : USE_UNKNOWN;
}

/* Every use is known, and some read through it. */
static bool is_only_read(ltl_polish_look *look, ltl_node function, ltl_node name) {
    const ltl_tree *tree = look->tree;
    const ltl_scopes *scopes = ltl_flow_scopes(&look->flow);
    uint32_t variable = scopes->of[name];
    bool is_read = false;
    for (ltl_node leaf = function; leaf < tree->end[function]; leaf++) {
        if (leaf == name || tree->name[leaf] != tree->name[name] ||
            tree->kind[leaf] != LTL_KIND_NAME) {
            continue;
        }
        bool is_member =
            tree->kind[tree->parent[leaf]] == LTL_KIND_MEMBER && tree->role[leaf] == LTL_ROLE_NAME;
        use of = is_member                      ? USE_POINTER
                 : scopes->of[leaf] == variable ? use_of(tree, leaf)
                                                : USE_UNKNOWN;
        if (of == USE_UNKNOWN) {
            return false;
        }
        is_read = is_read || of == USE_READ;
    }
    return variable != 0 && is_read;
}

/* Only ever called: no prototype, no pointer to it, no macro that speaks of it. */
static bool is_only_called(const ltl_tree *tree, ltl_node function, ltl_node name) {
    for (ltl_node leaf = 0; leaf < tree->count; leaf++) {
        bool is_same = leaf != name && tree->name[leaf] == tree->name[name] &&
                       tree->kind[leaf] == LTL_KIND_NAME;
        if (is_same && tree->role[leaf] != LTL_ROLE_CALLEE) {
            return false;
        }
    }
    ltl_str text = tree->source->text;
    ltl_str word = ltl_tree_text(tree, name);
    for (size_t at = ltl_str_find(text, word, 0); at != SIZE_MAX;
         at = ltl_str_find(text, word, at + word.len)) {
        size_t start = at;
        while (start > 0 && text.ptr[start - 1] != '\n') {
            start--;
        }
        size_t end = ltl_str_find_byte(text, '\n', at);
        ltl_str line = ltl_str_trim(ltl_str_slice(text, start, end == SIZE_MAX ? text.len : end));
        if (line.ptr[0] == '#' || line.ptr[line.len - 1] == '\\') {
            return false;
        }
    }
    return tree->kind[function] == LTL_KIND_FUNCTION;
}

static bool is_static(const ltl_tree *tree, ltl_node function) {
    for (ltl_node child = ltl_tree_first_child(tree, function); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        if (tree->role[child] == LTL_ROLE_MODIFIER &&
            ltl_str_is(ltl_tree_text(tree, child), "static")) {
            return true;
        }
    }
    return false;
}

/* `char *s` and nothing else. */
static ltl_node pointer_of(const ltl_tree *tree, ltl_node parameter, ltl_node *out_type) {
    ltl_node type = ltl_tree_child(tree, parameter, LTL_ROLE_TYPE);
    ltl_node mark = ltl_tree_child(tree, parameter, LTL_ROLE_MODIFIER);
    ltl_node name = ltl_tree_child(tree, parameter, LTL_ROLE_NAME);
    bool is_plain = type != LTL_NO_NODE && mark != LTL_NO_NODE && name != LTL_NO_NODE &&
                    ltl_tree_child_count(tree, parameter) == 3 && ltl_tree_is_leaf(tree, type) &&
                    ltl_str_is(ltl_tree_text(tree, mark), "*") &&
                    tree->start[type] == tree->start[parameter] &&
                    is_one_of(ltl_tree_text(tree, type), numbers);
    *out_type = type;
    return is_plain ? name : LTL_NO_NODE;
}

static void function_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node function,
                          ltl_node name) {
    const ltl_tree *tree = look->tree;
    for (ltl_node child = ltl_tree_first_child(tree, function); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        ltl_node type;
        ltl_node pointer =
            tree->kind[child] == LTL_KIND_PARAMETER ? pointer_of(tree, child, &type) : LTL_NO_NODE;
        if (pointer != LTL_NO_NODE && is_only_read(look, function, pointer) &&
            is_only_called(tree, function, name)) {
            ltl_polish_edit_add(
                check, look, pointer, (ltl_span){tree->start[type], tree->start[type]}, "const ",
                "Nothing is written through `%.*s`.", LTL_STR_ARG(ltl_tree_text(tree, pointer)));
        }
    }
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    uint64_t steps = 0;
    for (ltl_node at = tree->kind_first[LTL_KIND_FUNCTION];
         at != LTL_NO_NODE && tree->error_count == 0; at = tree->kind_next[at]) {
        ltl_node name = ltl_tree_child(tree, at, LTL_ROLE_NAME);
        bool has_body = ltl_tree_child(tree, at, LTL_ROLE_BODY) != LTL_NO_NODE;
        steps += tree->count;
        if (name != LTL_NO_NODE && has_body && is_static(tree, at) && steps < MOST_STEPS) {
            function_look(check, look, at, name);
        }
    }
}

static const char *const languages[] = {"c", NULL};

const ltl_polish_check ltl_polish_check_constant_pointer = {
    .rule =
        {.id = LTL_STR_INIT("polish/constant-pointer"),
         .title = LTL_STR_INIT("A pointer that is only read through"),
         .message = LTL_STR_INIT("Nothing is written through the pointer."),
         .why = LTL_STR_INIT(
             "With `const`, callers and the compiler know that the text or table stays what it is, "
             "and constants can be handed in."),
         .advice = LTL_STR_INIT("Declare the parameter with `const`."),
         .severity = LTL_SEVERITY_INFO,
         .confidence = LTL_CONFIDENCE_HIGH,
         .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
