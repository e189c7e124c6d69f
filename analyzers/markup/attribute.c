#include "analyzers/markup/page_internal.h"

/* What frameworks put before a name when its value is an expression. */
static const char *const bound_by[] = {"v-bind:", "x-bind:", "bind:", "ng-attr-",
                                       "attr.",   ":",       NULL};
/* … and when it is a handler. */
static const char *const handled_by[] = {"v-on:", "x-on:", "on:", "@", NULL};

typedef struct spelling {
    const char *written;
    const char *name;
} spelling;

static const spelling spellings[] = {
    {"htmlfor", "for"},
    {"ng-click", "onclick"},
    {"ng-keydown", "onkeydown"},
    {"ng-keyup", "onkeyup"},
    {"ng-keypress", "onkeypress"},
    {"classname", "class"},
    {"httpequiv", "http-equiv"},
    {"acceptcharset", "accept-charset"},
    {"xlinkhref", "xlink:href"},
    {NULL, NULL},
};

ltl_str ltl_markup_lower(ltl_arena *arena, ltl_str text) {
    char *copy = ltl_arena_alloc_raw(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        copy[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    copy[text.len] = '\0';
    return (ltl_str){copy, text.len};
}

/* Letters that names of attributes have, those of frameworks among them. */
static bool is_name(ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!is_word && memchr("-_.:@#*[]()|$", c, 13) == NULL) {
            return false;
        }
    }
    return text.len > 0 && text.ptr[text.len - 1] != '@';
}

static ltl_str strip_pair(ltl_str name, char open, char close, bool *out_is_stripped) {
    *out_is_stripped = name.len > 2 && name.ptr[0] == open && name.ptr[name.len - 1] == close;
    return *out_is_stripped ? ltl_str_slice(name, 1, name.len - 1) : name;
}

static bool strip_one(const char *const *heads, ltl_str *name) {
    for (size_t i = 0; heads[i] != NULL; i++) {
        ltl_str head = ltl_str_of(heads[i]);
        if (name->len > head.len && ltl_str_starts_with(*name, head)) {
            *name = ltl_str_slice(*name, head.len, name->len);
            return true;
        }
    }
    return false;
}

/* `keydown.enter`, `click|once`: what comes after says how, not what. */
static ltl_str without_modifiers(ltl_str name) {
    size_t i = 0;
    while (i < name.len && name.ptr[i] != '.' && name.ptr[i] != '|') {
        i++;
    }
    return ltl_str_slice(name, 0, i);
}

/* `name` in lower case; true when what it is given is an expression. */
static bool name_translate(ltl_arena *arena, ltl_str *name) {
    bool is_event;
    bool is_bound;
    *name = strip_pair(*name, '(', ')', &is_event);
    *name = strip_pair(*name, '[', ']', &is_bound);
    is_event = is_event || strip_one(handled_by, name);
    is_bound = strip_one(bound_by, name) || is_bound;
    if (is_event) {
        ltl_str event = without_modifiers(*name);
        *name = ltl_arena_printf(arena, "on%.*s", LTL_STR_ARG(event));
    } else if (is_bound) {
        *name = without_modifiers(*name);
    }
    for (size_t i = 0; spellings[i].written != NULL; i++) {
        if (ltl_str_is(*name, spellings[i].written)) {
            *name = ltl_str_of(spellings[i].name);
        }
    }
    return is_event || is_bound;
}

static bool is_computed_text(ltl_str text) {
    static const char *const marks[] = {"{{", "{%", "<%", "<?", "${", "#{", "{", "@(", NULL};
    for (size_t i = 0; marks[i] != NULL; i++) {
        if (ltl_str_find(text, ltl_str_of(marks[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return ltl_str_starts_with(text, LTL_STR("@")); /* Twirl and Razor: `@url` */
}

static void value_read(const ltl_tree *tree, ltl_node value, ltl_markup_attribute *out) {
    switch (ltl_tree_kind(tree, value)) {
    case LTL_KIND_STRING: {
        ltl_span content = ltl_tree_string_content(tree, value);
        out->value = ltl_source_slice(tree->source, content);
        out->is_known = !is_computed_text(out->value);
        return;
    }
    case LTL_KIND_UNARY:
        out->is_known = ltl_tree_kind(tree, tree->end[value] - 1) == LTL_KIND_NUMBER; /* `-1` */
        out->value = ltl_tree_text(tree, value);
        return;
    case LTL_KIND_NUMBER:
    case LTL_KIND_LITERAL:
        out->value = ltl_tree_text(tree, value);
        out->is_known = true;
        return;
    default:
        out->is_known = false;
    }
}

bool ltl_markup_attribute_read(ltl_arena *arena, const ltl_tree *tree, ltl_node node,
                               ltl_markup_attribute *out) {
    *out = (ltl_markup_attribute){.node = node, .is_known = true};
    ltl_node name_node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    if (name_node == LTL_NO_NODE) {
        return false;
    }
    ltl_str written = ltl_tree_text(tree, name_node);
    bool is_shorthand;
    written = strip_pair(written, '{', '}', &is_shorthand);
    ltl_str name = ltl_markup_lower(arena, written);
    if (!is_name(name) || ltl_str_is(name, "v-bind") || ltl_str_starts_with(name, LTL_STR("..."))) {
        return false;
    }
    bool is_bound = name_translate(arena, &name);
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    out->name = name;
    if (value != LTL_NO_NODE) {
        value_read(tree, value, out);
    }
    out->is_known = out->is_known && !is_bound && !is_shorthand;
    return true;
}
