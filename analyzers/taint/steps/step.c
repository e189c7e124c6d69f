/* What one step of a graph does to the marks. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/guards/checks.h"
#include "analyzers/guards/guards.h"
#include "analyzers/syntax/attribute.h"
#include "analyzers/syntax/pipe.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/calls/messages.h"
#include "analyzers/taint/calls/variables.h"
#include "analyzers/taint/objects/attributes.h"
#include "analyzers/taint/objects/keyed.h"
#include "analyzers/taint/objects/shape.h"
#include "analyzers/taint/steps/thrown.h"

ltl_taint_value ltl_taint__through(ltl_taint *t, ltl_taint_value value, ltl_node node) {
    if (t->out->traces.steps.at[value.trace].node == node) {
        return value;
    }
    ltl_taint_step step = {.node = node, .before = value.trace, .kind = LTL_TAINT_STEP_INTO};
    return ltl_taint_trace(&t->out->traces, value, step);
}

ltl_label_set ltl_taint__labels(const ltl_taint *t, uint64_t marks) {
    ltl_label_set labels = 0;
    for (uint32_t i = LTL_TAINT_FIRST_MARK; i < t->mark_count; i++) {
        labels |= (marks >> i & 1) != 0 ? UINT64_C(1) << t->marks[i].label : 0;
    }
    return labels;
}

/* Blocks and the like are no steps: their value is that of the last thing in them. */
static inline ltl_node last_of(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    for (;;) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool looks_inside = kind == LTL_KIND_BLOCK || kind == LTL_KIND_EXPRESSION_STATEMENT ||
                            kind == LTL_KIND_ELSE || kind == LTL_KIND_CASE ||
                            kind == LTL_KIND_CATCH;
        if (!looks_inside || tree->end[node] == node + 1) {
            return node;
        }
        ltl_node last = node + 1;
        while (tree->end[last] < tree->end[node] && ltl_taint__spend(t, 1)) {
            last = tree->end[last];
        }
        node = last;
    }
}

ltl_node ltl_taint__last_of(ltl_taint *t, ltl_node node) {
    return last_of(t, node);
}

/* Literals are no steps of the graph: what marks them is looked up when they are used. */
bool ltl_taint__is_literal(const ltl_tree *tree, ltl_node node) {
    return ltl_tree_is_leaf(tree, node) && tree->kind[node] != LTL_KIND_NAME;
}

/* What it gives where that is a value: what was tried, or what was done about it. */
static ltl_taint_value tried(ltl_taint *t, ltl_node node) {
    ltl_taint_value value = {0};
    for (ltl_node child = node + 1; child < t->tree->end[node]; child = t->tree->end[child]) {
        bool gives =
            t->tree->role[child] == LTL_ROLE_BODY || t->tree->role[child] == LTL_ROLE_HANDLER;
        ltl_node last = last_of(t, child);
        if (gives && t->tree->kind[last] != LTL_KIND_TRY && ltl_taint__spend(t, 1)) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__value(t, last));
        }
    }
    return value;
}

ltl_taint_value ltl_taint__value(ltl_taint *t, ltl_node node) {
    node = last_of(t, node);
    if (t->tree->kind[node] == LTL_KIND_TRY) {
        return tried(t, node);
    }
    const struct ltl_taint_cell *cell = ltl_taint__cell(t, node);
    if (ltl_taint__is_literal(t->tree, node)) {
        bool is_clean = cell->links == 0 || ltl_taint__first(t, node, LTL_TAINT_SANITIZER) != 0;
        return is_clean ? (ltl_taint_value){0}
                        : ltl_taint__add_sources(t, node, (ltl_taint_value){0});
    }
    return (ltl_taint_value){cell->marks, cell->trace};
}

