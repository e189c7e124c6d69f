#include <ctype.h>

#include "analyzers/dataflow/scopes_internal.h"

typedef struct scope_frame {
    ltl_node node;
    ltl_node end;
    ltl_node unit;  /* the innermost function, lambda or file: itself, or around it */
    ltl_node class; /* the same for classes; the file when there is none */
} scope_frame;

typedef struct declarer {
    ltl_arena *arena;
    ltl_scopes *scopes;
    const ltl_tree *tree;
    struct scope_list LTL_VEC(scope_frame) open; /* innermost last; the first one is the file */
} declarer;

enum { MAX_LOOKED_SCOPES = 32 };

/* The body of a function or class shares its scope with parameters and members. */
static bool is_body(const ltl_tree *tree, ltl_node block) {
    ltl_node parent = tree->parent[block];
    return parent != LTL_NO_NODE &&
           (tree->kind[parent] == LTL_KIND_FUNCTION || tree->kind[parent] == LTL_KIND_LAMBDA ||
            tree->kind[parent] == LTL_KIND_CLASS);
}

static bool opens_scope(const declarer *d, ltl_node node) {
    switch (ltl_tree_kind(d->tree, node)) {
    case LTL_KIND_ROOT:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_LAMBDA:
    case LTL_KIND_CLASS:
        return true;
    case LTL_KIND_BLOCK:
        return ltl_scopes__has(d->scopes, LTL_SCOPING_BLOCKS) && !is_body(d->tree, node);
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_CASE:
    case LTL_KIND_TRY:
    case LTL_KIND_CATCH:
    case LTL_KIND_WITH:
        return ltl_scopes__has(d->scopes, LTL_SCOPING_BLOCKS);
    default:
        return false;
    }
}

static const scope_frame *top(const declarer *d) {
    return &d->open.at[d->open.count - 1];
}

/* The scope around a function or class that names itself. */
static ltl_node scope_around(const declarer *d, ltl_node named) {
    bool is_own = top(d)->node == named && d->open.count > 1;
    return is_own ? d->open.at[d->open.count - 2].node : top(d)->node;
}

static bool is_hoisted(const declarer *d, const ltl_name_region *region) {
    if (!ltl_scopes__has(d->scopes, LTL_SCOPING_HOISTS_VAR)) {
        return false;
    }
    ltl_node word = LTL_NO_NODE;
    if (d->tree->kind[region->declarer] == LTL_KIND_VARIABLE) {
        return ltl_str_is(ltl_tree_name(d->tree, d->tree->parent[region->declarer]), "var");
    }
    if (d->tree->kind[region->declarer] == LTL_KIND_LOOP) {
        word = ltl_tree_child(d->tree, region->declarer, LTL_ROLE_MODIFIER);
    }
    return word != LTL_NO_NODE && ltl_str_is(ltl_tree_name(d->tree, word), "var");
}

/* Ruby's blocks assign to the variables of the method around them. */
static ltl_node scope_of_assigned(const declarer *d, uint32_t name) {
    ltl_node own = top(d)->node;
    if (!ltl_scopes__has(d->scopes, LTL_SCOPING_CLOSED)) {
        return own;
    }
    for (uint32_t i = d->open.count, looked = 0; i-- > 0 && looked < MAX_LOOKED_SCOPES; looked++) {
        ltl_node node = d->open.at[i].node;
        if (ltl_scopes_find(d->scopes, node, name) != 0) {
            return node;
        }
        if (d->tree->kind[node] != LTL_KIND_LAMBDA) {
            break;
        }
    }
    return own;
}

/* `if (!(x instanceof String s)) return;`, `if (x is not string s) return;`: known behind it. */
static bool is_known_behind(const declarer *d, ltl_node leaf) {
    const ltl_tree *tree = d->tree;
    ltl_node test = tree->kind[top(d)->node] == LTL_KIND_IF
                        ? ltl_tree_child(tree, top(d)->node, LTL_ROLE_CONDITION)
                        : LTL_NO_NODE;
    bool is_in_test = test != LTL_NO_NODE && test <= leaf && leaf < tree->end[test] &&
                      ltl_scopes__has(d->scopes, LTL_SCOPING_MEMBERS) && d->open.count > 1;
    ltl_str text = is_in_test ? ltl_tree_text(tree, test) : LTL_STR_NONE;
    return is_in_test && (ltl_str_starts_with(text, LTL_STR("!")) ||
                          ltl_str_find(text, LTL_STR(" is not "), 0) != SIZE_MAX);
}

