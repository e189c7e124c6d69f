/* The types that are evident from the text, and the calls that may leave the file. */
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/holder.h"
#include "analyzers/syntax/pipe.h"
#include "analyzers/syntax/property.h"
#include "analyzers/syntax/scope_call.h"
#include "analyzers/syntax/sent_call.h"

typedef ltl_facts_maker maker;

/* ---- types ---- */

/* `var`, `auto` and types that anything has. */
static bool tells_nothing(ltl_str type) {
    static const char *const UNTOLD[] = {"",      "var", "auto",   "let",    "val",   "def",
                                         "const", "any", "object", "Object", "mixed", "None",
                                         "interface"};
    for (size_t i = 0; i < LTL_COUNT_OF(UNTOLD); i++) {
        if (ltl_str_is(type, UNTOLD[i])) {
            return true;
        }
    }
    return false;
}

static void put_type(maker *m, uint32_t unit, uint32_t name, ltl_str type) {
    if (name == 0 || tells_nothing(type)) {
        return;
    }
    uint32_t value = ltl_facts__name(m, type) + 1;
    uint32_t had = ltl_pairs_find(&m->types, unit, name);
    ltl_pairs_put(m->scratch, &m->types, unit, name, had == 0 || had == value ? value : 1);
}

/* The interned name of a field: PHP declares `$x` and uses `x`. */
static uint32_t field_name(const maker *m, ltl_node leaf) {
    ltl_str text = ltl_tree_name(m->tree, leaf);
    bool has_sigil = m->facts->family == LTL_FAMILY_PHP && text.len > 1 && text.ptr[0] == '$';
    return has_sigil ? ltl_names_find(m->tree->names, ltl_str_slice(text, 1, text.len))
                     : m->tree->name[leaf];
}

/* The variable or field that `node` is, as a key of types; false: neither. */
static bool type_key(const maker *m, ltl_node node, uint32_t *out_unit, uint32_t *out_name) {
    const ltl_tree *tree = m->tree;
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        /* Go's methods name their object as they like: any `x.f` is a field. */
        bool is_field = receiver != LTL_NO_NODE && name != LTL_NO_NODE &&
                        tree->kind[receiver] == LTL_KIND_NAME && ltl_tree_is_leaf(tree, name) &&
                        (ltl_facts__is_self(m, receiver) || m->facts->family == LTL_FAMILY_GO ||
                         m->facts->family == LTL_FAMILY_RUST);
        *out_unit = LTL_FIELD_TYPES;
        *out_name = is_field ? tree->name[name] : 0;
        return is_field;
    }
    if (tree->kind[node] != LTL_KIND_NAME) {
        return false;
    }
    ltl_str text = ltl_tree_name(tree, node);
    bool is_ruby_field = m->facts->family == LTL_FAMILY_RUBY && text.len > 0 && text.ptr[0] == '@';
    *out_unit = is_ruby_field ? LTL_FIELD_TYPES : m->unit_of[node];
    *out_name = tree->name[node];
    return true;
}

/* `x.make()` of an object whose type is evident; methods that pass on their object have its type. */
static ltl_str type_of_method_call(maker *m, ltl_node callee) {
    ltl_node name = ltl_tree_child(m->tree, callee, LTL_ROLE_NAME);
    ltl_node receiver = ltl_tree_child(m->tree, callee, LTL_ROLE_RECEIVER);
    if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || !ltl_tree_is_leaf(m->tree, name)) {
        return LTL_STR("");
    }
    ltl_str of = ltl_facts__is_self(m, receiver)
                     ? ltl_fact_text(m->facts, ltl_facts__class_name(m, ltl_facts__class_around(m, callee)))
                     : ltl_facts__type_of(m, receiver);
    return ltl_facts__passes_on(m, name) ? of
           : of.len > 0 ? ltl_arena_printf(m->scratch, "%.*s.%.*s()", LTL_STR_ARG(of),
                                         LTL_STR_ARG(ltl_tree_name(m->tree, name)))
                      : LTL_STR("");
}