ltl_taint_value ltl_taint__gather(ltl_taint *t, ltl_node node) {
    ltl_taint_value value = ltl_taint__value(t, node);
    ltl_kind kind = ltl_tree_kind(t->tree, node);
    bool may_be_made = kind == LTL_KIND_CALL || kind == LTL_KIND_NEW || kind == LTL_KIND_UNARY;
    bool is_made =
        may_be_made && ltl_taint__made(t, ltl_taint__addressed(t->tree, node)) != 0;
    bool is_veil = kind == LTL_KIND_CAST || kind == LTL_KIND_AWAIT;
    if (is_veil || (kind == LTL_KIND_CALL && t->has_fluent) || (kind == LTL_KIND_UNARY && t->has_holders)) {
        ltl_node behind = ltl_taint__behind(t, node);
        if (is_veil || behind != node) {
            return behind != node ? ltl_taint__gather(t, behind) : value;
        }
    }
    if ((kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER || is_made) &&
        t->state.entries.count > 0 && ltl_taint__first(t, node, LTL_TAINT_SANITIZER) == 0) {
        ltl_taint_path path = ltl_taint__path(t, node);
        if (path != 0 && ltl_taint__spend(t, 1 + t->state.entries.count / 8)) {
            ltl_taint_value known = ltl_taint_state_gather(&t->state, &t->paths, path);
            bool is_field = kind == LTL_KIND_MEMBER && value.marks == 0 && known.marks != 0;
            if (is_field && ltl_taint__is_safe_type(t, node)) {
                return value;
            }
            known = ltl_taint__as_whole(t, node, value, known);
            value =
                ltl_taint_union(&t->out->traces, value, ltl_taint__as_field(t, path, known, node));
        }
    }
    return value;
}

static ltl_taint_value all_but(ltl_taint *t, ltl_node node, bool gathers, ltl_node left_out) {
    ltl_taint_value value = {0};
    for (ltl_node child = node + 1; child < t->tree->end[node]; child = t->tree->end[child]) {
        if (!ltl_taint__spend(t, 1)) {
            break;
        }
        if (child != left_out) {
            value =
                ltl_taint_union(&t->out->traces, value,
                                gathers ? ltl_taint__gather(t, child) : ltl_taint__value(t, child));
        }
    }
    return value;
}

static ltl_taint_value all_children(ltl_taint *t, ltl_node node, bool gathers) {
    return all_but(t, node, gathers, LTL_NO_NODE);
}

enum { GUESS_OF_OWN_FIELD = 2 };

/* What the object of the method at hand holds there; one that nobody keeps apart is a guess. */
static ltl_taint_value own_field(ltl_taint *t, ltl_taint_path path, ltl_node node) {
    ltl_taint_value own = {1, 0};
    if (t->paths.above.at[path] == 0) {
        return own; /* the object itself */
    }
    ltl_taint_value field = ltl_taint__as_field(t, path, own, node);
    return field.marks != own.marks
               ? field
               : ltl_taint_guess(&t->out->traces, own, node, GUESS_OF_OWN_FIELD);
}

/* A variable that got what a function of the program gives: which of its parts is marked is not known. */
static bool is_result(ltl_taint *t, ltl_node name) {
    uint32_t of = t->tree->kind[name] == LTL_KIND_NAME ? t->scopes->of[name] : 0;
    const ltl_declaration *declaration = &t->scopes->all.at[of];
    bool is_once = t->query->is_across_functions && of != 0 &&
                   declaration->kind != LTL_DECLARED_PARAMETER && declaration->writes == 1 &&
                   declaration->write < t->tree->count;
    ltl_node given = is_once ? ltl_taint__giver(t->tree, declaration->write, declaration->leaf,
                                                declaration->write + 1)
                             : LTL_NO_NODE;
    given = given != LTL_NO_NODE && t->tree->kind[given] == LTL_KIND_AWAIT ? given + 1 : given;
    bool is_sure;
    return given != LTL_NO_NODE && t->tree->kind[given] == LTL_KIND_CALL &&
           (ltl_taint__far_call(t, given) != NULL ||
            ltl_taint__callee(t, given, &is_sure) != LTL_TAINT_NO_UNIT);
}

enum { GUESS_OF_RESULT = 1 };

/* `list.first`: some part of something whose parts have no names. */
static ltl_taint_value with_places_of_list(ltl_taint *t, ltl_node member, ltl_node list,
                                           ltl_taint_value value) {
    bool has_names = true;
    ltl_node name = ltl_tree_child(t->tree, member, LTL_ROLE_NAME);
    bool asks =
        name != LTL_NO_NODE && t->has_shapes && !ltl_taint__is_place(t, t->tree->name[name], 0);
    ltl_taint_value places = asks ? ltl_taint__places(t, list, 0, &has_names) : value;
    return has_names ? value : ltl_taint_union(&t->out->traces, value, places);
}