static ltl_node scope_for(const declarer *d, ltl_node leaf, const ltl_name_region *region) {
    ltl_kind kind = ltl_tree_kind(d->tree, region->declarer);
    if ((kind == LTL_KIND_VARIABLE || kind == LTL_KIND_BINARY) && is_known_behind(d, leaf)) {
        return d->open.at[d->open.count - 2].node;
    }
    ltl_str text = ltl_tree_name(d->tree, leaf);
    if (ltl_scopes__has(d->scopes, LTL_SCOPING_SIGILS) && text.len > 0 &&
        (text.ptr[0] == '@' || text.ptr[0] == '$')) {
        return text.ptr[0] == '@' ? top(d)->class : 0;
    }
    bool is_guard = kind == LTL_KIND_IF &&
                    ltl_str_starts_with(ltl_tree_text(d->tree, region->declarer), LTL_STR("guard"));
    if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || is_guard) {
        return scope_around(d,
                            region->declarer); /* what Swift's `guard` binds is known behind it */
    }
    if (kind == LTL_KIND_ASSIGN) {
        ltl_str operator= ltl_tree_name(d->tree, region->declarer);
        bool is_comprehension = operator.len> 0 && isalpha((unsigned char)operator.ptr[0]);
        return is_comprehension ? d->tree->parent[region->declarer]
                                : scope_of_assigned(d, d->tree->name[leaf]);
    }
    return is_hoisted(d, region) ? top(d)->unit : top(d)->node;
}

static ltl_declaration_kind kind_for(const ltl_tree *tree, ltl_node scope, ltl_node by) {
    switch (ltl_tree_kind(tree, by)) {
    case LTL_KIND_PARAMETER:
        return tree->kind[scope] == LTL_KIND_CLASS ? LTL_DECLARED_FIELD : LTL_DECLARED_PARAMETER;
    case LTL_KIND_FUNCTION:
        return LTL_DECLARED_FUNCTION;
    case LTL_KIND_CLASS:
        return LTL_DECLARED_CLASS;
    case LTL_KIND_IMPORT:
        return LTL_DECLARED_IMPORT;
    default:
        break;
    }
    if (tree->kind[scope] == LTL_KIND_CLASS) {
        return LTL_DECLARED_FIELD;
    }
    return scope == 0 ? LTL_DECLARED_GLOBAL : LTL_DECLARED_LOCAL;
}

/* Variables of functions, and Rust's `let` anywhere; what belongs to a file or class is known in all
 * of it. */
static bool is_ordered(const declarer *d, const ltl_declaration *made) {
    ltl_kind by = ltl_tree_kind(d->tree, made->declarer);
    if (!ltl_scopes__has(d->scopes, LTL_SCOPING_ORDERED) ||
        (by != LTL_KIND_VARIABLE && by != LTL_KIND_ASSIGN && by != LTL_KIND_IF &&
         by != LTL_KIND_SWITCH)) {
        return false;
    }
    bool is_let = ltl_scopes__has(d->scopes, LTL_SCOPING_SHADOWS) &&
                  ltl_str_is(ltl_tree_name(d->tree, d->tree->parent[made->declarer]), "let");
    return made->kind == LTL_DECLARED_LOCAL || is_let;
}

/* Upper case in a pattern names what is there already: `None`, `Some(x)`; so do `.none` and `::`. Neither is `_` a
 * variable. */
static bool declares_nothing(const declarer *d, ltl_node leaf, const ltl_name_region *region) {
    ltl_str text = ltl_tree_name(d->tree, leaf);
    bool is_case = d->tree->kind[region->declarer] == LTL_KIND_CASE;
    uint32_t start = d->tree->start[leaf];
    bool is_member = start > 0 && d->tree->source->text.ptr[start - 1] == '.';
    return text.len == 0 || ltl_str_is(text, "_") ||
           (is_case && (isupper((unsigned char)text.ptr[0]) || text.ptr[0] == ':' || is_member));
}

