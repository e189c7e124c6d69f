/* What names mean in an expression: types, variables, enumerators; and what literals are. */
#include "analyzers/dataflow/fold/fold_internal.h"
#include "analyzers/dataflow/typed/typed_internal.h"

/* ---- types ---- */

static const struct {
    const char *name;
    ltl_typed_type type;
} TYPES[] = {
    {"bool", LTL_TYPE_TRUTH},    {"_Bool", LTL_TYPE_TRUTH},   {"size_t", LTL_TYPE_U64},
    {"ssize_t", LTL_TYPE_I64},   {"int8_t", LTL_TYPE_I8},     {"uint8_t", LTL_TYPE_U8},
    {"int16_t", LTL_TYPE_I16},   {"uint16_t", LTL_TYPE_U16},  {"int32_t", LTL_TYPE_I32},
    {"uint32_t", LTL_TYPE_U32},  {"int64_t", LTL_TYPE_I64},   {"uint64_t", LTL_TYPE_U64},
    {"intptr_t", LTL_TYPE_I64},  {"uintptr_t", LTL_TYPE_U64}, {"ptrdiff_t", LTL_TYPE_I64},
    {"float", LTL_TYPE_FLOAT},   {"intmax_t", LTL_TYPE_I64},  {"uintmax_t", LTL_TYPE_U64},
};

/* `unsigned long int`, in any order. */
typedef struct specifiers {
    uint32_t longs;
    bool is_unsigned;
    bool is_signed;
    bool is_char;
    bool is_short;
    bool is_int;
    bool is_double;
    bool is_void;
} specifiers;

static bool takes_specifier(specifiers *s, const ltl_word *word) {
    const struct {
        const char *name;
        bool *flag;
    } WORDS[] = {
        {"unsigned", &s->is_unsigned}, {"signed", &s->is_signed}, {"char", &s->is_char},
        {"short", &s->is_short},       {"int", &s->is_int},       {"double", &s->is_double},
        {"void", &s->is_void},
    };
    bool is_long = ltl_word__is(word, "long");
    s->longs += is_long ? 1 : 0;
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_word__is(word, WORDS[i].name)) {
            *WORDS[i].flag = true;
            return true;
        }
    }
    return is_long;
}

static ltl_typed_type specified(const specifiers *s) {
    if (s->is_void || s->is_double) {
        return s->is_void ? LTL_TYPE_NONE : s->longs > 0 ? LTL_TYPE_LONG_DOUBLE : LTL_TYPE_DOUBLE;
    }
    if (s->is_char) {
        return s->is_unsigned ? LTL_TYPE_U8 : LTL_TYPE_I8;
    }
    if (s->is_short) {
        return s->is_unsigned ? LTL_TYPE_U16 : LTL_TYPE_I16;
    }
    if (s->longs > 0) {
        return s->is_unsigned ? LTL_TYPE_U64 : LTL_TYPE_I64;
    }
    return s->is_unsigned ? LTL_TYPE_U32 : LTL_TYPE_I32;
}

static bool is_qualifier(const ltl_word *word) {
    return ltl_word__is(word, "const") || ltl_word__is(word, "volatile") || ltl_word__is(word, "std") ||
           ltl_word__is(word, "::");
}

/* `typedef unsigned char byte;` of the file, the only ones of their names. */
static void list_typedefs(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    flow->has_typedefs = true;
    for (ltl_node node = tree->kind_first[LTL_KIND_OTHER]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        bool is_it = ltl_str_is(ltl_tree_name(tree, node), "typedef");
        ltl_node name = is_it ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name != LTL_NO_NODE) {
            bool is_again = ltl_pairs_find(&flow->typedefs, tree->name[name], 1) != 0;
            ltl_pairs_put(flow->arena, &flow->typedefs, tree->name[name], 1, is_again ? UINT32_MAX : node);
        }
    }
}