/* A part of what is marked as a whole, which something has judged: `validate(req.Path)`. */
static ltl_taint_value if_judged(ltl_taint *t, ltl_node part, ltl_taint_value value) {
    bool is_judged = value.marks != 0 && ltl_guard_holds_of_read(t->out->traces.checks, part);
    return ltl_taint_guess(&t->out->traces, value, part, is_judged ? LTL_MAX_DOUBT : 0);
}

/* `m.values`, `m.entries` of a mapping of Kotlin: all that lies in it. */
static bool is_all_of_mapping(const ltl_tree *tree, ltl_node member) {
    ltl_node name = tree->kind[member] == LTL_KIND_MEMBER ? ltl_tree_child(tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_str word = name != LTL_NO_NODE ? ltl_tree_name(tree, name) : LTL_STR_NONE;
    return (ltl_str_is(word, "values") || ltl_str_is(word, "entries")) && ltl_language_is(tree->language, "kotlin");
}

/* `x`, `x.a`, `x[i]`: what the path has, else what the object had where it stands. */
static ltl_taint_value read_place(ltl_taint *t, ltl_node node, bool is_called) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value item;
    if (tree->kind[node] == LTL_KIND_INDEX && ltl_taint__list_item(t, node, &item)) {
        return item;
    }
    ltl_taint_path path = ltl_taint__path(t, node);
    if (t->overwritten.count > 0 && ltl_taint__is_incoming(t, node)) {
        return (ltl_taint_value){0}; /* it marks itself, wherever it stands */
    }
    if (tree->kind[node] == LTL_KIND_NAME || ltl_taint_state_has(&t->state, path)) {
        ltl_taint_value value = ltl_taint_state_read(&t->state, &t->paths, path);
        bool is_own = t->query->is_across_functions && tree->kind[node] == LTL_KIND_NAME &&
                      path != 0 && ltl_taint_path_root(&t->paths, path) == LTL_TAINT_OBJECT_KEY &&
                      !ltl_taint_state_has(&t->state, path) &&
                      !(ltl_taint__is_included(tree) && ltl_taint__is_set_before(t, node));
        return is_own ? ltl_taint_union(&t->out->traces, value, own_field(t, path, node)) : value;
    }
    ltl_node receiver = ltl_taint__behind(t, ltl_tree_child(tree, node, LTL_ROLE_RECEIVER));
    ltl_taint_value value = {0};
    if (receiver != LTL_NO_NODE) {
        bool is_some = tree->kind[node] == LTL_KIND_INDEX && path == ltl_taint__path(t, receiver);
        bool is_all = is_some || is_all_of_mapping(tree, node);
        value = is_all ? ltl_taint__gather(t, receiver) : ltl_taint__value(t, receiver);
        value = is_some || is_called ? value : ltl_taint__as_field(t, path, value, node);
        value = is_some || is_called ? value : with_places_of_list(t, node, receiver, value);
        if (tree->kind[node] == LTL_KIND_MEMBER && !is_called && is_result(t, receiver)) {
            value = ltl_taint_guess(&t->out->traces, value, node, GUESS_OF_RESULT);
        }
        value = is_called ? value : if_judged(t, node, value);
    }
    bool is_key_in_it = tree->kind[node] == LTL_KIND_INDEX && !t->query->safe_indexes &&
                        receiver != LTL_NO_NODE && !ltl_taint__is_table(t, receiver);
    if (is_key_in_it) {
        ltl_node index = ltl_tree_next_sibling(tree, ltl_tree_child(tree, node, LTL_ROLE_RECEIVER));
        for (; index != LTL_NO_NODE; index = ltl_tree_next_sibling(tree, index)) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__value(t, index));
        }
    }
    return value;
}

/* Ruby's `h.slice(*keys)`: what lies under them comes back, with no other keys than those of `h`. */
static ltl_node keys_sought(const ltl_tree *tree, ltl_node call, ltl_node name) {
    static const char *const NAMES[] = {"except", "fetch_values", "slice", "values_at"};
    ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    bool is_list = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_SPREAD;
    for (size_t i = 0; is_list && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return given;
        }
    }
    return LTL_NO_NODE;
}