static ltl_str type_of_call(maker *m, ltl_node call) {
    ltl_node made = ltl_type_made_to_hold(m->tree, call);
    ltl_node held = made == LTL_NO_NODE && ltl_has_holders(m->tree) ? ltl_held(m->tree, call) : LTL_NO_NODE;
    if (made != LTL_NO_NODE || held != LTL_NO_NODE) { /* `make_unique<T>(x)`, `std::move(x)` */
        return made != LTL_NO_NODE ? ltl_facts__type(m, made) : ltl_facts__type_of(m, held);
    }
    ltl_node inner = ltl_scope_call_given(m->tree, call); /* `T().apply { }` */
    call = inner != LTL_NO_NODE && m->tree->kind[inner] == LTL_KIND_CALL ? inner : call;
    ltl_node callee = ltl_tree_child(m->tree, call, LTL_ROLE_CALLEE);
    bool is_method = m->traits->types_chains && callee != LTL_NO_NODE &&
                     m->tree->kind[callee] == LTL_KIND_MEMBER && !ltl_facts__is_path(m, callee);
    ltl_str chained = is_method ? type_of_method_call(m, callee) : LTL_STR("");
    if (chained.len > 0 || (is_method && m->traits->marks_parts)) { /* there what stands before is no class */
        return chained;
    }
    ltl_str text = callee != LTL_NO_NODE ? ltl_facts__dotted(m, callee) : LTL_STR("");
    if (text.len == 0 || ltl_facts__required(m, call).len > 0) {
        return LTL_STR("");
    }
    if (m->facts->family == LTL_FAMILY_RUBY && ltl_str_ends_with(text, LTL_STR(".new"))) {
        return ltl_str_slice(text, 0, text.len - LTL_STR(".new").len);
    }
    return ltl_arena_printf(m->scratch, "%.*s()", LTL_STR_ARG(text));
}