/* The type that a typedef stands for, when it is a plain one. */
static ltl_node typedef_named(ltl_flow *flow, ltl_str name) {
    const ltl_tree *tree = flow->tree;
    if (!flow->has_typedefs) {
        list_typedefs(flow);
    }
    uint32_t id = ltl_names_find(tree->names, name);
    uint32_t node = id != 0 ? ltl_pairs_find(&flow->typedefs, id, 1) : 0;
    bool is_plain = node != 0 && node != UINT32_MAX && tree->end[node] == node + 3;
    ltl_node type = is_plain ? ltl_tree_child(tree, node, LTL_ROLE_TYPE) : LTL_NO_NODE;
    return type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) ? type : LTL_NO_NODE;
}

static bool named(ltl_flow *flow, ltl_str name, ltl_typed_type *out_type) {
    enum { MAX_LEVELS = 4 };
    for (uint32_t level = 0; level < MAX_LEVELS; level++) {
        for (size_t i = 0; i < LTL_COUNT_OF(TYPES); i++) {
            if (ltl_str_is(name, TYPES[i].name)) {
                *out_type = TYPES[i].type;
                return true;
            }
        }
        ltl_node type = typedef_named(flow, name);
        ltl_words words = {0};
        specifiers s = {0};
        bool is_read = type != LTL_NO_NODE &&
                       ltl_words__of(flow->arena, ltl_tree_text(flow->tree, type), 0, true, &words) && words.count > 0;
        for (uint32_t i = 0; i < words.count && is_read; i++) {
            is_read = takes_specifier(&s, &words.at[i]) || (words.count == 1 && words.at[i].kind == LTL_WORD_NAME);
        }
        if (!is_read) {
            return false;
        }
        name = words.at[0].text;
        if (words.count > 1 || takes_specifier(&s, &words.at[0])) {
            *out_type = specified(&s);
            return true;
        }
    }
    return false;
}

static bool is_record(const ltl_word *word) {
    return ltl_word__is(word, "struct") || ltl_word__is(word, "enum") || ltl_word__is(word, "union");
}

static const ltl_word *word_at(const ltl_words *words, uint32_t at) {
    static const ltl_word END = {.kind = LTL_WORD_END};
    return at < words->count ? &words->at[at] : &END;
}

uint32_t ltl_typed__type_at(ltl_flow *flow, const ltl_words *words, uint32_t at, ltl_typed_type *out_type) {
    specifiers s = {0};
    uint32_t first = at;
    bool is_type = false;
    for (;; at++) {
        const ltl_word *word = word_at(words, at);
        if (is_qualifier(word)) {
            continue;
        }
        if (takes_specifier(&s, word)) {
            is_type = true;
            *out_type = specified(&s);
        } else if (!is_type && word->kind == LTL_WORD_NAME && named(flow, word->text, out_type)) {
            is_type = true;
        } else if (!is_type && is_record(word)) {
            is_type = true;
            *out_type = LTL_TYPE_NONE;
            at++;
        } else {
            break;
        }
    }
    for (; is_type && ltl_word__is(word_at(words, at), "*"); at++) {
        *out_type = LTL_TYPE_POINTER;
        at += ltl_word__is(word_at(words, at + 1), "const") ? 1 : 0;
    }
    return is_type ? at - first : 0;
}

/* ---- variables ---- */

static uint64_t items_given(const ltl_tree *tree, ltl_node declarer) {
    ltl_node value = ltl_tree_child(tree, declarer, LTL_ROLE_VALUE);
    uint64_t count = 0;
    if (value == LTL_NO_NODE || tree->kind[value] != LTL_KIND_COLLECTION) {
        return 0;
    }
    for (ltl_node at = value + 1; at < tree->end[value]; at = tree->end[at]) {
        bool is_plain = tree->role[at] == LTL_ROLE_ITEM && tree->kind[at] != LTL_KIND_PAIR;
        if (!is_plain) {
            return 0;
        }
        count++;
    }
    return count;
}

