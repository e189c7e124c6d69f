/* Variables that functions of several files may share: where they are named, and where they get a value. */
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/objects/collection.h"
#include "core/limits.h"

typedef struct sharer {
    ltl_facts_maker m;
    ltl_flow *flow;
    const ltl_scopes *scopes;
    ltl_pairs of_name; /* (fact it is a part of, name of the tree) to fact */
    ltl_pairs written; /* (fact, unit) to 1 */
} sharer;

enum { MAX_PARTS = 3, GLOBALS = UINT32_MAX };

static uint32_t fact_below(sharer *s, uint32_t above, uint32_t key, ltl_str text, uint32_t flags) {
    struct ltl_file_facts *facts = s->m.facts;
    uint32_t found = ltl_pairs_find(&s->of_name, above, key);
    if (found != 0 || facts->shared.count >= LTL_MAX_SHARED || text.len == 0) {
        return found;
    }
    ltl_shared_fact fact = {above == GLOBALS ? 0 : above, ltl_facts__name(&s->m, text), flags};
    if (facts->shared.count == 0) {
        LTL_PUSH(s->m.arena, &facts->shared, (ltl_shared_fact){0});
    }
    LTL_PUSH(s->m.arena, &facts->shared, fact);
    ltl_pairs_put(s->m.scratch, &s->of_name, above, key, facts->shared.count - 1);
    return facts->shared.count - 1;
}

/* ---- which names stand for such variables ---- */

static ltl_node unit_around(const ltl_tree *tree, ltl_node node) {
    while (node != 0 && !ltl_is_unit(ltl_tree_kind(tree, node))) {
        node = tree->parent[node];
    }
    return node;
}

static ltl_str words_before(const ltl_tree *tree, ltl_node leaf) {
    enum { MAX_LEVELS = 5 };
    ltl_node node = leaf;
    for (uint32_t i = 0; i < MAX_LEVELS && tree->parent[node] != LTL_NO_NODE; i++) {
        ltl_kind around = ltl_tree_kind(tree, tree->parent[node]);
        if (around == LTL_KIND_ROOT || around == LTL_KIND_BLOCK || around == LTL_KIND_CLASS) {
            break;
        }
        node = tree->parent[node];
    }
    return ltl_str_slice(tree->source->text, tree->start[node], tree->start[leaf]);
}

static bool has_word(ltl_str text, ltl_str word) { return ltl_str_find(text, word, 0) != SIZE_MAX; }

static uint32_t flags_of(const sharer *s, const ltl_declaration *declaration) {
    const ltl_tree *tree = s->m.tree;
    uint32_t flags = LTL_SHARED_OWN;
    if (declaration->kind == LTL_DECLARED_GLOBAL && ltl_taint_begins_as_collection(s->scopes, declaration->leaf)) {
        flags |= LTL_SHARED_COLLECTION;
    }
    bool is_local = s->m.facts->family == LTL_FAMILY_LUA && tree->kind[declaration->declarer] != LTL_KIND_ASSIGN;
    bool is_c = s->m.facts->family == LTL_FAMILY_C && declaration->kind == LTL_DECLARED_GLOBAL;
    flags |= is_local ? LTL_SHARED_HIDDEN : 0u;
    ltl_str before = is_c ? words_before(tree, declaration->leaf) : LTL_STR_NONE;
    flags |= has_word(before, LTL_STR("static")) ? LTL_SHARED_HIDDEN : 0u;
    return has_word(before, LTL_STR("extern")) ? flags : flags | LTL_SHARED_DEFINED;
}

/* A field that all objects share, as a part of its class. */
static uint32_t static_field(sharer *s, ltl_node name) {
    const ltl_tree *tree = s->m.tree;
    const ltl_declaration *field = &s->scopes->all.at[s->scopes->of[name]];
    ltl_node class = ltl_facts__class_around(&s->m, field->leaf);
    ltl_node of = class != LTL_NO_NODE ? ltl_tree_child(tree, class, LTL_ROLE_NAME) : LTL_NO_NODE;
    if (of == LTL_NO_NODE || !ltl_tree_is_leaf(tree, of) ||
        !has_word(words_before(tree, field->leaf), LTL_STR("static"))) {
        return 0;
    }
    uint32_t owner = fact_below(s, 0, tree->name[of], ltl_tree_name(tree, of), LTL_SHARED_OWN);
    bool is_collection = ltl_taint_begins_as_collection(s->scopes, field->leaf);
    return owner != 0 ? fact_below(s, owner, tree->name[name], ltl_tree_name(tree, name),
                                   LTL_SHARED_OWN | (is_collection ? LTL_SHARED_COLLECTION : 0u))
                      : 0;
}

