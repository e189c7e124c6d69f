#include <ctype.h>
#include <stdlib.h>

#include "analyzers/dataflow/scopes_internal.h"
#include "analyzers/syntax/property.h"
#include "analyzers/syntax/shell.h"

/* A node that has declarations, or in which others cannot be seen. */
typedef struct frame {
    ltl_node node;
    ltl_node end;
    uint32_t from; /* its declarations in `order` */
    uint32_t to;
    ltl_node function; /* what was innermost around it */
    ltl_node unit;
    ltl_node class;
} frame;

/* A declaration that is known from `at` on. */
typedef struct pending {
    ltl_node at;
    uint32_t declaration;
} pending;

typedef struct resolver {
    ltl_arena *arena;
    ltl_scopes *scopes;
    const ltl_tree *tree;
    uint32_t *visible; /* by name: declaration */
    uint32_t *order;   /* declarations by scope */
    uint32_t count;
    uint32_t next;     /* in `order`: the first whose scope was not entered yet */
    struct frames LTL_VEC(frame) frames;
    struct pendings LTL_VEC(pending) pending;
    ltl_node function; /* innermost FUNCTION, LTL_NO_NODE at the top */
    ltl_node unit;
    ltl_node class;
} resolver;

/* ---- what is visible ---- */

static bool is_variable_of_function(const ltl_tree *tree, const ltl_declaration *declaration) {
    ltl_str text = ltl_names_text(tree->names, declaration->name);
    bool is_plain = text.len > 0 && (text.ptr[0] == '$' || text.ptr[0] == '_' ||
                                     islower((unsigned char)text.ptr[0]));
    bool is_shared = text.len > 0 && text.ptr[0] == '$' &&
                     (tree->language->scoping & LTL_SCOPING_SIGILS) != 0;
    return is_plain && !is_shared && declaration->kind != LTL_DECLARED_FUNCTION &&
           declaration->kind != LTL_DECLARED_CLASS && declaration->kind != LTL_DECLARED_IMPORT;
}

static bool is_hidden(const resolver *r, const ltl_declaration *declaration) {
    bool is_further_out = r->function != LTL_NO_NODE && declaration->scope < r->function;
    if (!is_further_out) {
        return false;
    }
    if (r->tree->kind[declaration->scope] == LTL_KIND_CLASS) {
        ltl_str text = ltl_names_text(r->tree->names, declaration->name);
        return !ltl_scopes__has(r->scopes, LTL_SCOPING_MEMBERS) &&
               !(text.len > 0 && (text.ptr[0] == '@' || isupper((unsigned char)text.ptr[0])));
    }
    bool is_shared = declaration->kind == LTL_DECLARED_GLOBAL &&
                     ltl_scopes__has(r->scopes, LTL_SCOPING_SIGILS);
    return ltl_scopes__has(r->scopes, LTL_SCOPING_CLOSED) && !is_shared &&
           is_variable_of_function(r->tree, declaration);
}

static uint32_t meaning(const ltl_scopes *scopes, uint32_t declaration) {
    bool is_outer = scopes->all.at[declaration].kind == LTL_DECLARED_OUTER;
    return is_outer ? scopes->all.at[declaration].means : declaration;
}

static uint32_t look_up(const resolver *r, uint32_t name) {
    uint32_t found = r->visible[name];
    while (found != 0 && is_hidden(r, &r->scopes->all.at[found])) {
        found = r->scopes->all.at[found].shadowed;
    }
    return meaning(r->scopes, found);
}

static void activate(resolver *r, uint32_t id) {
    ltl_declaration *declaration = &r->scopes->all.at[id];
    if (declaration->is_active) {
        return;
    }
    if (declaration->kind == LTL_DECLARED_OUTER && declaration->means == 0) {
        declaration->means = look_up(r, declaration->name);
    }
    declaration->is_active = true;
    declaration->shadowed = r->visible[declaration->name];
    r->visible[declaration->name] = id;
}

/* ---- entering and leaving ---- */

static void enter(resolver *r, ltl_node node) {
    frame made = {.node = node, .end = r->tree->end[node], .function = r->function, .unit = r->unit,
                  .class = r->class};
    ltl_kind kind = ltl_tree_kind(r->tree, node);
    r->function = kind == LTL_KIND_FUNCTION ? node : r->function;
    r->unit = ltl_is_unit(kind) ? node : r->unit;
    r->class = kind == LTL_KIND_CLASS ? node : r->class;
    made.from = r->next;
    while (r->next < r->count && r->scopes->all.at[r->order[r->next]].scope == node) {
        uint32_t id = r->order[r->next++];
        if (!r->scopes->all.at[id].is_ordered) {
            activate(r, id);
        }
    }
    made.to = r->next;
    LTL_PUSH(r->arena, &r->frames, made);
}

