/* Functions of one name in one class: which of them a call means, by how many arguments it has, then by the types
 * that are written. Where several fit, it may be any of them. */
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/parameter.h"
#include "analyzers/taint/objects/parts.h"

enum { MAX_OVERLOADS = 16 };

/* ---- how many ---- */

typedef struct arity {
    uint32_t least;
    uint32_t most;
} arity;

static arity arity_of(ltl_taint *t, ltl_node function) {
    ltl_taint_parameters p = ltl_taint__parameters_of(function);
    arity out = {0};
    while (ltl_taint__next_parameter(t, &p)) {
        bool takes_all = ltl_parameter_taking(t->tree, p.parameter) != LTL_TAKES_ONE;
        bool has_usual = ltl_tree_child(t->tree, p.parameter, LTL_ROLE_VALUE) != LTL_NO_NODE;
        out.most = takes_all ? UINT32_MAX : p.slot > out.most ? p.slot : out.most;
        out.least += p.slot > 0 && !takes_all && !has_usual ? 1 : 0;
    }
    return out;
}

static uint32_t count_arguments(const ltl_tree *tree, ltl_node call, bool *out_is_known) {
    uint32_t count = 0;
    *out_is_known = true;
    ltl_node at = 0;
    for (ltl_node child = ltl_next_argument(tree, call, &at); child != LTL_NO_NODE;
         child = ltl_next_argument(tree, call, &at)) {
        count++;
        *out_is_known = *out_is_known && tree->kind[child] != LTL_KIND_SPREAD;
    }
    return count;
}

static bool fits_count(ltl_taint *t, ltl_node function, ltl_node call) {
    bool is_known;
    uint32_t given = count_arguments(t->tree, call, &is_known);
    arity takes = arity_of(t, function);
    return !is_known || (takes.least <= given && given <= takes.most);
}

/* ---- of which types ---- */

typedef enum basic { OTHER_TYPE, TEXT, NUMBER, TRUTH, LIST, NO_BASIC } basic;

typedef struct typed {
    basic what;
    ltl_str name; /* of a class; empty: not known */
} typed;

static typed type_of_text(ltl_str name) {
    static const char *const TEXTS[] = {"String", "string", "str", "CharSequence", "string_view"};
    for (size_t i = 0; i < LTL_COUNT_OF(TEXTS); i++) {
        if (ltl_str_is(name, TEXTS[i])) {
            return (typed){TEXT, name};
        }
    }
    ltl_plain_type plain = ltl_plain_type_named(name);
    basic what = plain == LTL_PLAIN_NUMBER ? NUMBER : plain == LTL_PLAIN_TRUTH ? TRUTH : OTHER_TYPE;
    return (typed){name.len > 0 ? what : NO_BASIC, name};
}

/* `String[]`, and what `new String[] {…}` and `new String[3]` make. */
static bool is_list(const ltl_tree *tree, ltl_node node) {
    ltl_node modifier = ltl_tree_child(tree, node, LTL_ROLE_MODIFIER);
    ltl_node size = ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT);
    bool is_sized = tree->kind[node] == LTL_KIND_NEW && size != LTL_NO_NODE &&
                    tree->kind[size] == LTL_KIND_INDEX &&
                    ltl_str_starts_with(ltl_tree_text(tree, size), LTL_STR("["));
    return is_sized || (modifier != LTL_NO_NODE &&
                        ltl_str_starts_with(ltl_tree_text(tree, modifier), LTL_STR("[")));
}

static typed type_named(const ltl_tree *tree, ltl_node type) {
    if (type != LTL_NO_NODE && is_list(tree, type)) {
        return (typed){LIST, LTL_STR_NONE};
    }
    if (type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_MEMBER) {
        type = ltl_tree_child(tree, type, LTL_ROLE_NAME);
    }
    if (type == LTL_NO_NODE || !ltl_tree_is_leaf(tree, type)) {
        return (typed){NO_BASIC, LTL_STR_NONE};
    }
    return type_of_text(ltl_tree_name(tree, type));
}