/* `self::$x`, `cls.x`: a part of the class at hand. */
static uint32_t own_class(sharer *s, ltl_node self) {
    const ltl_tree *tree = s->m.tree;
    bool is_class = s->m.facts->family == LTL_FAMILY_PHP ? !ltl_facts__is(&s->m, self, "$this")
                                                         : ltl_facts__is(&s->m, self, "cls");
    ltl_node class = is_class ? ltl_facts__class_around(&s->m, self) : LTL_NO_NODE;
    ltl_node of = class != LTL_NO_NODE ? ltl_tree_child(tree, class, LTL_ROLE_NAME) : LTL_NO_NODE;
    return of != LTL_NO_NODE && ltl_tree_is_leaf(tree, of)
               ? fact_below(s, 0, tree->name[of], ltl_tree_name(tree, of), LTL_SHARED_OWN)
               : 0;
}

/* A class whose objects others may make and use method by method: a part of one, or below another. */
static bool is_made_elsewhere(const sharer *s, ltl_node class) {
    const ltl_tree *tree = s->m.tree;
    ltl_node of = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    ltl_family family = s->m.facts->family;
    if (of == LTL_NO_NODE || !ltl_tree_is_leaf(tree, of)) {
        return false;
    }
    ltl_str head = ltl_str_slice(tree->source->text, tree->start[class], tree->start[of]);
    return ltl_tree_child(tree, class, LTL_ROLE_PARENT) != LTL_NO_NODE || family == LTL_FAMILY_RUBY ||
           family == LTL_FAMILY_PHP || (family == LTL_FAMILY_CSHARP && has_word(head, LTL_STR("partial ")));
}

/* A field of the object at hand, as a part of its class. */
static uint32_t object_field(sharer *s, ltl_node name) {
    const ltl_tree *tree = s->m.tree;
    ltl_node class = ltl_facts__class_around(&s->m, name);
    if (class == LTL_NO_NODE || !is_made_elsewhere(s, class)) {
        return 0;
    }
    ltl_node of = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    ltl_str text = ltl_tree_name(tree, name);
    bool has_sigil = text.len > 1 && text.ptr[0] == '$';
    text = ltl_str_slice(text, has_sigil ? 1 : 0, text.len);
    uint32_t key = has_sigil ? ltl_names_find(tree->names, text) : tree->name[name];
    uint32_t owner = key != 0 ? fact_below(s, 0, tree->name[of], ltl_tree_name(tree, of), LTL_SHARED_OWN) : 0;
    return owner != 0 ? fact_below(s, owner, key, text, LTL_SHARED_OWN | LTL_SHARED_OBJECT) : 0;
}

/* `@x` of Ruby; in a part of a class what no part of this file declares. */
static bool is_bare_field(const sharer *s, ltl_node name) {
    ltl_str text = ltl_tree_name(s->m.tree, name);
    bool is_ruby = s->m.facts->family == LTL_FAMILY_RUBY && text.len > 1 && text.ptr[0] == '@' && text.ptr[1] != '@';
    bool is_free = s->m.facts->family == LTL_FAMILY_CSHARP && s->scopes->of[name] == 0 &&
                   ltl_tree_role(s->m.tree, name) != LTL_ROLE_RECEIVER && !ltl_scopes_is_self(s->m.tree, name);
    return is_ruby || (is_free && unit_around(s->m.tree, name) != 0);
}

/* Pages of PHP have variables of their own: those that functions ask for as `global` are shared. */
static bool is_apart(const sharer *s, ltl_node name) {
    return s->m.facts->family == LTL_FAMILY_PHP && ltl_tree_name(s->m.tree, name).ptr[0] == '$' &&
           unit_around(s->m.tree, name) == 0;
}

static uint32_t fact_of_name(sharer *s, ltl_node name) {
    const ltl_tree *tree = s->m.tree;
    uint32_t of = s->scopes->of[name];
    const ltl_declaration *declaration = &s->scopes->all.at[of];
    if (of == 0 && ltl_scopes_is_self(tree, name)) {
        return own_class(s, name);
    }
    bool is_own = of != 0 && (declaration->kind == LTL_DECLARED_GLOBAL || declaration->kind == LTL_DECLARED_CLASS);
    uint32_t bare = is_bare_field(s, name) ? object_field(s, name) : 0;
    if (bare != 0) {
        return bare;
    }
    if (of != 0 && declaration->kind == LTL_DECLARED_FIELD) {
        uint32_t found = static_field(s, name);
        return found != 0 ? found : object_field(s, name);
    }
    if ((of != 0 && !is_own && declaration->kind != LTL_DECLARED_IMPORT) || tree->name[name] == 0 ||
        is_apart(s, name)) {
        return 0;
    }
    uint32_t found = ltl_pairs_find(&s->of_name, 0, tree->name[name]);
    return found != 0 ? found
                      : fact_below(s, 0, tree->name[name], ltl_tree_name(tree, name),
                                   is_own ? flags_of(s, declaration) : 0);
}