static void leave(resolver *r) {
    const frame *top = &r->frames.at[--r->frames.count];
    for (uint32_t i = top->to; i-- > top->from;) {
        ltl_declaration *declaration = &r->scopes->all.at[r->order[i]];
        if (declaration->is_active) {
            r->visible[declaration->name] = declaration->shadowed;
            declaration->is_active = false;
        }
    }
    r->function = top->function;
    r->unit = top->unit;
    r->class = top->class;
}

static void settle(resolver *r, ltl_node node) {
    for (;;) {
        ltl_node frame_end = r->frames.count > 0 ? r->frames.at[r->frames.count - 1].end : LTL_NO_NODE;
        ltl_node at = r->pending.count > 0 ? r->pending.at[r->pending.count - 1].at : LTL_NO_NODE;
        bool is_inner = at < frame_end; /* or of the frame itself, which ends there too */
        if (at == frame_end && at != LTL_NO_NODE) {
            uint32_t next = r->pending.at[r->pending.count - 1].declaration;
            is_inner = r->scopes->all.at[next].scope >= r->frames.at[r->frames.count - 1].node;
        }
        if (at <= node && is_inner) {
            activate(r, r->pending.at[--r->pending.count].declaration);
        } else if (frame_end <= node) {
            leave(r);
        } else {
            return;
        }
    }
}

/* ---- writes ---- */

/* `x is string s`, `case P(var a)`: what a pattern declares gets what it matches. */
static bool is_in_pattern(const ltl_tree *tree, ltl_node by) {
    ltl_node around = tree->parent[by];
    switch (around != LTL_NO_NODE ? ltl_tree_kind(tree, around) : LTL_KIND_ROOT) {
    case LTL_KIND_BINARY:
    case LTL_KIND_CASE:
    case LTL_KIND_OTHER:
    case LTL_KIND_CALL:
    case LTL_KIND_COLLECTION:
    case LTL_KIND_PAIR:
    case LTL_KIND_PARAMETER:
        return true;
    default:
        return false;
    }
}

static bool gives_value(const ltl_tree *tree, ltl_node by) {
    switch (ltl_tree_kind(tree, by)) {
    case LTL_KIND_VARIABLE:
        return ltl_tree_child(tree, by, LTL_ROLE_VALUE) != LTL_NO_NODE || is_in_pattern(tree, by);
    case LTL_KIND_FIELD:
    case LTL_KIND_DECLARATION:
        return ltl_tree_child(tree, by, LTL_ROLE_VALUE) != LTL_NO_NODE;
    default:
        return true;
    }
}

/* Something stands beside the name that may be its value. */
static bool may_tell(const ltl_tree *tree, ltl_node by) {
    ltl_kind kind = ltl_tree_kind(tree, by);
    return kind == LTL_KIND_VARIABLE || kind == LTL_KIND_FIELD || kind == LTL_KIND_DECLARATION ||
           kind == LTL_KIND_ASSIGN || kind == LTL_KIND_OTHER;
}

/* A value that stands in the text, for the name alone. */
static bool is_told(const ltl_tree *tree, ltl_node target, ltl_node by) {
    switch (ltl_tree_kind(tree, by)) {
    case LTL_KIND_VARIABLE:
    case LTL_KIND_FIELD:
    case LTL_KIND_DECLARATION:
        return tree->parent[target] == by && !is_in_pattern(tree, by);
    case LTL_KIND_OTHER:
        return tree->parent[target] == by && ltl_str_is(ltl_tree_name(tree, by), "#define");
    case LTL_KIND_ASSIGN: {
        ltl_str operator = ltl_tree_name(tree, by);
        bool is_word = operator.len > 0 && isalpha((unsigned char)operator.ptr[0]);
        return tree->parent[target] == by && !is_word && !ltl_str_is(operator, "<-") && !is_in_pattern(tree, by);
    }
    default:
        return false;
    }
}

static void count_write(resolver *r, uint32_t id, ltl_node target, ltl_name_use use) {
    ltl_declaration *declaration = &r->scopes->all.at[id];
    ltl_node by = r->scopes->by[target];
    if (use == LTL_NAME_EXPOSED) {
        declaration->flags |= LTL_DECLARATION_EXPOSED;
        return;
    }
    bool writes = use == LTL_NAME_WRITTEN || use == LTL_NAME_CHANGED ||
                  (use == LTL_NAME_DECLARED && gives_value(r->tree, by));
    if (!writes) {
        return;
    }
    declaration->writes++;
    declaration->write = by;
    bool is_bound = use == LTL_NAME_CHANGED || !is_told(r->tree, target, by);
    declaration->flags |= by != LTL_NO_NODE && may_tell(r->tree, by) ? LTL_DECLARATION_TOLD : 0;
    declaration->flags |= is_bound ? LTL_DECLARATION_BOUND : 0;
    declaration->flags |= r->unit != declaration->unit ? LTL_DECLARATION_FAR : 0;
}