/* `x.field` where the type of x is evident and declared elsewhere. */
static ltl_str type_of_field(maker *m, ltl_node node) {
    bool is_member = m->traits->types_chains && m->tree->kind[node] == LTL_KIND_MEMBER &&
                     !ltl_facts__is_path(m, node);
    ltl_node receiver = is_member ? ltl_tree_child(m->tree, node, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = is_member ? ltl_tree_child(m->tree, node, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool is_own = receiver != LTL_NO_NODE && ltl_facts__is_self(m, receiver);
    ltl_str of = receiver != LTL_NO_NODE && name != LTL_NO_NODE && ltl_tree_is_leaf(m->tree, name) && !is_own
                     ? ltl_facts__type_of(m, receiver)
                     : LTL_STR("");
    return of.len > 0 ? ltl_arena_printf(m->scratch, "%.*s.%.*s", LTL_STR_ARG(of),
                                         LTL_STR_ARG(ltl_tree_name(m->tree, name)))
                      : LTL_STR("");
}

/* PHP's `$x` of a page, and of a function that asks for it as `global`: what any file that it is put together with
 * has made of it is told by its name. */
static ltl_str type_of_global(maker *m, ltl_node node) {
    ltl_str text = m->facts->family == LTL_FAMILY_PHP && m->tree->kind[node] == LTL_KIND_NAME
                       ? ltl_tree_name(m->tree, node)
                       : LTL_STR("");
    bool is_variable = text.len > 1 && text.ptr[0] == '$' && !ltl_facts__is_self(m, node);
    uint32_t unit = is_variable ? m->unit_of[node] : 0;
    bool is_global = is_variable &&
                     (unit == 0 || ltl_pairs_find(&m->globals, unit, m->tree->name[node]) != 0);
    return is_global ? text : LTL_STR("");
}

static void list_globals(maker *m) {
    const ltl_tree *tree = m->tree;
    bool has_some = m->facts->family == LTL_FAMILY_PHP;
    for (ltl_node node = has_some ? tree->kind_first[LTL_KIND_OTHER] : LTL_NO_NODE; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        bool asks = ltl_facts__is(m, node, "global");
        for (ltl_node name = node + 1; asks && name < tree->end[node]; name++) {
            ltl_pairs_put(m->scratch, &m->globals, m->unit_of[node], tree->name[name], 1);
        }
    }
}

/* A name in its function, in those around, in the file, then among the fields. */
static ltl_str type_of_name(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    uint32_t unit;
    uint32_t name;
    if (!type_key(m, node, &unit, &name)) {
        return type_of_field(m, node);
    }
    uint32_t found = ltl_pairs_find(&m->types, unit, name);
    ltl_node at = node;
    while (found == 0 && unit != LTL_FIELD_TYPES && unit != 0) {
        while (m->unit_of[at] == unit && at != 0) {
            at = tree->parent[at];
        }
        unit = m->unit_of[at];
        found = ltl_pairs_find(&m->types, unit, name);
    }
    if (found == 0 && tree->kind[node] == LTL_KIND_NAME) {
        found = ltl_pairs_find(&m->types, LTL_FIELD_TYPES, name);
    }
    if (found == 0) {
        ltl_str global = type_of_global(m, node);
        return global.len > 0 ? global : type_of_field(m, node);
    }
    return found > 1 ? ltl_fact_text(m->facts, found - 1) : LTL_STR("");
}

static ltl_str type_of_expression(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NEW: {
        ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
        return type != LTL_NO_NODE ? ltl_facts__type(m, type) : LTL_STR("");
    }
    case LTL_KIND_CALL:
        return type_of_call(m, node);
    case LTL_KIND_AWAIT:
    case LTL_KIND_UNARY: {
        ltl_node inner = ltl_tree_first_child(tree, node);
        while (m->facts->family == LTL_FAMILY_RUST && inner != LTL_NO_NODE &&
               (tree->kind[inner] == LTL_KIND_AWAIT || tree->kind[inner] == LTL_KIND_UNARY)) {
            inner = ltl_tree_first_child(tree, inner); /* `f().await?` */
        }
        bool is_new = inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_NEW;
        bool is_call = inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_CALL;
        bool is_held = inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_NAME &&
                       m->facts->family == LTL_FAMILY_C && ltl_str_is(ltl_tree_name(tree, node), "*");
        if (is_held) { /* `(*x).f()` */
            return type_of_name(m, inner);
        }
        return is_new ? ltl_facts__type(m, inner) : is_call ? type_of_call(m, inner) : LTL_STR("");
    }
    case LTL_KIND_CAST: {
        ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
        return type != LTL_NO_NODE ? ltl_facts__type(m, type) : LTL_STR("");
    }
    case LTL_KIND_NAME:
    case LTL_KIND_MEMBER:
        return type_of_name(m, node);
    case LTL_KIND_STRING:
        return ltl_str_of(m->traits->text_type != NULL ? m->traits->text_type : "");
    default:
        return LTL_STR("");
    }
}

ltl_str ltl_facts__type_of(maker *m, ltl_node node) {
    if (m->chain >= LTL_FACTS_CHAIN) {
        return LTL_STR("");
    }
    m->chain++;
    ltl_str type = type_of_expression(m, node);
    m->chain--;
    return type;
}

/* A variable, parameter or field that says its type, or gets a value that tells it. */
static void declare(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    ltl_node around = tree->parent[node];
    ltl_kind kind = ltl_tree_kind(tree, node);
    ltl_kind outer = ltl_tree_kind(tree, around);
    ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    if (type == LTL_NO_NODE && kind == LTL_KIND_VARIABLE &&
        (outer == LTL_KIND_DECLARATION || outer == LTL_KIND_FIELD)) {
        type = ltl_tree_child(tree, around, LTL_ROLE_TYPE);
    }
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    ltl_str told = type != LTL_NO_NODE ? ltl_facts__type(m, type) : LTL_STR("");
    told = tells_nothing(told) ? LTL_STR("") : told;
    ltl_str made = value != LTL_NO_NODE ? ltl_facts__type_of(m, value) : LTL_STR("");
    bool is_field = kind == LTL_KIND_FIELD || outer == LTL_KIND_FIELD;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_NAME && tree->kind[child] == LTL_KIND_NAME) {
            uint32_t name = is_field ? field_name(m, child) : tree->name[child];
            uint32_t unit = is_field ? LTL_FIELD_TYPES : m->unit_of[child];
            put_type(m, unit, name, told.len > 0 ? told : made);
            if (told.len > 0 && m->traits->writes_types) {
                ltl_pairs_put(m->scratch, &m->told, unit, name, 1);
            }
            if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_NEW &&
                (told.len == 0 || ltl_str_eq(told, made))) {
                ltl_pairs_put(m->scratch, &m->made, unit, name, 1);
            }
            bool promotes = kind == LTL_KIND_PARAMETER && told.len > 0 &&
                            ltl_tree_child(tree, node, LTL_ROLE_MODIFIER) != LTL_NO_NODE;
            if (promotes) { /* `constructor(private s: S)` */
                put_type(m, LTL_FIELD_TYPES, field_name(m, child), told);
            }
        }
    }
}