/* `x.replace(search, by)`: what is looked for is not in what comes back. LTL_NO_NODE: all that is given
 * may be. */
static ltl_node only_sought(const ltl_taint *t, ltl_node call) {
    static const char *const NAMES[] = {"replace", "replaceAll", "replaceFirst", "gsub", "tr"};
    static const char *const FUNCTIONS[] = {"preg_replace", "str_ireplace", "str_replace"};
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_function = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    for (size_t i = 0; is_function && i < LTL_COUNT_OF(FUNCTIONS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, callee), FUNCTIONS[i])) {
            return ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
        }
    }
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node receiver = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool is_package = receiver == LTL_NO_NODE ||
                      (tree->kind[receiver] == LTL_KIND_NAME && t->scopes->of[receiver] == 0);
    for (size_t i = 0; name != LTL_NO_NODE && !is_package && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
        }
    }
    return name != LTL_NO_NODE ? keys_sought(tree, call, name) : LTL_NO_NODE;
}

/* The only argument is a function that is written there, or the one behind what it is called with. */
static bool is_given_lambda(ltl_taint *t, ltl_node call) {
    ltl_node callee = ltl_tree_child(t->tree, call, LTL_ROLE_CALLEE);
    ltl_node given = callee != LTL_NO_NODE ? t->tree->end[callee] : call + 1;
    if (given < t->tree->end[call] && ltl_taint__makes_of_items(t->tree, callee)) {
        given = t->tree->end[given];
    }
    bool is_only = given < t->tree->end[call] && t->tree->end[given] == t->tree->end[call];
    return t->query->is_across_functions && (is_only || ltl_taint__maps_first(t->tree, callee)) &&
           given < t->tree->end[call] && ltl_taint__is_mapper(t, call, given) &&
           ltl_taint__function_of(t, given) != LTL_TAINT_NO_UNIT;
}

/* What the call is given, behind so many guesses, and what its object has. */
static uint32_t guesses_of_unknown(ltl_taint *t, ltl_node call) {
    uint32_t more = t->query->only_beginning ? ltl_taint__guesses_of_address(t->tree, call) : 0;
    uint32_t guesses = ltl_taint__guesses_of(t->tree, call);
    bool is_bound = guesses != 0 && ltl_taint__binds(t, call);
    return is_bound ? LTL_MAX_DOUBT : guesses + more;
}

ltl_taint_value ltl_taint__call_value(ltl_taint *t, ltl_node call, bool is_sure) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_taint_value value =
        callee != LTL_NO_NODE ? ltl_taint__gather(t, callee) : (ltl_taint_value){0};
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
        if (receiver != LTL_NO_NODE) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, receiver));
        }
    }
    ltl_taint_value given = all_but(t, call, true, only_sought(t, call));
    ltl_node piped = ltl_piped_argument(tree, call);
    if (piped != LTL_NO_NODE) {
        given = ltl_taint_union(&t->out->traces, given, ltl_taint__gather(t, piped));
    }
    if (ltl_is_shell(tree)) {
        given = ltl_taint_union(&t->out->traces, given, ltl_taint__shell_input(t, call));
    }
    given.marks &= ~value.marks; /* `form.get(name)`: what the object has is no guess */
    if (given.marks != 0) {
        given = ltl_taint_guess(&t->out->traces, given, call, is_sure ? 0 : guesses_of_unknown(t, call));
        value = ltl_taint_union(&t->out->traces, value, given);
    }
    if (value.marks != 0 && ltl_taint__calls_back(t->tree, callee)) {
        ltl_taint__give_to_functions(t, call, value);
    }
    if (ltl_taint__gives_only_results(t->tree, callee) && is_given_lambda(t, call)) {
        return ltl_taint__results_of(t, call, value);
    }
    if (ltl_taint__gives_results(t->tree, callee)) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__results_of(t, call, value));
    }
    return value;
}

/* `"%s %s" % pair`: with what the places of its sides have. */
static ltl_taint_value with_places(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    for (ltl_node side = node + 1; t->has_shapes && side < t->tree->end[node];
         side = t->tree->end[side]) {
        bool may_be = t->tree->kind[side] == LTL_KIND_NAME || t->tree->kind[side] == LTL_KIND_CALL;
        value = may_be
                    ? ltl_taint_union(&t->out->traces, value, ltl_taint__places(t, side, 0, NULL))
                    : value;
    }
    return value;
}

