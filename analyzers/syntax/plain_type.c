/* Which types hold no text, by the names that languages and their libraries give them. */
#include "analyzers/syntax/plain_type.h"

#include "analyzers/syntax/extension.h"
#include "core/compiler.h"

typedef struct typed_name {
    const char *name;
    ltl_plain_type type;
} typed_name;

/* In order. */
static const typed_name TYPES[] = {
    {"BigDecimal", LTL_PLAIN_NUMBER},
    {"BigInteger", LTL_PLAIN_NUMBER},
    {"Bool", LTL_PLAIN_TRUTH},
    {"Boolean", LTL_PLAIN_TRUTH},
    {"Byte", LTL_PLAIN_NUMBER},
    {"Callable", LTL_PLAIN_NUMBER},
    {"Carbon", LTL_PLAIN_NUMBER},
    {"CarbonImmutable", LTL_PLAIN_NUMBER},
    {"Closure", LTL_PLAIN_NUMBER},
    {"DateOnly", LTL_PLAIN_NUMBER},
    {"DateTime", LTL_PLAIN_NUMBER},
    {"DateTimeImmutable", LTL_PLAIN_NUMBER},
    {"DateTimeInterface", LTL_PLAIN_NUMBER},
    {"DateTimeOffset", LTL_PLAIN_NUMBER},
    {"Decimal", LTL_PLAIN_NUMBER},
    {"Double", LTL_PLAIN_NUMBER},
    {"Duration", LTL_PLAIN_NUMBER},
    {"Float", LTL_PLAIN_NUMBER},
    {"Guid", LTL_PLAIN_NUMBER},
    {"Instant", LTL_PLAIN_NUMBER},
    {"Int", LTL_PLAIN_NUMBER},
    {"Int16", LTL_PLAIN_NUMBER},
    {"Int32", LTL_PLAIN_NUMBER},
    {"Int64", LTL_PLAIN_NUMBER},
    {"Int8", LTL_PLAIN_NUMBER},
    {"Integer", LTL_PLAIN_NUMBER},
    {"LocalDate", LTL_PLAIN_NUMBER},
    {"LocalDateTime", LTL_PLAIN_NUMBER},
    {"LocalTime", LTL_PLAIN_NUMBER},
    {"Long", LTL_PLAIN_NUMBER},
    {"ObjectId", LTL_PLAIN_NUMBER},
    {"OffsetDateTime", LTL_PLAIN_NUMBER},
    {"Short", LTL_PLAIN_NUMBER},
    {"TimeOnly", LTL_PLAIN_NUMBER},
    {"TimeSpan", LTL_PLAIN_NUMBER},
    {"UInt", LTL_PLAIN_NUMBER},
    {"UInt16", LTL_PLAIN_NUMBER},
    {"UInt32", LTL_PLAIN_NUMBER},
    {"UInt64", LTL_PLAIN_NUMBER},
    {"UInt8", LTL_PLAIN_NUMBER},
    {"UUID", LTL_PLAIN_NUMBER},
    {"Uuid", LTL_PLAIN_NUMBER},
    {"ZonedDateTime", LTL_PLAIN_NUMBER},
    {"\\Closure", LTL_PLAIN_NUMBER},
    {"_Bool", LTL_PLAIN_TRUTH},
    {"bigint", LTL_PLAIN_NUMBER},
    {"bool", LTL_PLAIN_TRUTH},
    {"boolean", LTL_PLAIN_TRUTH},
    {"byte", LTL_PLAIN_NUMBER},
    {"callable", LTL_PLAIN_NUMBER},
    {"decimal", LTL_PLAIN_NUMBER},
    {"double", LTL_PLAIN_NUMBER},
    {"f32", LTL_PLAIN_NUMBER},
    {"f64", LTL_PLAIN_NUMBER},
    {"float", LTL_PLAIN_NUMBER},
    {"float32", LTL_PLAIN_NUMBER},
    {"float64", LTL_PLAIN_NUMBER},
    {"i16", LTL_PLAIN_NUMBER},
    {"i32", LTL_PLAIN_NUMBER},
    {"i64", LTL_PLAIN_NUMBER},
    {"i8", LTL_PLAIN_NUMBER},
    {"int", LTL_PLAIN_NUMBER},
    {"int16", LTL_PLAIN_NUMBER},
    {"int16_t", LTL_PLAIN_NUMBER},
    {"int32", LTL_PLAIN_NUMBER},
    {"int32_t", LTL_PLAIN_NUMBER},
    {"int64", LTL_PLAIN_NUMBER},
    {"int64_t", LTL_PLAIN_NUMBER},
    {"int8", LTL_PLAIN_NUMBER},
    {"int8_t", LTL_PLAIN_NUMBER},
    {"isize", LTL_PLAIN_NUMBER},
    {"long", LTL_PLAIN_NUMBER},
    {"number", LTL_PLAIN_NUMBER},
    {"short", LTL_PLAIN_NUMBER},
    {"size_t", LTL_PLAIN_NUMBER},
    {"ssize_t", LTL_PLAIN_NUMBER},
    {"timedelta", LTL_PLAIN_NUMBER},
    {"u16", LTL_PLAIN_NUMBER},
    {"u32", LTL_PLAIN_NUMBER},
    {"u64", LTL_PLAIN_NUMBER},
    {"u8", LTL_PLAIN_NUMBER},
    {"uint", LTL_PLAIN_NUMBER},
    {"uint16", LTL_PLAIN_NUMBER},
    {"uint16_t", LTL_PLAIN_NUMBER},
    {"uint32", LTL_PLAIN_NUMBER},
    {"uint32_t", LTL_PLAIN_NUMBER},
    {"uint64", LTL_PLAIN_NUMBER},
    {"uint64_t", LTL_PLAIN_NUMBER},
    {"uint8", LTL_PLAIN_NUMBER},
    {"uint8_t", LTL_PLAIN_NUMBER},
    {"unsigned", LTL_PLAIN_NUMBER},
    {"usize", LTL_PLAIN_NUMBER},
};