/* C++'s `T x(a);`, whose name belongs to the block around it. */
static void declare_made(maker *m, ltl_node function) {
    ltl_node name = ltl_tree_child(m->tree, function, LTL_ROLE_NAME);
    ltl_node type = ltl_tree_child(m->tree, m->tree->parent[function], LTL_ROLE_TYPE);
    if (name != LTL_NO_NODE && type != LTL_NO_NODE) {
        uint32_t unit = m->unit_of[m->tree->parent[function]];
        put_type(m, unit, m->tree->name[name], ltl_facts__type(m, type));
        ltl_pairs_put(m->scratch, &m->made, unit, m->tree->name[name], 1);
    }
}

static void assign(maker *m, ltl_node node) {
    ltl_node left = ltl_tree_child(m->tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(m->tree, node, LTL_ROLE_RIGHT);
    uint32_t unit;
    uint32_t name;
    if (left != LTL_NO_NODE && right != LTL_NO_NODE && type_key(m, left, &unit, &name) &&
        ltl_pairs_find(&m->told, unit, name) == 0) { /* what is written holds, whatever it gets */
        put_type(m, unit, name, ltl_facts__type_of(m, right));
        if (m->tree->kind[right] == LTL_KIND_NEW) {
            ltl_pairs_put(m->scratch, &m->made, unit, name, 1);
        }
    }
}

/* Types of fields, for those who have an object of the class. */
static void list_fields(maker *m) {
    const ltl_tree *tree = m->tree;
    ltl_node field = m->traits->types_chains ? tree->kind_first[LTL_KIND_FIELD] : LTL_NO_NODE;
    for (; field != LTL_NO_NODE; field = tree->kind_next[field]) {
        ltl_node inner = ltl_tree_child(tree, field, LTL_ROLE_TYPE) != LTL_NO_NODE ? field : field + 1;
        while (inner != field && inner < tree->end[field] && tree->kind[inner] != LTL_KIND_VARIABLE) {
            inner = tree->end[inner];
        }
        ltl_node name = inner < tree->end[field] ? ltl_tree_child(tree, inner, LTL_ROLE_NAME) : LTL_NO_NODE;
        ltl_node type = inner < tree->end[field] ? ltl_tree_child(tree, inner, LTL_ROLE_TYPE) : LTL_NO_NODE;
        ltl_field_fact fact = {.owner = ltl_facts__class_name(m, ltl_facts__class_around(m, field))};
        if (name != LTL_NO_NODE && type != LTL_NO_NODE && fact.owner != 0) {
            fact.name = ltl_facts__name(m, ltl_tree_name(tree, name));
            fact.type = ltl_facts__name(m, ltl_facts__type(m, type));
            LTL_PUSH(m->arena, &m->facts->fields, fact);
        }
    }
}

/* Variables of the whole file are known outside. */
static void list_variables(maker *m) {
    const ltl_tree *tree = m->tree;
    for (ltl_node node = 1; node < tree->count; node++) {
        bool is_target = tree->role[node] == LTL_ROLE_NAME || tree->role[node] == LTL_ROLE_LEFT;
        if (!is_target || tree->kind[node] != LTL_KIND_NAME || m->unit_of[node] != 0) {
            continue;
        }
        ltl_kind by = ltl_tree_kind(tree, tree->parent[node]);
        uint32_t found = by == LTL_KIND_VARIABLE || by == LTL_KIND_ASSIGN
                             ? ltl_pairs_find(&m->types, 0, tree->name[node])
                             : 0;
        if (found > 1) {
            ltl_variable_fact fact = {ltl_facts__name(m, ltl_tree_name(tree, node)), found - 1};
            LTL_PUSH(m->arena, &m->facts->variables, fact);
        }
    }
}

void ltl_facts__types(maker *m) {
    static const ltl_kind DECLARERS[] = {LTL_KIND_FIELD, LTL_KIND_PARAMETER, LTL_KIND_VARIABLE};
    const ltl_tree *tree = m->tree;
    list_globals(m);
    for (size_t i = 0; i < LTL_COUNT_OF(DECLARERS); i++) {
        for (ltl_node node = tree->kind_first[DECLARERS[i]]; node != LTL_NO_NODE;
             node = tree->kind_next[node]) {
            declare(m, node);
        }
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_FUNCTION]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        if (ltl_reads_like_function(tree, node)) {
            declare_made(m, node);
        }
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_ASSIGN]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        assign(m, node);
    }
    list_variables(m);
    list_fields(m);
}