static ltl_taint_value binary_value(ltl_taint *t, ltl_node node) {
    bool is_safe =
        (t->query->safe_comparisons && ltl_known_compares(ltl_tree_name(t->tree, node))) ||
        (ltl_is_shell(t->tree) && ltl_shell_is_number(t->tree, node));
    if (is_safe || t->tree->kind[node] == LTL_KIND_UNARY) {
        return is_safe ? (ltl_taint_value){0}
                       : all_children(t, node, ltl_taint__pointed(t, node) != node);
    }
    ltl_node through =
        ltl_is_pipe(t->tree, node) ? ltl_tree_child(t->tree, node, LTL_ROLE_RIGHT) : LTL_NO_NODE;
    if (through != LTL_NO_NODE && t->tree->kind[through] == LTL_KIND_CALL) {
        return ltl_taint__gather(t, through);
    }
    return with_places(t, node, all_children(t, node, false));
}

/* That outcome of the condition is the value at hand, which it says to be empty. */
static bool is_empty_outcome(ltl_taint *t, ltl_node condition, ltl_node outcome) {
    ltl_role role = t->tree->role[outcome];
    bool is_outcome = condition != LTL_NO_NODE && (role == LTL_ROLE_THEN || role == LTL_ROLE_ELSE);
    ltl_node empty =
        is_outcome ? ltl_taint__empty_when(t, condition, role == LTL_ROLE_THEN) : LTL_NO_NODE;
    ltl_taint_path path = empty != LTL_NO_NODE ? ltl_taint__path(t, empty) : 0;
    return path != 0 && path == ltl_taint__path(t, outcome);
}

static ltl_taint_value branch_value(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = {0};
    ltl_node condition = ltl_tree_child(tree, node, LTL_ROLE_CONDITION);
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_CONDITION && ltl_taint__spend(t, 1) &&
            !ltl_taint__gives_never(t, node, child) && !is_empty_outcome(t, condition, child)) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, child));
        }
    }
    return value;
}

/* `f(...)` in PHP is the function itself. */
static bool is_reference(const ltl_tree *tree, ltl_node call) {
    ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    return given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_OTHER &&
           ltl_str_is(ltl_tree_text(tree, given), "...");
}

/* `request.getPath()` that is a source: what is known of it is that, even where the program declares it. */
static bool is_source(ltl_taint *t, ltl_node call) {
    for (uint32_t link = ltl_taint__first(t, call, LTL_TAINT_SOURCE); link != 0;
         link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SOURCE)) {
        const ltl_taint_place *place = &t->query->sources.at[t->links.at[link].place];
        if (!place->is_control && place->requires == NULL &&
            ltl_span_eq(place->span, ltl_tree_span(t->tree, call))) {
            return true;
        }
    }
    return false;
}

/* `x` of `[x for y in z]` and `(x for y in z)`; LTL_NO_NODE: it is no such thing. */
static ltl_node made_for_each(const ltl_tree *tree, ltl_node node) {
    ltl_node each = ltl_tree_child(tree, node, LTL_ROLE_BODY);
    ltl_node loop = each != LTL_NO_NODE ? ltl_tree_next_sibling(tree, each) : LTL_NO_NODE;
    bool is_it = tree->kind[node] == LTL_KIND_COLLECTION ||
                 (loop != LTL_NO_NODE && tree->kind[loop] == LTL_KIND_ASSIGN);
    return is_it ? each : LTL_NO_NODE;
}

static ltl_node object_of_call(const ltl_tree *tree, ltl_node call) {
    return ltl_tree_child(tree, ltl_tree_child(tree, call, LTL_ROLE_CALLEE), LTL_ROLE_RECEIVER);
}