/* PHP's `$GLOBALS['x']` is `$x`. */
static uint32_t fact_of_globals(sharer *s, ltl_node index) {
    const ltl_tree *tree = s->m.tree;
    ltl_node receiver = ltl_tree_child(tree, index, LTL_ROLE_RECEIVER);
    ltl_node key = receiver != LTL_NO_NODE ? ltl_tree_next_sibling(tree, receiver) : LTL_NO_NODE;
    if (s->m.facts->family != LTL_FAMILY_PHP || key == LTL_NO_NODE || tree->kind[key] != LTL_KIND_STRING ||
        !ltl_facts__is(&s->m, receiver, "$GLOBALS")) {
        return 0;
    }
    ltl_str text = ltl_arena_printf(s->m.scratch, "$%.*s", LTL_STR_ARG(ltl_tree_name(tree, key)));
    uint32_t name = ltl_names_find(tree->names, text);
    return name != 0 ? fact_below(s, 0, name, text, LTL_SHARED_OWN)
                     : fact_below(s, GLOBALS, tree->name[key], text, LTL_SHARED_OWN);
}

/* The variable, or part of one, that the expression is; 0: none that may be shared. */
static uint32_t fact_of(sharer *s, ltl_node node) {
    const ltl_tree *tree = s->m.tree;
    ltl_node names[MAX_PARTS];
    uint32_t count = 0;
    while (ltl_tree_kind(tree, node) == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name) ||
            tree->name[name] == 0) {
            return 0;
        }
        if (count == MAX_PARTS) { /* a part of a part: the first ones are enough */
            memmove(names, names + 1, (MAX_PARTS - 1) * sizeof *names);
            count--;
        }
        names[count++] = name;
        node = receiver;
    }
    bool is_own = count > 0 && tree->kind[node] == LTL_KIND_NAME && ltl_scopes_is_self(tree, node) &&
                  own_class(s, node) == 0;
    if (is_own) {
        return object_field(s, names[count - 1]);
    }
    uint32_t fact = tree->kind[node] == LTL_KIND_NAME    ? fact_of_name(s, node)
                    : tree->kind[node] == LTL_KIND_INDEX ? fact_of_globals(s, node)
                                                         : 0;
    while (fact != 0 && count > 0) {
        ltl_node name = names[--count];
        fact = fact_below(s, fact, tree->name[name], ltl_tree_name(tree, name), 0);
    }
    return fact;
}

/* ---- where they are named ---- */

/* A bare name that may be such a variable by itself. */
static bool is_bare(const sharer *s, ltl_node name) {
    const ltl_tree *tree = s->m.tree;
    ltl_str text = ltl_tree_name(tree, name);
    uint32_t of = s->scopes->of[name];
    switch (ltl_tree_role(tree, name)) {
    case LTL_ROLE_LEFT:
    case LTL_ROLE_CALLEE:
    case LTL_ROLE_NAME:
    case LTL_ROLE_TYPE:
    case LTL_ROLE_TYPE_ARGUMENT:
    case LTL_ROLE_RETURN_TYPE:
    case LTL_ROLE_PARENT:
    case LTL_ROLE_MODULE:
        return false;
    default:
        break;
    }
    if (of != 0) {
        return s->scopes->all.at[of].kind != LTL_DECLARED_CLASS;
    }
    switch (s->m.facts->family) {
    case LTL_FAMILY_GO:
    case LTL_FAMILY_C:
    case LTL_FAMILY_JVM:
    case LTL_FAMILY_LUA:
    case LTL_FAMILY_SWIFT:
        return true;
    case LTL_FAMILY_SHELL:
        return !ltl_shell_is_word(tree, name);
    case LTL_FAMILY_RUBY:
        return text.len > 1 && (text.ptr[0] == '$' || text.ptr[0] == '@');
    case LTL_FAMILY_PHP:
        return text.len > 1 && text.ptr[0] == '$';
    case LTL_FAMILY_CSHARP:
        return true;
    default:
        return false;
    }
}

static void note_read(sharer *s, uint32_t fact) {
    if (fact != 0) {
        s->m.facts->shared.at[fact].flags |= LTL_SHARED_READ;
    }
}