/* ---- calls ---- */

static bool is_super(const maker *m, ltl_node node) {
    const char *word = m->traits->above_as != NULL ? m->traits->above_as : "super";
    return m->tree->kind[node] == LTL_KIND_NAME && ltl_facts__is(m, node, word);
}

/* The object may be of a class below the one that is written: nobody sees it made here. */
static bool may_be_below(const maker *m, ltl_node receiver) {
    uint32_t unit;
    uint32_t name;
    bool is_variable = type_key(m, receiver, &unit, &name);
    return m->tree->kind[receiver] != LTL_KIND_NEW &&
           (!is_variable || ltl_pairs_find(&m->made, unit, name) == 0);
}

/* `STORE`, as what lives as long as the program is called. */
static bool is_shouted(ltl_str text) {
    ltl_str last = ltl_str_after_last(text, '.');
    return last.len > 1 && last.ptr[0] >= 'A' && last.ptr[0] <= 'Z' && last.ptr[1] >= 'A' && last.ptr[1] <= 'Z';
}

/* How what stands before the dot is known. */
static void describe_receiver(maker *m, ltl_node call, ltl_node receiver, ltl_call_fact *fact) {
    const ltl_tree *tree = m->tree;
    ltl_str module = ltl_facts__required(m, receiver);
    ltl_fact_name own = ltl_facts__class_name(m, ltl_facts__class_around(m, call));
    bool calls_super = tree->kind[receiver] == LTL_KIND_CALL && receiver + 1 < tree->end[receiver] &&
                       is_super(m, receiver + 1); /* super().f() */
    if (module.len > 0) {
        fact->how = LTL_CALL_REQUIRED;
        fact->qualifier = ltl_facts__name(m, module);
    } else if (is_super(m, receiver) || calls_super) {
        fact->how = LTL_CALL_SUPER;
        fact->qualifier = own;
    } else if (ltl_facts__is_self(m, receiver) || ltl_facts__is(m, receiver, "static")) {
        fact->how = LTL_CALL_SELF;
        fact->qualifier = own;
    } else {
        bool is_path = ltl_facts__is_path(m, tree->parent[receiver]) && m->facts->family == LTL_FAMILY_RUST;
        ltl_str type = is_path ? LTL_STR("") : ltl_facts__type_of(m, receiver);
        ltl_str dotted = type.len > 0 ? LTL_STR("") : is_path ? ltl_facts__type(m, receiver)
                                                             : ltl_facts__dotted(m, receiver);
        if (m->facts->family == LTL_FAMILY_RUST && !is_path && !is_shouted(dotted)) {
            dotted = LTL_STR(""); /* a variable: its name says nothing */
        }
        fact->is_declared = type.len > 0 && may_be_below(m, receiver);
        fact->how = type.len > 0     ? LTL_CALL_TYPED
                    : dotted.len > 0 ? LTL_CALL_QUALIFIED
                                     : LTL_CALL_MEMBER;
        fact->qualifier = ltl_facts__name(m, type.len > 0 ? type : dotted);
    }
}