/* What comes back from a call that is followed, or else what it is given. */
static ltl_taint_value call_result(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = {0};
    if (is_reference(tree, node) || is_source(t, node) || ltl_taint__looks_up(t, node) ||
        ltl_taint__takes_variables(t, node)) {
        return value;
    }
    ltl_taint_path field = t->state.entries.count > 0 && ltl_taint__has_records(t)
                               ? ltl_taint__field_asked(t, node)
                               : 0;
    if (field != 0) {
        return ltl_taint_state_has(&t->state, field)
                   ? ltl_taint_state_gather(&t->state, &t->paths, field)
                   : ltl_taint__value(t, object_of_call(tree, node));
    }
    if (ltl_taint__call(t, node, &value)) {
        t->known_call = node;
        ltl_node object = ltl_taint__object_given(t, node);
        ltl_taint_path path = object != LTL_NO_NODE ? ltl_taint__path(t, object) : 0;
        if (path != 0) { /* with what was put into it */
            return ltl_taint_union(&t->out->traces, ltl_taint__value(t, ltl_taint__behind(t, object)),
                                   ltl_taint_state_read(&t->state, &t->paths, path));
        }
        uint32_t guesses = value.marks != 0 ? ltl_taint__guesses_of_cleaner(tree, node) : 0;
        return ltl_taint_guess(&t->out->traces, value, node, guesses);
    }
    ltl_node attribute = ltl_taint__attribute_of(t, node);
    attribute = attribute == LTL_NO_NODE ? ltl_taint__field_of_some(t, node) : attribute;
    if (attribute != LTL_NO_NODE) {
        return read_place(t, attribute, false);
    }
    ltl_taint_value known = value;
    if (ltl_is_shell(tree)) {
        value = ltl_taint__command(t, node);
    } else if (!ltl_taint__fetch(t, node, &value)) {
        value = ltl_taint__call_value(t, node, false);
    }
    bool is_kept = value.marks != 0 && ltl_guard_keeps_passed(t->scratch->guards, node);
    value = ltl_taint_guess(&t->out->traces, value, node, is_kept ? LTL_MAX_DOUBT : 0);
    value = ltl_taint__pass_unknown(t, node, value);
    if (value.marks != 0) {
        ltl_taint__keep_message(t, node);
    }
    value = ltl_taint_union(&t->out->traces, value, ltl_taint__promised(t, node));
    value = ltl_taint_union(&t->out->traces, value, known);
    value = ltl_taint_union(&t->out->traces, value, ltl_taint__keys_given(t, node));
    if (t->query->is_across_functions && ltl_taint__gives_own_object(t, node)) {
        value = ltl_taint_union(&t->out->traces, value, (ltl_taint_value){1, 0});
    }
    return t->query->safe_functions ? (ltl_taint_value){0} : value;
}

static ltl_taint_value own_value(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NAME: {
        ltl_taint_value value = {0};
        return ltl_taint__call_bare(t, node, &value) || ltl_taint__read_accessor(t, node, &value)
                   ? value
                   : ltl_taint_union(&t->out->traces, read_place(t, node, false),
                                     ltl_taint__implicit(t, node));
    }
    case LTL_KIND_MEMBER: {
        ltl_taint_value value = {0};
        return ltl_taint__read_accessor(t, node, &value) ? value
                                                         : read_place(t, node, tree->role[node] == LTL_ROLE_CALLEE);
    }
    case LTL_KIND_INDEX:
        return read_place(t, node, tree->role[node] == LTL_ROLE_CALLEE);
    case LTL_KIND_FUNCTION:
    case LTL_KIND_LAMBDA:
    case LTL_KIND_CLASS:
    case LTL_KIND_LOOP:
    case LTL_KIND_TRY:
    case LTL_KIND_PARAMETER:
        return (ltl_taint_value){0};
    case LTL_KIND_ASSIGN: {
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        return right != LTL_NO_NODE ? ltl_taint__gather(t, right) : all_children(t, node, true);
    }
    default:
        break;
    }
    if (t->query->only_assignments) {
        return (ltl_taint_value){0};
    }
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_CALL:
    case LTL_KIND_NEW:
        return call_result(t, node);
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
        return binary_value(t, node);
    case LTL_KIND_IF:
    case LTL_KIND_CONDITIONAL:
    case LTL_KIND_SWITCH:
        return branch_value(t, node);
    case LTL_KIND_COLLECTION:
    case LTL_KIND_OTHER: {
        if (ltl_is_shell(tree) && ltl_shell_is_substitution(tree, node)) {
            return ltl_taint__printed(t, node);
        }
        ltl_node each = made_for_each(tree, node);
        return each != LTL_NO_NODE ? ltl_taint__gather(t, each) : all_children(t, node, true);
    }
    default:
        return all_children(t, node, true);
    }
}