static void declare(declarer *d, ltl_node leaf, const ltl_name_region *region) {
    const ltl_tree *tree = d->tree;
    if (declares_nothing(d, leaf, region)) {
        return;
    }
    ltl_node scope = scope_for(d, leaf, region);
    uint32_t name = tree->name[leaf];
    uint32_t had = ltl_scopes_find(d->scopes, scope, name);
    ltl_kind by = ltl_tree_kind(tree, region->declarer);
    bool shadows =
        had != 0 && by == LTL_KIND_VARIABLE && ltl_scopes__has(d->scopes, LTL_SCOPING_SHADOWS);
    if (had == 0 || shadows) {
        ltl_declaration made = {
            .name = name, .leaf = leaf, .declarer = region->declarer, .scope = scope};
        made.kind = (uint8_t)kind_for(tree, scope, region->declarer);
        made.unit = top(d)->unit;
        made.is_ordered = is_ordered(d, &made);
        had = ltl_scopes__add(d->arena, d->scopes, made);
        ltl_scopes__put(d->arena, d->scopes, scope, name, had);
    }
    d->scopes->of[leaf] = had;
    if (by == LTL_KIND_IMPORT) {
        d->scopes->all.at[had].flags |= LTL_DECLARATION_IMPORTED;
    }
}

/* `global x`: the file's own; `nonlocal x`: whatever is visible there. */
static void declare_outer(declarer *d, ltl_node leaf, const ltl_name_region *region) {
    uint32_t name = d->tree->name[leaf];
    ltl_node scope = top(d)->unit;
    bool is_global = ltl_str_is(ltl_tree_name(d->tree, region->declarer), "global");
    if (scope == 0) {
        return;
    }
    if (is_global && ltl_scopes_find(d->scopes, 0, name) == 0) {
        ltl_declaration global = {
            .name = name, .leaf = leaf, .declarer = region->declarer, .kind = LTL_DECLARED_GLOBAL};
        ltl_scopes__put(d->arena, d->scopes, 0, name, ltl_scopes__add(d->arena, d->scopes, global));
    }
    ltl_declaration entry = {.name = name, .leaf = leaf, .declarer = region->declarer};
    entry.scope = scope;
    entry.unit = scope;
    entry.kind = LTL_DECLARED_OUTER;
    entry.means = is_global ? ltl_scopes_find(d->scopes, 0, name) : 0;
    ltl_scopes__put(d->arena, d->scopes, scope, name, ltl_scopes__add(d->arena, d->scopes, entry));
}

/* What an import binds: an alias, else an item, else the first part of the module's path. */
static bool is_bound_by_import(const ltl_tree *tree, ltl_node leaf, ltl_node import) {
    ltl_node parent = tree->parent[leaf];
    ltl_role role = ltl_tree_role(tree, leaf);
    if (role == LTL_ROLE_ALIAS) {
        return true;
    }
    if (role == LTL_ROLE_ITEM) {
        return parent == import || tree->kind[parent] != LTL_KIND_PAIR;
    }
    return role == LTL_ROLE_OPERAND && tree->role[parent] == LTL_ROLE_ALIAS;
}

static void visit_name(declarer *d, ltl_node leaf, const ltl_name_region *region) {
    if (region->use == LTL_NAME_DECLARED) {
        declare(d, leaf, region);
    } else if (region->use == LTL_NAME_OUTER) {
        declare_outer(d, leaf, region);
    } else if (region->use == LTL_NAME_IMPORTED) {
        ltl_name_region import = *region;
        while (d->tree->kind[import.declarer] != LTL_KIND_IMPORT && import.declarer != 0) {
            import.declarer = d->tree->parent[import.declarer];
        }
        if (is_bound_by_import(d->tree, leaf, import.declarer)) {
            declare(d, leaf, &import);
        }
    }
}

static void open_scope(declarer *d, ltl_node node) {
    scope_frame made = {.node = node, .end = d->tree->end[node]};
    if (d->open.count > 0) {
        made.unit = top(d)->unit;
        made.class = top(d)->class;
    }
    made.unit = ltl_is_unit(ltl_tree_kind(d->tree, node)) ? node : made.unit;
    made.class = d->tree->kind[node] == LTL_KIND_CLASS ? node : made.class;
    LTL_PUSH(d->arena, &d->open, made);
}

void ltl_scopes__declare(ltl_arena *arena, ltl_scopes *scopes) {
    const ltl_tree *tree = scopes->tree;
    declarer d = {.arena = arena, .scopes = scopes, .tree = tree};
    ltl_name_walk walk;
    ltl_name_walk_init(&walk, arena, tree);
    for (ltl_node node = 0; node < tree->count; node++) {
        while (d.open.count > 0 && d.open.at[d.open.count - 1].end <= node) {
            d.open.count--;
        }
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (opens_scope(&d, node)) {
            open_scope(&d, node);
        }
        ltl_name_region region = ltl_name_walk_at(&walk, node);
        if (kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER) {
            scopes->use[node] = (uint8_t)region.use;
            scopes->by[node] = region.declarer;
        }
        if (kind == LTL_KIND_NAME) {
            visit_name(&d, node, &region);
        }
    }
}