/* `char s[] = "abc"`, `int a[] = {1, 2}`, `int a[2][3]`; 0: nobody knows. */
static uint64_t size_of_array(ltl_flow *flow, ltl_node declarer, ltl_typed_type element, uint32_t *out_dimensions) {
    const ltl_tree *tree = flow->tree;
    uint64_t size = ltl_typed__bytes(element);
    ltl_node value = ltl_tree_child(tree, declarer, LTL_ROLE_VALUE);
    *out_dimensions = 0;
    for (ltl_node at = declarer + 1; at < tree->end[declarer]; at = tree->end[at]) {
        if (tree->role[at] == LTL_ROLE_KEY) {
            ltl_words words = {0};
            ltl_words whole = {0};
            ltl_typed count;
            bool is_read =
                ltl_words__of(flow->arena, ltl_tree_text(tree, at), tree->start[at], false, &words) &&
                ltl_words__expand(flow, &words, &whole) && ltl_typed__read(flow, at, &whole, NULL, &count);
            bool fits = is_read && count.is_known && count.bits > 0 && count.bits < INT32_MAX && size < INT32_MAX;
            size = fits ? size * (uint64_t)count.bits : 0;
            ++*out_dimensions;
        }
    }
    if (*out_dimensions > 0) {
        return size;
    }
    *out_dimensions = 1;
    if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_STRING) {
        ltl_str text = ltl_tree_name(tree, value);
        bool is_plain = tree->source->text.ptr[tree->start[value]] == '"' && ltl_tree_is_leaf(tree, value) &&
                        ltl_str_find_byte(text, '\\', 0) == SIZE_MAX;
        return is_plain && size == 1 ? text.len + 1 : 0;
    }
    return size * items_given(tree, declarer);
}

/* What stands right behind the name. */
static char byte_behind(const ltl_tree *tree, ltl_node leaf) {
    uint32_t at = tree->stop[leaf];
    while (at < tree->source->text.len && tree->source->text.ptr[at] == ' ') {
        at++;
    }
    return at < tree->source->text.len ? tree->source->text.ptr[at] : ' ';
}

static uint32_t stars_of(const ltl_tree *tree, ltl_node declarer, bool *out_is_other) {
    uint32_t count = 0;
    for (ltl_node child = declarer + 1; child < tree->end[declarer]; child = tree->end[child]) {
        bool is_modifier = tree->kind[child] == LTL_KIND_MODIFIER;
        count += is_modifier && ltl_str_is(ltl_tree_name(tree, child), "*") ? 1 : 0;
        *out_is_other = *out_is_other || (is_modifier && ltl_str_starts_with(ltl_tree_text(tree, child), LTL_STR("&")));
    }
    return count;
}

/* Enumerators are `int`, where nothing else is said and all is within it. */
static ltl_typed_type type_of_enumerator(const ltl_flow *flow, ltl_node declarer) {
    const ltl_tree *tree = flow->tree;
    ltl_node around = tree->parent[declarer];
    ltl_node before = declarer;
    for (ltl_node child = around + 1; child < declarer; child = tree->end[child]) {
        before = tree->kind[child] == LTL_KIND_FIELD && before == declarer ? child : before;
    }
    uint32_t brace = tree->start[before];
    ltl_str head = ltl_str_slice(tree->source->text, tree->start[around], brace);
    bool is_plain = ltl_str_find_byte(head, ':', 0) == SIZE_MAX;
    return is_plain ? LTL_TYPE_I32 : LTL_TYPE_LOOSE;
}

