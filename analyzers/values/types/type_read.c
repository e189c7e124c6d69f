/* type_read.c - types as they are written. */
#include "analyzers/values/types/type_internal.h"

#include "core/fuel.h"

static const struct {
    const char *name;
    uint8_t width;
    bool is_unsigned;
} NAMED[] = {
    {"int8_t", 1, false},   {"uint8_t", 1, true},   {"int16_t", 2, false},   {"uint16_t", 2, true},
    {"int32_t", 4, false},  {"uint32_t", 4, true},  {"int64_t", 8, false},   {"uint64_t", 8, true},
    {"size_t", 8, true},    {"ssize_t", 8, false},  {"ptrdiff_t", 8, false}, {"intptr_t", 8, false},
    {"uintptr_t", 8, true}, {"wchar_t", 4, false},  {"off_t", 8, false},     {"time_t", 8, false},
    {"bool", 1, true},      {"_Bool", 1, true},     {"u_char", 1, true},     {"uint", 4, true},
    {"off64_t", 8, false},  {"intmax_t", 8, false}, {"uintmax_t", 8, true},  {"wint_t", 4, true},
    {"char16_t", 2, true},  {"char32_t", 4, true},  {"pid_t", 4, false},     {"socklen_t", 4, true},
};

/* What everybody calls them who has no `stdint.h`, unless the file says otherwise. */
static const struct {
    const char *names; /* between spaces */
    uint8_t width;
    bool is_unsigned;
} CUSTOMARY[] = {
    {" u8 U8 __u8 byte BYTE Byte uchar UCHAR uint8 UINT8 u_int8_t guint8 guchar ", 1, true},
    {" s8 S8 __s8 i8 int8 INT8 gint8 gchar CHAR ", 1, false},
    {" u16 U16 __u16 ushort USHORT WORD uint16 UINT16 u_int16_t guint16 u_short __le16 __be16 ", 2,
     true},
    {" s16 S16 __s16 i16 int16 INT16 gint16 SHORT ", 2, false},
    {" u32 U32 __u32 DWORD uint32 UINT32 u_int32_t guint32 u_int __le32 __be32 ", 4, true},
    {" s32 S32 __s32 i32 int32 INT32 gint32 BOOL gboolean gint ", 4, false},
    {" u64 U64 __u64 uint64 UINT64 u_int64_t guint64 gsize __le64 __be64 ", 8, true},
    {" s64 S64 __s64 i64 int64 INT64 gint64 ", 8, false},
};

/* `unsigned long int` and its like; false when some word is none of them. */
static bool read_words(ltl_str text, ltl_type_info *info) {
    uint32_t longs = 0;
    bool is_char = false;
    bool is_short = false;
    bool has_any = false;
    size_t at = 0;
    while (at < text.len) {
        size_t end = at;
        while (end < text.len && text.ptr[end] > ' ') {
            end++;
        }
        ltl_str word = ltl_str_slice(text, at, end);
        at = end + 1;
        if (word.len == 0) {
            continue;
        }
        has_any = true;
        longs += ltl_str_is(word, "long");
        is_char = is_char || ltl_str_is(word, "char");
        is_short = is_short || ltl_str_is(word, "short");
        info->is_unsigned = info->is_unsigned || ltl_str_is(word, "unsigned");
        if (ltl_str_is(word, "double") || ltl_str_is(word, "float")) {
            info->base = LTL_BASE_FLOAT;
            info->width = ltl_str_is(word, "float") ? 4 : 8;
        } else if (ltl_str_is(word, "void")) {
            info->base = LTL_BASE_VOID;
        } else if (!ltl_str_is(word, "long") && !ltl_str_is(word, "char") &&
                   !ltl_str_is(word, "short") && !ltl_str_is(word, "unsigned") &&
                   !ltl_str_is(word, "signed") && !ltl_str_is(word, "int") &&
                   !ltl_str_is(word, "const")) {
            return false;
        }
    }
    if (info->base == LTL_BASE_UNKNOWN && has_any) {
        info->base = LTL_BASE_INTEGER;
        info->width = is_char ? 1 : is_short ? 2 : longs > 0 ? 8 : 4;
    }
    return has_any;
}

static ltl_type_info read_type(ltl_types *types, ltl_node node, uint32_t nesting);

/* The outer one. */
void ltl_type__drop_dimension(ltl_type_info *info) {
    memmove(info->counts, info->counts + 1, sizeof info->counts - sizeof info->counts[0]);
    info->counts[LTL_TYPE_DIMENSIONS - 1] = 0;
}