static void add_mentions(sharer *s) {
    const ltl_tree *tree = s->m.tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_NAME]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        if (is_bare(s, node)) {
            note_read(s, fact_of_name(s, node));
        }
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_MEMBER]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_role role = ltl_tree_role(tree, node);
        if (role != LTL_ROLE_CALLEE && role != LTL_ROLE_LEFT) {
            note_read(s, fact_of(s, node));
        }
    }
    ltl_node index = s->m.facts->family == LTL_FAMILY_PHP ? tree->kind_first[LTL_KIND_INDEX] : LTL_NO_NODE;
    for (; index != LTL_NO_NODE; index = tree->kind_next[index]) {
        note_read(s, ltl_tree_role(tree, index) != LTL_ROLE_LEFT ? fact_of_globals(s, index) : 0);
    }
}

/* Those that the file has itself, whether it names them again or not. */
static void add_own(sharer *s) {
    for (uint32_t id = 1; id < s->scopes->all.count; id++) {
        const ltl_declaration *at = &s->scopes->all.at[id];
        bool is_global = at->kind == LTL_DECLARED_GLOBAL && at->means == 0;
        if (is_global || at->kind == LTL_DECLARED_FIELD) {
            (void)fact_of_name(s, at->leaf);
        }
    }
}

/* ---- where they get a value ---- */

/* What is written out, and holds nothing that is worked out. */
static bool is_written_out(const ltl_tree *tree, ltl_node given) {
    static const ltl_kind KINDS[] = {LTL_KIND_CALL, LTL_KIND_NEW, LTL_KIND_MEMBER, LTL_KIND_INDEX};
    bool is_it = ltl_tree_kind(tree, given) == LTL_KIND_COLLECTION;
    for (ltl_node node = given + 1; is_it && node < tree->end[given]; node++) {
        for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
            is_it = is_it && tree->kind[node] != KINDS[i];
        }
    }
    return is_it;
}

/* What nothing can come in with. */
static bool is_plain(const ltl_tree *tree, ltl_node given) {
    ltl_kind kind = ltl_tree_kind(tree, given);
    bool has_arguments = ltl_tree_child(tree, given, LTL_ROLE_ARGUMENT) != LTL_NO_NODE;
    bool is_word = kind == LTL_KIND_NAME && ltl_is_shell(tree) && ltl_shell_is_word(tree, given);
    return kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL || is_word ||
           kind == LTL_KIND_LAMBDA || kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS ||
           is_written_out(tree, given) || (kind == LTL_KIND_NEW && !has_arguments);
}

/* A parameter, or something that may be made of one. */
static bool carries(const sharer *s, ltl_node given) {
    const ltl_tree *tree = s->m.tree;
    bool does = false;
    for (ltl_node node = given; node < tree->end[given] && !does; node++) {
        uint8_t kind = tree->kind[node] == LTL_KIND_NAME ? s->scopes->all.at[s->scopes->of[node]].kind
                                                         : LTL_DECLARED_GLOBAL;
        does = s->scopes->of[node] != 0 && (kind == LTL_DECLARED_PARAMETER || kind == LTL_DECLARED_LOCAL);
    }
    return does;
}

static void add_write_of(sharer *s, uint32_t fact, ltl_node target, ltl_node given, uint32_t by_method) {
    ltl_node unit = fact != 0 ? unit_around(s->m.tree, target) : 0;
    bool does_carry = fact != 0 && carries(s, given);
    uint32_t key = unit << 2 | (does_carry ? 2u : 0u) | by_method;
    if (fact != 0 && s->m.facts->shared_writes.count < LTL_MAX_SHARED &&
        ltl_pairs_find(&s->written, fact, key) == 0) {
        ltl_shared_write write = {fact, unit, (uint16_t)by_method, does_carry};
        ltl_pairs_put(s->m.scratch, &s->written, fact, key, 1);
        LTL_PUSH(s->m.arena, &s->m.facts->shared_writes, write);
    }
}

static void add_write(sharer *s, ltl_node target, ltl_node given, uint32_t by_method) {
    const ltl_tree *tree = s->m.tree;
    uint32_t fact = 0;
    while (target != LTL_NO_NODE && fact == 0 && tree->kind[target] == LTL_KIND_INDEX) {
        fact = fact_of_globals(s, target);
        target = fact == 0 ? ltl_tree_child(tree, target, LTL_ROLE_RECEIVER) : target;
    }
    bool is_name = target != LTL_NO_NODE &&
                   (tree->kind[target] == LTL_KIND_NAME || tree->kind[target] == LTL_KIND_MEMBER);
    fact = is_name && fact == 0 ? fact_of(s, target) : fact;
    add_write_of(s, fact, target, given, by_method);
}