/* `include __DIR__ . '/view.php'`: what is written of the path; empty: it is no include. */
static ltl_str included(const maker *m, ltl_node call, ltl_node callee) {
    static const char *const WORDS[] = {"include", "include_once", "require", "require_once"};
    const ltl_tree *tree = m->tree;
    bool includes = false;
    for (size_t i = 0; m->facts->family == LTL_FAMILY_PHP && i < LTL_COUNT_OF(WORDS); i++) {
        includes = includes || ltl_facts__is(m, callee, WORDS[i]);
    }
    for (ltl_node node = tree->end[call]; includes && node-- > callee;) {
        if (tree->kind[node] == LTL_KIND_STRING) {
            return ltl_source_slice(tree->source, ltl_tree_string_content(tree, node));
        }
    }
    return LTL_STR("");
}

/* `T{a, b}` of Go; what is written with the names of its fields says where it goes, and a list is no object. */
static bool is_by_name(const maker *m, ltl_node made) {
    const ltl_tree *tree = m->tree;
    ltl_node type = ltl_tree_child(tree, made, LTL_ROLE_TYPE);
    ltl_node first = ltl_tree_child(tree, made, LTL_ROLE_ARGUMENT);
    bool is_plain = type != LTL_NO_NODE && (tree->kind[type] == LTL_KIND_NAME || tree->kind[type] == LTL_KIND_MEMBER);
    return m->facts->family == LTL_FAMILY_GO && tree->kind[made] == LTL_KIND_NEW &&
           (!is_plain || first == LTL_NO_NODE || tree->kind[first] == LTL_KIND_KEYWORD_ARGUMENT);
}

static void add_call(maker *m, ltl_node call) {
    const ltl_tree *tree = m->tree;
    ltl_call_fact fact = {.node = call, .how = LTL_CALL_BARE};
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node at = 0;
    if (is_by_name(m, call)) {
        return;
    }
    while (ltl_next_argument(tree, call, &at) != LTL_NO_NODE) {
        fact.arguments++;
    }
    fact.arguments += ltl_piped_argument(tree, call) != LTL_NO_NODE;
    if (tree->kind[call] == LTL_KIND_NEW || ltl_type_made_to_hold(tree, call) != LTL_NO_NODE) {
        fact.how = LTL_CALL_NEW;
        fact.qualifier = ltl_facts__name(m, ltl_facts__type_of(m, call));
    } else if (callee == LTL_NO_NODE) {
        return;
    } else if (included(m, call, callee).len > 0) {
        fact.how = LTL_CALL_INCLUDED;
        fact.qualifier = ltl_facts__name(m, included(m, call, callee));
    } else if (tree->kind[callee] == LTL_KIND_NAME) {
        fact.how = is_super(m, callee) ? LTL_CALL_SUPER : LTL_CALL_BARE;
        ltl_str sent = ltl_sent_name(tree, call);
        fact.name = fact.how == LTL_CALL_BARE
                        ? ltl_facts__name(m, sent.len > 0 ? sent : ltl_tree_name(tree, callee))
                        : 0;
        fact.qualifier = ltl_facts__class_name(m, ltl_facts__class_around(m, call));
    } else if (tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
        if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
            return;
        }
        ltl_str sent = ltl_sent_name(tree, call);
        fact.name = ltl_facts__name(m, sent.len > 0 ? sent : ltl_tree_name(tree, name));
        describe_receiver(m, call, receiver, &fact);
    } else {
        ltl_str module = ltl_facts__required(m, callee);
        if (module.len == 0) {
            return;
        }
        fact.how = LTL_CALL_REQUIRED;
        fact.qualifier = ltl_facts__name(m, module);
    }
    LTL_PUSH(m->arena, &m->facts->calls, fact);
}