/* ---- names ---- */

static uint32_t declare_global(resolver *r, ltl_node leaf) {
    uint32_t name = r->tree->name[leaf];
    uint32_t had = ltl_scopes_find(r->scopes, 0, name);
    if (had == 0) {
        ltl_declaration made = {.name = name, .leaf = leaf, .declarer = r->scopes->by[leaf]};
        made.kind = LTL_DECLARED_GLOBAL;
        had = ltl_scopes__add(r->arena, r->scopes, made);
        ltl_scopes__put(r->arena, r->scopes, 0, name, had);
    }
    activate(r, had);
    return had;
}

/* Behind what declares it; of `switch x := x.(type)` and `if let x = x`, behind what it gets. */
static ltl_node known_from(const ltl_tree *tree, ltl_node by) {
    ltl_kind kind = ltl_tree_kind(tree, by);
    if (kind != LTL_KIND_IF && kind != LTL_KIND_SWITCH) {
        return tree->end[by];
    }
    for (ltl_node child = by + 1; child < tree->end[by]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_CONDITION && tree->kind[child] != LTL_KIND_MODIFIER) {
            return tree->end[child];
        }
    }
    return by + 1;
}

/* `$1`, `$@`: parameters of the function at hand, which nobody writes down. */
static uint32_t parameter_of_shell(resolver *r, ltl_node leaf) {
    uint32_t name = r->tree->name[leaf];
    uint32_t had = ltl_scopes_find(r->scopes, r->unit, name);
    if (had == 0) {
        ltl_declaration made = {.name = name, .leaf = leaf, .declarer = r->unit, .scope = r->unit, .unit = r->unit};
        made.kind = r->unit != 0 ? LTL_DECLARED_PARAMETER : LTL_DECLARED_LOCAL;
        had = ltl_scopes__add(r->arena, r->scopes, made);
        ltl_scopes__put(r->arena, r->scopes, r->unit, name, had);
    }
    return had;
}

/* The command of that name: variables of the same name are something else. */
static uint32_t command_named(const resolver *r, ltl_node leaf) {
    uint32_t found = ltl_scopes_find(r->scopes, 0, r->tree->name[leaf]);
    bool is_function = found != 0 && r->scopes->all.at[found].kind == LTL_DECLARED_FUNCTION;
    return is_function ? found : 0;
}

/* `field` in `set { … }`: what the property itself holds (Kotlin, C#). */
static uint32_t property_itself(const resolver *r, ltl_node leaf) {
    bool may_be = r->function != LTL_NO_NODE && r->class != LTL_NO_NODE && ltl_is_accessor(r->tree, r->function) &&
                  ltl_str_is(ltl_tree_name(r->tree, leaf), "field");
    ltl_node name = may_be ? ltl_accessor_name(r->tree, r->function) : LTL_NO_NODE;
    return name != LTL_NO_NODE ? ltl_scopes_find(r->scopes, r->class, r->tree->name[name]) : 0;
}

static void resolve_name(resolver *r, ltl_node leaf) {
    ltl_scopes *scopes = r->scopes;
    ltl_name_use use = (ltl_name_use)scopes->use[leaf];
    if (use == LTL_NAME_NONE) {
        return;
    }
    if (ltl_is_shell(r->tree) && use == LTL_NAME_READ) {
        bool is_command = r->tree->role[leaf] == LTL_ROLE_CALLEE && ltl_shell_is_word(r->tree, leaf);
        bool is_parameter = ltl_shell_parameter(r->tree, leaf) != LTL_SHELL_NO_PARAMETER;
        if (is_command || is_parameter) {
            scopes->of[leaf] = is_command ? command_named(r, leaf) : parameter_of_shell(r, leaf);
            return;
        }
    }
    uint32_t id = scopes->of[leaf];
    if (use == LTL_NAME_OUTER) {
        id = look_up(r, r->tree->name[leaf]);
    } else if (id != 0) {
        const ltl_declaration *declared = &scopes->all.at[id];
        if (declared->is_ordered && !declared->is_active) {
            pending entry = {known_from(r->tree, scopes->by[leaf]), id};
            LTL_PUSH(r->arena, &r->pending, entry);
        }
        id = meaning(scopes, id);
    } else {
        id = look_up(r, r->tree->name[leaf]);
        bool writes = use == LTL_NAME_WRITTEN || use == LTL_NAME_CHANGED;
        id = id == 0 ? property_itself(r, leaf) : id;
        if (id == 0 && writes && ltl_scopes__has(scopes, LTL_SCOPING_GLOBALS)) {
            id = declare_global(r, leaf);
        }
    }
    scopes->of[leaf] = id;
    if (id != 0) {
        count_write(r, id, leaf, use);
    }
}