/* `module.exports = {a: f(x)}`: a variable of its own under each key. What has a name is that. */
static void add_exports(sharer *s, ltl_node left, ltl_node right) {
    const ltl_tree *tree = s->m.tree;
    bool is_it = tree->kind[right] == LTL_KIND_COLLECTION && ltl_facts__is_exports(&s->m, left);
    uint32_t whole = is_it ? fact_of(s, left) : 0;
    for (ltl_node item = right + 1; whole != 0 && item < tree->end[right]; item = tree->end[item]) {
        ltl_node key = tree->kind[item] == LTL_KIND_PAIR ? ltl_tree_child(tree, item, LTL_ROLE_KEY) : LTL_NO_NODE;
        ltl_node value = key != LTL_NO_NODE ? ltl_tree_child(tree, item, LTL_ROLE_VALUE) : LTL_NO_NODE;
        bool is_given = value != LTL_NO_NODE && ltl_tree_is_leaf(tree, key) && tree->name[key] != 0 &&
                        tree->kind[value] != LTL_KIND_NAME && !is_plain(tree, value);
        if (is_given) {
            uint32_t fact = fact_below(s, whole, tree->name[key], ltl_tree_name(tree, key), 0);
            add_write_of(s, fact, left, value, 0);
        }
    }
}

static void add_assignments(sharer *s) {
    const ltl_tree *tree = s->m.tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_ASSIGN]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        if (left == LTL_NO_NODE || right == LTL_NO_NODE || is_plain(tree, right)) {
            continue;
        }
        bool is_list = tree->kind[left] == LTL_KIND_COLLECTION;
        add_exports(s, left, right);
        add_write(s, is_list ? LTL_NO_NODE : left, right, 0);
        for (ltl_node item = left + 1; is_list && item < tree->end[left]; item = tree->end[item]) {
            add_write(s, item, right, 0);
        }
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_VARIABLE]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        bool is_given = name != LTL_NO_NODE && value != LTL_NO_NODE && !is_plain(tree, value) &&
                        ltl_facts__required(&s->m, value).len == 0;
        if (is_given && tree->kind[name] == LTL_KIND_NAME && s->scopes->of[name] != 0) {
            add_write(s, name, value, 0);
        }
    }
}

/* `items.append(x)` */
static bool puts_in(const sharer *s, ltl_node callee) {
    static const char *const NAMES[] = {"add",  "append", "extend",  "insert", "offer",   "push",
                                        "put",  "set",    "unshift", "update", "Add",     "Enqueue",
                                        "Push", "Store",  "addAll",  "putAll", "addLast", "setdefault"};
    ltl_node name = ltl_tree_child(s->m.tree, callee, LTL_ROLE_NAME);
    bool is_it = false;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES) && !is_it; i++) {
        is_it = ltl_facts__is(&s->m, name, NAMES[i]);
    }
    return is_it;
}

static void add_calls(sharer *s) {
    const ltl_tree *tree = s->m.tree;
    bool is_c = s->m.facts->family == LTL_FAMILY_C;
    for (ltl_node node = tree->kind_first[LTL_KIND_CALL]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
        ltl_node given = ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT);
        if (callee == LTL_NO_NODE || given == LTL_NO_NODE) {
            continue;
        }
        if (tree->kind[callee] == LTL_KIND_MEMBER && puts_in(s, callee)) {
            add_write(s, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER), node, 1);
        } else if (is_c && tree->kind[callee] == LTL_KIND_NAME && tree->end[given] < tree->end[node]) {
            add_write(s, given, node, 0); /* `strcpy(last, x)` */
        }
    }
    bool is_ruby = s->m.facts->family == LTL_FAMILY_RUBY;
    for (ltl_node node = is_ruby ? tree->kind_first[LTL_KIND_BINARY] : LTL_NO_NODE; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        if (ltl_facts__is(&s->m, node, "<<")) {
            add_write(s, ltl_tree_child(tree, node, LTL_ROLE_LEFT), node, 1);
        }
    }
}

void ltl_facts_add_shared(ltl_arena *arena, ltl_arena *scratch, ltl_flow *flow, ltl_file_facts *facts) {
    sharer s = {.m = {.arena = arena, .scratch = scratch, .tree = flow->tree, .facts = facts},
                .flow = flow,
                .scopes = ltl_flow_scopes(flow)};
    ltl_map_init(&s.m.names, scratch);
    if (facts->family != LTL_FAMILY_NONE) {
        add_own(&s);
        add_mentions(&s);
        add_assignments(&s);
        add_calls(&s);
    }
}