/* `P<X>` and `ns::P<X>` of a P that stands for what it holds. */
static bool is_holding(const maker *m, ltl_node type) {
    const ltl_tree *tree = m->tree;
    ltl_node inner = tree->kind[type] == LTL_KIND_MEMBER ? ltl_tree_child(tree, type, LTL_ROLE_NAME) : type;
    ltl_node name = inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_TYPE ? ltl_tree_first_child(tree, inner)
                                                                              : LTL_NO_NODE;
    return name != LTL_NO_NODE && ltl_facts__holds(m, name);
}

/* C++: `T x(a)`, `T x{a}` call what makes a T; what holds one (`unique_ptr<T> x(y)`) calls nothing of T. */
static void add_constructed(maker *m, ltl_node variable) {
    const ltl_tree *tree = m->tree;
    ltl_node at = 0;
    ltl_node first = ltl_next_argument(tree, variable, &at);
    ltl_node type = first != LTL_NO_NODE ? ltl_tree_child(tree, tree->parent[variable], LTL_ROLE_TYPE) : LTL_NO_NODE;
    ltl_str text = type != LTL_NO_NODE ? ltl_facts__type(m, type) : LTL_STR("");
    ltl_fact_name name = !tells_nothing(text) ? ltl_facts__name(m, text) : 0;
    bool is_own = name != 0 && !is_holding(m, type);
    ltl_call_fact fact = {.node = variable, .how = LTL_CALL_NEW, .qualifier = name};
    for (at = 0; ltl_next_argument(tree, variable, &at) != LTL_NO_NODE;) {
        fact.arguments++;
    }
    if (is_own) {
        LTL_PUSH(m->arena, &m->facts->calls, fact);
    }
}

/* In order of their nodes. */
void ltl_facts__calls(maker *m) {
    static const ltl_kind KINDS[] = {LTL_KIND_CALL, LTL_KIND_NEW,
                                     LTL_KIND_MEMBER,   LTL_KIND_ASSIGN,
                                     LTL_KIND_VARIABLE, LTL_KIND_FUNCTION};
    enum { CALLS = 2, VARIABLES = 4 };
    const ltl_tree *tree = m->tree;
    bool constructs = ltl_str_is(ltl_str_of(tree->language->id), "cpp");
    ltl_facts__list_bare(m);
    ltl_node next[LTL_COUNT_OF(KINDS)];
    size_t count = LTL_COUNT_OF(KINDS);
    for (size_t i = 0; i < count; i++) {
        bool is_asked = i < CALLS || (i >= VARIABLES ? constructs : ltl_has_accessors(tree));
        next[i] = is_asked ? tree->kind_first[KINDS[i]] : LTL_NO_NODE;
    }
    for (;;) {
        size_t least = 0;
        for (size_t i = 1; i < count; i++) {
            least = next[i] < next[least] ? i : least; /* LTL_NO_NODE is the greatest */
        }
        ltl_facts__add_bare(m, next[least]);
        if (next[least] == LTL_NO_NODE) {
            return;
        }
        if (least < CALLS) {
            add_call(m, next[least]);
        } else if (least >= VARIABLES) {
            add_constructed(m, next[least]);
        } else {
            ltl_facts__add_access(m, next[least]);
        }
        next[least] = tree->kind_next[next[least]];
    }
}