/* `self.x = 1` declares a field where classes say nothing; a write to a stranger's x could be to any. */
static void resolve_member(resolver *r, ltl_node member) {
    ltl_scopes *scopes = r->scopes;
    ltl_name_use use = (ltl_name_use)scopes->use[member];
    ltl_node leaf = ltl_tree_child(r->tree, member, LTL_ROLE_NAME);
    bool writes = use == LTL_NAME_WRITTEN || use == LTL_NAME_CHANGED ||
                  use == LTL_NAME_DECLARED || use == LTL_NAME_EXPOSED;
    if (!writes || leaf == LTL_NO_NODE) {
        return;
    }
    uint32_t name = r->tree->name[leaf];
    ltl_node receiver = ltl_tree_child(r->tree, member, LTL_ROLE_RECEIVER);
    if (r->class == LTL_NO_NODE || !ltl_scopes_is_self(r->tree, receiver)) {
        ltl_scopes__put(r->arena, scopes, LTL_FOREIGN_SCOPE, name, 1);
        return;
    }
    uint32_t id = ltl_scopes_find(scopes, r->class, name);
    if (id == 0) {
        ltl_declaration made = {.name = name, .leaf = leaf, .declarer = scopes->by[member],
                                .scope = r->class, .unit = r->unit, .kind = LTL_DECLARED_FIELD};
        id = ltl_scopes__add(r->arena, scopes, made);
        ltl_scopes__put(r->arena, scopes, r->class, name, id);
    }
    count_write(r, id, member, use);
}

/* ---- the walk ---- */

typedef struct sort_key {
    ltl_node scope;
    uint32_t id;
} sort_key;

static int compare_keys(const void *a, const void *b) {
    const sort_key *left = a;
    const sort_key *right = b;
    if (left->scope != right->scope) {
        return left->scope < right->scope ? -1 : 1;
    }
    return (left->id > right->id) - (left->id < right->id);
}

static void sort_by_scope(resolver *r) {
    const ltl_declarations *all = &r->scopes->all;
    sort_key *keys = LTL_NEW_ARRAY(r->arena, sort_key, all->count);
    for (uint32_t id = 1; id < all->count; id++) {
        keys[id - 1] = (sort_key){all->at[id].scope, id};
    }
    r->count = all->count - 1;
    qsort(keys, r->count, sizeof *keys, compare_keys);
    r->order = LTL_NEW_ARRAY(r->arena, uint32_t, all->count);
    for (uint32_t i = 0; i < r->count; i++) {
        r->order[i] = keys[i].id;
    }
}

/* Functions of a shell read variables that the file writes further down. */
static void resolve_late(resolver *r) {
    const ltl_tree *tree = r->tree;
    ltl_node leaf = ltl_is_shell(tree) ? tree->kind_first[LTL_KIND_NAME] : LTL_NO_NODE;
    for (; leaf != LTL_NO_NODE; leaf = tree->kind_next[leaf]) {
        if (r->scopes->of[leaf] == 0 && r->scopes->use[leaf] == LTL_NAME_READ && !ltl_shell_is_word(tree, leaf)) {
            uint32_t found = ltl_scopes_find(r->scopes, 0, tree->name[leaf]);
            bool is_variable = found != 0 && r->scopes->all.at[found].kind == LTL_DECLARED_GLOBAL;
            r->scopes->of[leaf] = is_variable ? found : 0;
        }
    }
}

void ltl_scopes__resolve(ltl_arena *arena, ltl_scopes *scopes) {
    const ltl_tree *tree = scopes->tree;
    resolver r = {.arena = arena, .scopes = scopes, .tree = tree, .function = LTL_NO_NODE,
                  .class = LTL_NO_NODE};
    r.visible = LTL_NEW_ARRAY(arena, uint32_t, tree->names->count);
    sort_by_scope(&r);
    for (ltl_node node = 0; node < tree->count; node++) {
        settle(&r, node);
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool has_names = r.next < r.count && scopes->all.at[r.order[r.next]].scope == node;
        if (has_names || ltl_is_unit(kind) || kind == LTL_KIND_CLASS) {
            enter(&r, node);
        }
        if (kind == LTL_KIND_NAME) {
            resolve_name(&r, node);
        } else if (kind == LTL_KIND_MEMBER) {
            resolve_member(&r, node);
        }
    }
    resolve_late(&r);
}