ltl_typed ltl_typed__declared(ltl_flow *flow, uint32_t declaration) {
    const ltl_tree *tree = flow->tree;
    const ltl_declaration *of = &flow->scopes.all.at[declaration];
    ltl_node declarer = declaration != 0 ? of->declarer : LTL_NO_NODE;
    if (declarer == LTL_NO_NODE) {
        return ltl_typed__unknown(LTL_TYPE_LOOSE);
    }
    if (ltl_flow__is_enumerator(flow, declaration)) {
        return ltl_typed__unknown(type_of_enumerator(flow, declarer));
    }
    ltl_kind kind = ltl_tree_kind(tree, declarer);
    bool is_parameter = kind == LTL_KIND_PARAMETER;
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    if (type == LTL_NO_NODE && kind == LTL_KIND_VARIABLE) {
        type = ltl_tree_child(tree, tree->parent[declarer], LTL_ROLE_TYPE);
    }
    ltl_words words = {0};
    ltl_typed value = {.type = LTL_TYPE_LOOSE};
    bool is_read = type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) &&
                   ltl_words__of(flow->arena, ltl_tree_text(tree, type), 0, true, &words) && words.count > 0 &&
                   ltl_typed__type_at(flow, &words, 0, &value.type) == words.count;
    bool is_other = false;
    uint32_t stars = stars_of(tree, declarer, &is_other);
    bool is_array = byte_behind(tree, of->leaf) == '[';
    value.type = is_read ? value.type : LTL_TYPE_LOOSE;
    if (is_other) {
        return ltl_typed__unknown(LTL_TYPE_LOOSE);
    }
    if (stars > 0 || is_array) {
        uint32_t dimensions = 1;
        value.element = stars + is_array > 1 ? LTL_TYPE_POINTER : value.type;
        value.element = value.element == LTL_TYPE_LOOSE ? LTL_TYPE_NONE : value.element;
        value.size = is_array && !is_parameter ? size_of_array(flow, declarer, value.element, &dimensions) : 0;
        value.element = dimensions > 1 ? LTL_TYPE_NONE : value.element;
        bool is_lost = is_array && !is_parameter && value.size == 0;
        value.type = is_lost ? LTL_TYPE_NONE : LTL_TYPE_POINTER;
    }
    return value;
}

ltl_typed ltl_typed__of_known(const ltl_flow *flow, const ltl_known *value, ltl_typed_type type) {
    ltl_typed_type truth = flow->fold_language == LTL_FOLD_CPP ? LTL_TYPE_TRUTH : LTL_TYPE_I32;
    ltl_typed result = ltl_typed__unknown(type);
    ltl_str letter;
    switch (value->kind) {
    case LTL_KNOWN_BOOL:
        type = type == LTL_TYPE_LOOSE ? truth : type;
        result = ltl_typed__cast(ltl_typed__whole(truth, value->integer), type);
        return result;
    case LTL_KNOWN_LITERAL:
        if (ltl_fold__text(value, &letter) && letter.len == 1) {
            result = ltl_typed__whole(LTL_TYPE_I8, letter.ptr[0]);
            return type == LTL_TYPE_LOOSE ? result : ltl_typed__cast(result, type);
        }
        return result;
    case LTL_KNOWN_NUMBER:
        if (value->is_integer && ltl_typed__is_whole(type)) {
            return ltl_typed__cast(ltl_typed__whole(LTL_TYPE_I64, value->integer), type);
        }
        result.is_constant = true;
        if (value->is_integer && type == LTL_TYPE_DOUBLE) {
            result.is_known = true;
            result.real = (double)value->integer;
        }
        if (value->is_integer && type == LTL_TYPE_LOOSE) {
            result.is_known = true;
            result.bits = value->integer;
        }
        return result;
    case LTL_KNOWN_SOME_NUMBER:
    case LTL_KNOWN_SOME_BOOL:
        result.is_constant = true;
        return result;
    default:
        return result;
    }
}

uint32_t ltl_typed__named(ltl_flow *flow, ltl_str name) {
    uint32_t id = ltl_names_find(flow->tree->names, name);
    uint32_t of = id != 0 ? ltl_flow__enumerator_named(flow, id) : 0;
    of = of == 0 && id != 0 ? ltl_scopes_find(&flow->scopes, 0, id) : of;
    return ltl_typed_is_macro(flow, of) ? 0 : of;
}