static typed type_of_argument(const ltl_taint *t, ltl_node argument) {
    const ltl_tree *tree = t->tree;
    switch (ltl_tree_kind(tree, argument)) {
    case LTL_KIND_STRING:
        return (typed){TEXT, LTL_STR_NONE};
    case LTL_KIND_NUMBER:
        return (typed){NUMBER, LTL_STR_NONE};
    case LTL_KIND_NEW:
        if (is_list(tree, argument)) {
            return (typed){LIST, LTL_STR_NONE};
        }
        return type_named(tree, ltl_tree_child(tree, argument, LTL_ROLE_TYPE));
    case LTL_KIND_CAST:
        return type_named(tree, ltl_tree_child(tree, argument, LTL_ROLE_TYPE));
    case LTL_KIND_NAME: {
        const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[argument]];
        bool is_declared = t->scopes->of[argument] != 0 && declaration->declarer != LTL_NO_NODE;
        ltl_node by = is_declared ? declaration->declarer : LTL_NO_NODE;
        ltl_node type = is_declared ? ltl_tree_child(tree, by, LTL_ROLE_TYPE) : LTL_NO_NODE;
        if (is_declared && type == LTL_NO_NODE && tree->kind[by] == LTL_KIND_VARIABLE) {
            type = ltl_tree_child(tree, tree->parent[by], LTL_ROLE_TYPE);
        }
        return type_named(tree, type);
    }
    default:
        return (typed){NO_BASIC, LTL_STR_NONE};
    }
}

/* May a text be given where `type` is taken? Nothing inherits from Java's strings. */
static bool takes_text(const ltl_tree *tree, ltl_str type) {
    static const char *const NAMES[] = {"Object", "Comparable", "Serializable", "Constable"};
    bool takes = !ltl_language_is(tree->language, "java") || type.len <= 2; /* `T`: any type */
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        takes = takes || ltl_str_is(type, NAMES[i]);
    }
    return takes;
}

/* How well they fit: 2 the same, 1 maybe, 0 not at all. */
static uint32_t fit(const ltl_tree *tree, typed given, typed taken) {
    if (given.what == NO_BASIC || taken.what == NO_BASIC) {
        return 1;
    }
    if (given.what == TEXT && taken.what == OTHER_TYPE && !takes_text(tree, taken.name)) {
        return 0;
    }
    if (given.what == OTHER_TYPE ||
        taken.what == OTHER_TYPE) { /* nobody knows who inherits from whom */
        return given.name.len > 0 && ltl_str_eq(given.name, taken.name) ? 2 : 1;
    }
    return given.what == taken.what ? 2 : 0;
}

/* 0: it cannot be this one. */
static uint32_t fit_of(ltl_taint *t, ltl_node function, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_taint_parameters p = ltl_taint__parameters_of(function);
    ltl_node at = 0;
    ltl_node argument = ltl_next_argument(tree, call, &at);
    uint32_t sum = 1;
    while (argument != LTL_NO_NODE && ltl_taint__next_parameter(t, &p)) {
        bool is_plain = p.slot > 0 && ltl_parameter_taking(tree, p.parameter) == LTL_TAKES_ONE &&
                        tree->kind[argument] != LTL_KIND_KEYWORD_ARGUMENT;
        uint32_t one = is_plain
                           ? fit(tree, type_of_argument(t, argument),
                                 type_named(tree, ltl_tree_child(tree, p.parameter, LTL_ROLE_TYPE)))
                           : 1;
        if (one == 0) {
            return 0;
        }
        sum += one;
        argument = p.slot > 0 ? ltl_next_argument(tree, call, &at) : argument;
    }
    return sum;
}

/* ---- of other files ---- */

static uint32_t fit_of_far(const ltl_taint *t, const ltl_far_function *function, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node argument = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    uint32_t sum = 1;
    uint32_t first = ltl_gives_object(tree, call, function->extends) ? 1 : 0;
    for (uint32_t i = first; i < function->parameter_count && argument != LTL_NO_NODE; i++) {
        bool is_plain = tree->kind[argument] != LTL_KIND_KEYWORD_ARGUMENT &&
                        (function->parameters[i].len == 0 || function->parameters[i].ptr[0] != '*');
        uint32_t one =
            is_plain ? fit(tree, type_of_argument(t, argument), type_of_text(function->types[i]))
                     : 1;
        if (one == 0) {
            return 0;
        }
        sum += one;
        argument = ltl_tree_next_sibling(tree, argument);
    }
    return sum;
}

static bool language_has_overloads(ltl_taint *t) {
    static const char *const IDS[] = {"cpp", "csharp", "java", "kotlin", "scala", "swift"};
    t->overloads = t->overloads == 0 ? 1 : t->overloads;
    for (size_t i = 0; t->overloads == 1 && i < LTL_COUNT_OF(IDS); i++) {
        t->overloads = ltl_language_is(t->tree->language, IDS[i]) ? 2 : 1;
    }
    return t->overloads == 2;
}

bool ltl_taint__can_take(ltl_taint *t, const ltl_far_call *call, uint32_t target) {
    const ltl_taint_far *far = t->query->far;
    const ltl_far_target *of = &far->targets[call->first_target + target];
    return !language_has_overloads(t) ||
           fit_of_far(t, far->function_of(far->world, of->function), call->node) > 0;
}