/* Members and indexes that an assignment writes; names are definitions of their own. */
static void write_member(ltl_taint *t, ltl_node assign, ltl_taint_value value) {
    const ltl_tree *tree = t->tree;
    ltl_node left = ltl_tree_child(tree, assign, LTL_ROLE_LEFT);
    ltl_node attribute = left != LTL_NO_NODE ? ltl_attribute_asked(tree, left) : LTL_NO_NODE;
    left = attribute != LTL_NO_NODE ? attribute : left; /* `o.x = y` */
    if (left == LTL_NO_NODE ||
        (tree->kind[left] != LTL_KIND_MEMBER && tree->kind[left] != LTL_KIND_INDEX)) {
        return;
    }
    ltl_str operator= ltl_tree_name(tree, assign);
    bool is_plain = ltl_str_is(operator, "=") || ltl_str_is(operator, ":=") || operator.len == 0;
    ltl_node given = ltl_tree_child(tree, assign, LTL_ROLE_RIGHT);
    if (!is_plain) {
        value = ltl_taint_union(&t->out->traces, value, read_place(t, left, false));
        given = LTL_NO_NODE;
    } else if (given != LTL_NO_NODE && ltl_taint__path(t, given) != 0) {
        value = ltl_taint__value(t, given); /* what lies below it is below the other as well */
    }
    ltl_taint__assign(t, left, given, value);
}

/* Nothing has marks here, and nothing gives any: then its type is nothing to anybody, unless a call does something to
 * its object. */
static bool type_may_matter(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    return value.marks != 0 || t->tree->kind[node] == LTL_KIND_CALL || t->query->propagators.count > 0 ||
           ltl_taint__first(t, node, LTL_TAINT_SOURCE) != 0 || ltl_taint__first(t, node, LTL_TAINT_SINK) != 0;
}

void ltl_taint__take_step(ltl_taint *t, ltl_step_code step) {
    ltl_node node = ltl_step_node(step);
    if (ltl_step_defines(step)) {
        ltl_taint__define(t, node);
        return;
    }
    ltl_kind kind = ltl_tree_kind(t->tree, node);
    if (ltl_is_unit(kind)) {
        ltl_taint__meet_unit(t, node);
    }
    ltl_taint_value value = ltl_taint__put_together(t, node, own_value(t, node));
    bool is_clean = ltl_taint__is_sanitized(t, node) ||
                    (type_may_matter(t, node, value) && ltl_taint__is_safe_type(t, node));
    if (is_clean) {
        value = (ltl_taint_value){0};
    } else {
        value = ltl_taint__add_propagated(t, node, ltl_taint__add_sources(t, node, value));
    }
    struct ltl_taint_cell *cell = ltl_taint__cell(t, node);
    cell->marks = value.marks;
    cell->trace = value.trace;
    ltl_taint__propagate(t, node);
    if (kind == LTL_KIND_RETURN || kind == LTL_KIND_YIELD) {
        ltl_taint__note_result(t, node, value);
    }
    if (kind == LTL_KIND_THROW || kind == LTL_KIND_RETURN || kind == LTL_KIND_CALL) {
        ltl_taint__note_thrown(t, node);
    }
    if (kind == LTL_KIND_CALL && ltl_is_shell(t->tree)) {
        ltl_taint__take_command(t, node, value);
    } else if (kind == LTL_KIND_CALL && !is_clean && t->known_call != node) {
        ltl_taint__call_method(t, node);
    } else if (kind == LTL_KIND_BINARY) {
        ltl_taint__append_operator(t, node);
    } else if (kind == LTL_KIND_ASSIGN) {
        if (!ltl_taint__keeps_itself(t, node)) {
            write_member(t, node, value);
        }
        ltl_taint__write_accessor(t, node);
    } else if (kind == LTL_KIND_OTHER) {
        ltl_taint__initialise(t, node);
    }
    if (!is_clean) {
        ltl_taint__check_sinks(t, node, value);
    }
    if (t->has_literal_sinks) {
        ltl_taint__check_literals(t, node);
    }
}