ltl_plain_type ltl_plain_type_named(ltl_str name) {
    size_t low = 0;
    size_t high = LTL_COUNT_OF(TYPES);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ltl_str_compare(ltl_str_of(TYPES[middle].name), name);
        if (order == 0) {
            return TYPES[middle].type;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return LTL_PLAIN_NOT;
}

/* `?int`, `int?`; `[]byte` is a text. */
static bool is_optional(const ltl_tree *tree, ltl_node type) {
    ltl_str text = ltl_tree_text(tree, type);
    return tree->kind[type] == LTL_KIND_TYPE && tree->end[type] == type + 2 && text.len > 0 &&
           (text.ptr[0] == '?' || text.ptr[text.len - 1] == '?');
}

ltl_plain_type ltl_plain_type_written(const ltl_tree *tree, ltl_node holder, ltl_role role) {
    ltl_node type = role == LTL_ROLE_RETURN_TYPE ? ltl_result_type(tree, holder)
                                                 : ltl_tree_child(tree, holder, role);
    if (type == LTL_NO_NODE && tree->kind[holder] == LTL_KIND_VARIABLE) {
        type = ltl_tree_child(tree, tree->parent[holder], role);
    }
    if (type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_MEMBER) {
        type = ltl_tree_child(tree, type, LTL_ROLE_NAME); /* `java.util.UUID` */
    } else if (type != LTL_NO_NODE && is_optional(tree, type)) {
        type++;
    }
    bool is_plain = type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type);
    return is_plain ? ltl_plain_type_named(ltl_tree_name(tree, type)) : LTL_PLAIN_NOT;
}

/* ---- fields ---- */

typedef struct telling {
    const ltl_tree *tree;
    ltl_plain_visit *visit;
    void *context;
} telling;

/* PHP declares `$x` and uses `x`. */
static void tell(const telling *t, ltl_node name, ltl_plain_type type) {
    ltl_str text = ltl_tree_name(t->tree, name);
    bool has_sigil = text.len > 1 && text.ptr[0] == '$';
    if (type != LTL_PLAIN_NOT && ltl_tree_is_leaf(t->tree, name)) {
        t->visit(t->context, has_sigil ? ltl_str_slice(text, 1, text.len) : text, type);
    }
}

/* `int a, b`, `a, b int`, `val a: Int`. */
static void tell_names(const telling *t, ltl_node holder) {
    const ltl_tree *tree = t->tree;
    ltl_plain_type type = ltl_plain_type_written(tree, holder, LTL_ROLE_TYPE);
    for (ltl_node child = holder + 1; child < tree->end[holder]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_NAME) {
            tell(t, child, type);
        } else if (tree->kind[holder] == LTL_KIND_FIELD && tree->kind[child] == LTL_KIND_VARIABLE) {
            tell_names(t, child);
        }
    }
}

/* What the class is made with: all of a record; of PHP's constructor what says who sees it. */
static void tell_parameters(const telling *t, ltl_node of, bool is_record) {
    const ltl_tree *tree = t->tree;
    for (ltl_node child = of + 1; child < tree->end[of]; child = tree->end[child]) {
        bool is_field = tree->kind[child] == LTL_KIND_PARAMETER &&
                        (is_record || ltl_tree_child(tree, child, LTL_ROLE_MODIFIER) != LTL_NO_NODE);
        if (is_field) {
            tell_names(t, child);
        }
    }
}

/* Their fields are what their types say: elsewhere a type is a hint. */
static bool keeps_types(const ltl_tree *tree) {
    static const char *const HINTS[] = {"python", "javascript", "typescript", "tsx", "ruby", "lua"};
    bool keeps = true;
    for (size_t i = 0; i < LTL_COUNT_OF(HINTS); i++) {
        keeps = keeps && !ltl_language_is(tree->language, HINTS[i]);
    }
    return keeps;
}

void ltl_plain_fields(const ltl_tree *tree, ltl_node class, ltl_plain_visit *visit, void *context) {
    telling t = {tree, visit, context};
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    if (!keeps_types(tree)) {
        return;
    }
    tell_parameters(&t, class, true);
    for (ltl_node at = body != LTL_NO_NODE ? body + 1 : LTL_NO_NODE;
         at != LTL_NO_NODE && at < tree->end[body]; at = tree->end[at]) {
        if (tree->kind[at] == LTL_KIND_FIELD) {
            tell_names(&t, at);
        } else if (tree->kind[at] == LTL_KIND_FUNCTION && ltl_language_is(tree->language, "php")) {
            tell_parameters(&t, at, false);
        }
    }
}

typedef struct asking {
    ltl_str name;
    ltl_plain_type found;
} asking;

static void answer(void *context, ltl_str name, ltl_plain_type type) {
    asking *a = context;
    a->found = ltl_str_eq(name, a->name) ? type : a->found;
}

ltl_plain_type ltl_plain_field(const ltl_tree *tree, ltl_node class, ltl_str name) {
    asking a = {name, LTL_PLAIN_NOT};
    ltl_plain_fields(tree, class, answer, &a);
    return a.found;
}
