/* What is read and written like a field, and does something: `get { … }`, `set { … }` of a property are functions
 * without a name. */
#include "analyzers/syntax/flattener.h"

/* What a function that is given a value calls it where nobody says so. */
static const struct {
    const char *language;
    const char *word;
    const char *name;
} GIVEN[] = {
    {"csharp", "set", "value"},
    {"csharp", "init", "value"},
    {"swift", "set", "newValue"},
    {"swift", "willSet", "newValue"},
};

enum { MOST_AROUND = 3 };

static bool is_of_field(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    for (uint32_t i = 0; i < MOST_AROUND && around != LTL_NO_NODE; i++, around = tree->parent[around]) {
        if (tree->kind[around] == LTL_KIND_FIELD) {
            return true;
        }
    }
    return false;
}

static ltl_str word_of(const flattener *f, ltl_node node) {
    const ltl_tree *tree = f->tree;
    ltl_str word = LTL_STR("");
    for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_MODIFIER) {
            word = ltl_names_text(f->names, tree->name[child]); /* behind `private` */
        }
    }
    return word;
}

static const char *name_given(const flattener *f, ltl_node node) {
    ltl_str word = word_of(f, node);
    for (size_t i = 0; i < LTL_COUNT_OF(GIVEN); i++) {
        if (strcmp(GIVEN[i].language, f->grammar->language->id) == 0 && ltl_str_is(word, GIVEN[i].word)) {
            return GIVEN[i].name;
        }
    }
    return NULL;
}

void ltl_flattener_make_accessor(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_node name = LTL_NO_NODE;
    ltl_node body = node + 1;
    for (; body < tree->count && tree->role[body] != LTL_ROLE_BODY; body = tree->end[body]) {
        bool is_name = tree->kind[body] == LTL_KIND_NAME && tree->role[body] == LTL_ROLE_NONE;
        name = is_name && name == LTL_NO_NODE ? body : name;
    }
    if (body >= tree->count || !is_of_field(tree, node)) {
        return;
    }
    tree->kind[node] = LTL_KIND_FUNCTION;
    tree->role[node] = LTL_ROLE_NONE;
    const char *given = name == LTL_NO_NODE ? name_given(f, node) : NULL;
    if (name != LTL_NO_NODE) { /* `set(x)`, and what is said of its type */
        tree->role[name] = LTL_ROLE_NAME;
        ltl_flattener_enclose(f, name, body, LTL_KIND_PARAMETER, LTL_ROLE_PARAMETER);
    } else if (given != NULL) {
        ltl_flattener_enclose(f, body, body, LTL_KIND_NAME, LTL_ROLE_NAME);
        tree->name[body] = ltl_names_intern(f->names, (ltl_str){given, strlen(given)});
        ltl_flattener_enclose(f, body, body + 1, LTL_KIND_PARAMETER, LTL_ROLE_PARAMETER);
    }
}