bool ltl_taint__is_only_fit(const ltl_taint *t, const ltl_far_call *call, uint32_t target,
                            bool *out_fits) {
    const ltl_taint_far *far = t->query->far;
    const ltl_far_target *targets = far->targets + call->first_target;
    uint32_t own =
        fit_of_far(t, far->function_of(far->world, targets[target].function), call->node);
    uint32_t as_good = 0;
    uint32_t better = 0;
    for (uint32_t i = 0; i < call->target_count; i++) {
        uint32_t other =
            fit_of_far(t, far->function_of(far->world, targets[i].function), call->node);
        as_good += other == own ? 1 : 0;
        better += other > own ? 1 : 0;
    }
    *out_fits = own > 0 && better == 0;
    return *out_fits && as_good == 1;
}

/* ---- which one ---- */

typedef struct overloads {
    uint32_t units[MAX_OVERLOADS];
    uint32_t fits[MAX_OVERLOADS];
    uint32_t count;
} overloads;

static bool is_beside(const ltl_tree *tree, ltl_node function, ltl_node other) {
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    ltl_node own = ltl_tree_child(tree, other, LTL_ROLE_NAME);
    return tree->kind[other] == LTL_KIND_FUNCTION &&
           tree->parent[other] == tree->parent[function] && name != LTL_NO_NODE &&
           own != LTL_NO_NODE && tree->name[name] == tree->name[own] &&
           ltl_tree_is_leaf(tree, own) && ltl_tree_child(tree, other, LTL_ROLE_BODY) != LTL_NO_NODE;
}

/* All functions of that name beside it that may be meant, in order. */
static void find_all(ltl_taint *t, ltl_node function, ltl_node call, overloads *out) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[function];
    uint32_t best = 0;
    out->count = 0;
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        bool may_be = out->count < MAX_OVERLOADS && is_beside(tree, function, child) &&
                      fits_count(t, child, call);
        uint32_t how = may_be ? fit_of(t, child, call) : 0;
        uint32_t unit = how > 0 ? ltl_taint__unit_of(t, child) : 0;
        if (how > 0 && ltl_taint__node_of(t, unit) == child) {
            best = how > best ? how : best;
            out->units[out->count] = unit;
            out->fits[out->count++] = how;
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->count; i++) {
        if (out->fits[i] == best) {
            out->units[kept++] = out->units[i];
        }
    }
    out->count = kept;
}

static bool has_overloads(ltl_taint *t, ltl_node function) {
    ltl_node name =
        language_has_overloads(t) ? ltl_tree_child(t->tree, function, LTL_ROLE_NAME) : LTL_NO_NODE;
    return name != LTL_NO_NODE && ltl_tree_is_leaf(t->tree, name) &&
           ltl_pairs_find(&t->by_name, 1, t->tree->name[name]) == LTL_TAINT_MANY;
}

/* Asked for again and again of the same call, by every rule: the unit, behind whether it is the only one. */
static uint32_t look_up(ltl_taint *t, uint32_t unit, ltl_node function, ltl_node call) {
    uint32_t had = ltl_pairs_find(&t->scratch->overload_of, call, unit);
    if (had == 0) {
        overloads all;
        find_all(t, function, call, &all);
        uint32_t meant = all.count > 0 ? all.units[0] : unit;
        had = (meant + 1) << 1 | (all.count <= 1 ? 1 : 0);
        ltl_pairs_put(t->arena, &t->scratch->overload_of, call, unit, had);
    }
    return had;
}

uint32_t ltl_taint__overload(ltl_taint *t, uint32_t unit, ltl_node call, bool *out_is_sure) {
    ltl_node function = unit != LTL_TAINT_NO_UNIT ? ltl_taint__node_of(t, unit) : LTL_NO_NODE;
    if (function == LTL_NO_NODE || !has_overloads(t, function)) {
        return unit;
    }
    uint32_t found = look_up(t, unit, function, call);
    *out_is_sure = *out_is_sure && (found & 1) != 0;
    return (found >> 1) - 1;
}

uint32_t ltl_taint__next_overload(ltl_taint *t, uint32_t unit, ltl_node call) {
    overloads all;
    ltl_node function = ltl_taint__node_of(t, unit);
    if (!has_overloads(t, function) || (look_up(t, unit, function, call) & 1) != 0) {
        return LTL_TAINT_NO_UNIT;
    }
    find_all(t, function, call, &all);
    for (uint32_t i = 0; i + 1 < all.count; i++) {
        if (all.units[i] == unit) {
            return all.units[i + 1];
        }
    }
    return LTL_TAINT_NO_UNIT;
}