static void add_declarator(ltl_types *types, ltl_node node, ltl_type_info *info) {
    const ltl_tree *tree = types->tree;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        ltl_str word = ltl_tree_name(tree, child);
        if (tree->kind[child] == LTL_KIND_MODIFIER && ltl_str_is(word, "*")) {
            info->depth++;
        } else if (tree->kind[child] == LTL_KIND_MODIFIER &&
                   (ltl_str_is(word, "&") || ltl_str_is(word, "&&"))) {
            info->is_reference = true;
        } else if (tree->role[child] == LTL_ROLE_KEY) {
            int64_t count = LTL_COUNT_UNKNOWN;
            (void)ltl_type_constant(types, child, &count);
            uint32_t at = 0;
            while (at < LTL_TYPE_DIMENSIONS && info->counts[at] != 0) {
                at++;
            }
            bool has_room = at < LTL_TYPE_DIMENSIONS;
            info->counts[has_room ? at : 0] = has_room && count > 0 ? count : LTL_COUNT_UNKNOWN;
        }
    }
}

/* A width of 0: no such name. */
static ltl_type_info customary(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(CUSTOMARY); i++) {
        const char *names = CUSTOMARY[i].names;
        const char *at = name.len > 0 ? strstr(names, " ") : NULL;
        for (; at != NULL && at[1] != 0; at = strchr(at + 1, ' ')) {
            if (strncmp(at + 1, name.ptr, name.len) == 0 && at[1 + name.len] == ' ') {
                return (ltl_type_info){.base = LTL_BASE_INTEGER,
                                       .width = CUSTOMARY[i].width,
                                       .is_unsigned = CUSTOMARY[i].is_unsigned};
            }
        }
    }
    return (ltl_type_info){0};
}

static ltl_type_info read_name(ltl_types *types, ltl_node node, uint32_t nesting) {
    const ltl_tree *tree = types->tree;
    ltl_type_info info = {0};
    ltl_str text = ltl_tree_name(tree, node);
    for (size_t i = 0; i < LTL_COUNT_OF(NAMED); i++) {
        if (ltl_str_is(text, NAMED[i].name)) {
            return (ltl_type_info){.base = LTL_BASE_INTEGER,
                                   .width = NAMED[i].width,
                                   .is_unsigned = NAMED[i].is_unsigned};
        }
    }
    if (read_words(text, &info)) {
        return info;
    }
    uint32_t name = tree->name[node];
    uint32_t given = ltl_pairs_find(&types->typedefs, name, 1);
    if (given != 0 && nesting < LTL_TYPE_MAX_NESTING) {
        ltl_node type = ltl_tree_child(tree, given, LTL_ROLE_TYPE);
        info = type != LTL_NO_NODE ? read_type(types, type, nesting + 1) : (ltl_type_info){0};
        add_declarator(types, given, &info);
        return info;
    }
    uint32_t record = ltl_pairs_find(&types->records, name, 1);
    info = record == 0 ? customary(text) : info;
    if (info.width > 0) {
        return info;
    }
    return (ltl_type_info){.base = record != 0 ? LTL_BASE_RECORD : LTL_BASE_UNKNOWN,
                           .record = record,
                           .name = name,
                           .is_own = ltl_str_is(ltl_str_of(tree->language->id), "cpp")};
}

static ltl_type_info read_type(ltl_types *types, ltl_node node, uint32_t nesting) {
    const ltl_tree *tree = types->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NAME:
        return read_name(types, node, nesting);
    case LTL_KIND_CLASS:
        if (ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("enum"))) {
            return (ltl_type_info){.base = LTL_BASE_INTEGER, .width = 4};
        }
        return (ltl_type_info){.base = LTL_BASE_RECORD, .record = node};
    case LTL_KIND_TYPE: {
        ltl_node inner = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_type_info info = {0};
        if (ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("enum"))) {
            return (ltl_type_info){.base = LTL_BASE_INTEGER, .width = 4};
        }
        if (inner != LTL_NO_NODE && nesting < LTL_TYPE_MAX_NESTING) {
            info = read_type(types, inner, nesting + 1);
        } else if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME) {
            info = read_name(types, name, nesting);
        }
        add_declarator(types, node, &info);
        return info;
    }
    case LTL_KIND_MEMBER: { /* `std::map<K, V>` */
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        return name != LTL_NO_NODE && nesting < LTL_TYPE_MAX_NESTING
                   ? read_type(types, name, nesting + 1)
                   : (ltl_type_info){.is_own = true};
    }
    default:
        return (ltl_type_info){.is_own = true};
    }
}

ltl_type ltl_type_named(ltl_types *types, ltl_node node) {
    ltl_type_info info = read_type(types, node, 0);
    return ltl_type_intern(types, &info);
}

/* ---- declarations ---- */

/* The number in `[3] = x`; false: nobody knows where that goes. */
static bool designated(ltl_types *types, ltl_node item, int64_t *out_index) {
    const ltl_tree *tree = types->tree;
    ltl_node key = ltl_tree_child(tree, item, LTL_ROLE_KEY);
    return key != LTL_NO_NODE && tree->end[key] > key + 1 && tree->end[key + 1] == tree->end[key] &&
           ltl_type_constant(types, key + 1, out_index) && *out_index >= 0 &&
           *out_index < INT32_MAX;
}

/* As many as reach to the last one; what a macro or a header lists nobody has counted. */
static int64_t count_items(ltl_types *types, ltl_node list) {
    const ltl_tree *tree = types->tree;
    int64_t most = 0;
    int64_t index = 0;
    for (ltl_node item = list + 1; item < tree->end[list]; item = tree->end[item], index++) {
        bool is_alone = item == list + 1 && tree->end[item] == tree->end[list];
        bool is_open = ltl_str_starts_with(ltl_tree_name(tree, item), LTL_STR("#")) ||
                       (tree->kind[item] == LTL_KIND_CALL && is_alone);
        if (is_open || (tree->kind[item] == LTL_KIND_PAIR && !designated(types, item, &index))) {
            return LTL_COUNT_UNKNOWN;
        }
        most = index >= most ? index + 1 : most;
    }
    return most;
}

/* `char s[] = "abc"` and `int a[] = {1, 2}` have as many as they are given. */
static void count_given(ltl_types *types, ltl_node variable, ltl_type_info *info) {
    const ltl_tree *tree = types->tree;
    ltl_node value = ltl_tree_child(tree, variable, LTL_ROLE_VALUE);
    ltl_node name = ltl_tree_child(tree, variable, LTL_ROLE_NAME);
    if (name == LTL_NO_NODE || info->counts[0] != 0) {
        return;
    }
    ltl_str after = ltl_str_slice(tree->source->text, tree->stop[name], tree->stop[variable]);
    size_t at = 0;
    while (at < after.len && after.ptr[at] <= ' ') {
        at++;
    }
    if (at >= after.len || after.ptr[at] != '[') {
        return;
    }
    info->counts[0] = LTL_COUNT_UNKNOWN;
    if (tree->kind[variable] == LTL_KIND_PARAMETER) {
        info->counts[0] = 0;
        info->depth++;
    } else if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_COLLECTION) {
        info->counts[0] = count_items(types, value);
    } else if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_STRING) {
        ltl_span content = ltl_tree_string_content(tree, value);
        ltl_str text = ltl_source_slice(tree->source, content);
        bool has_escape = ltl_str_find_byte(text, '\\', 0) != SIZE_MAX;
        info->counts[0] = has_escape ? LTL_COUNT_UNKNOWN : (int64_t)text.len + 1;
    }
}

ltl_type ltl_type__read_declared(ltl_types *types, ltl_node declarer) {
    const ltl_tree *tree = types->tree;
    ltl_type_info info = {0};
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    ltl_node parent = tree->parent[declarer];
    if (type == LTL_NO_NODE && parent != LTL_NO_NODE && tree->kind[declarer] == LTL_KIND_VARIABLE) {
        type = ltl_tree_child(tree, parent, LTL_ROLE_TYPE);
    }
    if (type != LTL_NO_NODE) {
        info = read_type(types, type, 0);
    }
    if (tree->kind[declarer] == LTL_KIND_VARIABLE || tree->kind[declarer] == LTL_KIND_PARAMETER) {
        add_declarator(types, declarer, &info);
        count_given(types, declarer, &info);
    }
    if (tree->kind[declarer] == LTL_KIND_PARAMETER && info.counts[0] != 0) {
        if (info.counts[1] != 0) { /* rows, nobody knows how many */
            info.counts[0] = LTL_COUNT_UNKNOWN;
        } else {
            ltl_type__drop_dimension(&info);
            info.depth++;
        }
    }
    return ltl_type_intern(types, &info);
}

ltl_type ltl_type_declared(ltl_types *types, uint32_t declaration) {
    if (types->of_declaration[declaration] == 0) {
        const ltl_declaration *declared = &types->scopes->all.at[declaration];
        bool is_value = declared->kind <= LTL_DECLARED_FIELD;
        ltl_type type =
            is_value ? ltl_type__read_declared(types, declared->declarer) : LTL_TYPE_UNKNOWN;
        types->of_declaration[declaration] = (ltl_type)(type + 1);
    }
    return (ltl_type)(types->of_declaration[declaration] - 1);
}

ltl_type ltl_type_returned(ltl_types *types, ltl_node function) {
    const ltl_tree *tree = types->tree;
    ltl_node type = ltl_tree_child(tree, function, LTL_ROLE_RETURN_TYPE);
    if (type == LTL_NO_NODE) {
        return LTL_TYPE_UNKNOWN;
    }
    ltl_type_info info = read_type(types, type, 0);
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    for (ltl_node child = function + 1; child < name && name != LTL_NO_NODE;
         child = tree->end[child]) {
        info.depth = (uint8_t)(info.depth + (tree->kind[child] == LTL_KIND_MODIFIER &&
                                             ltl_str_is(ltl_tree_name(tree, child), "*")));
    }
    return ltl_type_intern(types, &info);
}
