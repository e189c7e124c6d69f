#include "analyzers/dataflow/flow_internal.h"
#include "analyzers/dataflow/fold/fold_internal.h"
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/typed/typed.h"

#include "core/limits.h"

enum { MAX_ITEMS = 64 };

static ltl_known unknown(void) {
    return ltl_known_nothing();
}

static ltl_known of_child(const ltl_flow *flow, ltl_node node, ltl_role role) {
    return ltl_flow__known(flow, ltl_tree_child(flow->tree, node, role));
}

/* Scala's operators are names. */
static ltl_str operator_of(const ltl_tree *tree, ltl_node node) {
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    ltl_str operator= ltl_tree_name(tree, node);
    return operator.len == 0 && name != LTL_NO_NODE ? ltl_tree_name(tree, name) : operator;
}

/* What two of a mark stand for one of: `{{` in Python and C#, `$$` in Scala. */
static ltl_str doubled_in(const ltl_flow *flow) {
    return (flow->fold_language & (LTL_FOLD_PYTHON | LTL_FOLD_CSHARP)) != 0 ? LTL_STR("{}")
           : flow->fold_language == LTL_FOLD_SCALA                          ? LTL_STR("$")
                                                                            : LTL_STR_NONE;
}

/* The text between two values, with one mark for two. */
static ltl_known between_values(const ltl_flow *flow, ltl_node node, ltl_node part) {
    ltl_known value = ltl_flow__known(flow, part);
    ltl_str marks = doubled_in(flow);
    bool has_marks = false;
    for (size_t i = 0; i < marks.len && value.kind == LTL_KNOWN_STRING; i++) {
        has_marks = has_marks || ltl_str_find_byte(value.text, marks.ptr[i], 0) != SIZE_MAX;
    }
    if (!has_marks) {
        return value;
    }
    if (ltl_str_starts_with(ltl_tree_text(flow->tree, node), LTL_STR("$$"))) {
        return ltl_known_some(LTL_KNOWN_SOME_STRING); /* C# has it otherwise there */
    }
    char *text = ltl_arena_alloc(flow->arena, value.text.len);
    size_t length = 0;
    for (size_t i = 0; i < value.text.len; i++) {
        text[length++] = value.text.ptr[i];
        bool is_mark = ltl_str_find_byte(marks, value.text.ptr[i], 0) != SIZE_MAX;
        i += is_mark && i + 1 < value.text.len && value.text.ptr[i + 1] == value.text.ptr[i] ? 1 : 0;
    }
    value.text = (ltl_str){text, length};
    return value;
}

/* How a value stands in a text: a number by its digits. What says how it is to be written (`{x:03}`, `{x!r}`)
 * makes it another, or some text. */
static ltl_known in_text(ltl_flow *flow, ltl_node node, ltl_node part) {
    const ltl_tree *tree = flow->tree;
    ltl_known value = ltl_flow__known(flow, part);
    ltl_str text = tree->source->text;
    uint32_t stop = tree->stop[part];
    if (tree->kind[part] == LTL_KIND_STRING_PART) {
        return between_values(flow, node, part);
    }
    if (!ltl_known_is_something(&value)) {
        return value;
    }
    while (stop < tree->stop[node] && (text.ptr[stop] == ' ' || text.ptr[stop] == ')')) {
        stop++;
    }
    bool has_braces = tree->start[part] > 0 && text.ptr[tree->start[part] - 1] == '{';
    if (has_braces && stop < tree->stop[node] && text.ptr[stop] != '}') {
        size_t end = ltl_str_find_byte(text, '}', stop);
        ltl_str how = end < tree->stop[node] ? ltl_str_slice(text, stop, end) : LTL_STR("?");
        return ltl_fold__spelt_as(flow, &value, how);
    }
    bool is_integer = value.kind == LTL_KNOWN_NUMBER && value.is_integer;
    if (is_integer) {
        value.kind = LTL_KNOWN_STRING;
        value.text = ltl_arena_printf(flow->arena, "%lld", (long long)value.integer);
    }
    return value;
}

/* Text and interpolated expressions. */
static ltl_known of_template(ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_known all = {.kind = LTL_KNOWN_STRING, .origin = LTL_NO_NODE};
    bool has_formats = (flow->fold_language & LTL_FOLD_SCALA) != 0 && /* `f"$x%03d"` */
                       tree->source->text.ptr[tree->start[node]] == 'f';
    all.kind = has_formats ? LTL_KNOWN_SOME_STRING : all.kind;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_PART && tree->role[child] != LTL_ROLE_VALUE) {
            continue;
        }
        ltl_known part = in_text(flow, node, child);
        if (!ltl_known_is_something(&part) || !ltl_fuel_spend(&flow->fuel, all.text.len / 64)) {
            return part.kind == LTL_KNOWN_UNREACHED ? part : unknown();
        }
        all = ltl_known_concat(flow->arena, &all, &part);
    }
    return all;
}

/* `["?" for x in xs]`, `("?" for x in xs)`: as many as there are, of nothing but constants. */
static bool is_made_for_each(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_node each = ltl_tree_child(tree, node, LTL_ROLE_BODY);
    ltl_node loop = each != LTL_NO_NODE ? ltl_tree_next_sibling(tree, each) : LTL_NO_NODE;
    ltl_known item = each != LTL_NO_NODE ? ltl_flow__known(flow, each) : unknown();
    return loop != LTL_NO_NODE && tree->kind[loop] == LTL_KIND_ASSIGN && ltl_known_is_something(&item);
}

static ltl_known of_collection(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_known all = {.kind = LTL_KNOWN_CONSTANTS, .origin = node};
    if (is_made_for_each(flow, node)) {
        return all;
    }
    if (tree->kind[node] == LTL_KIND_OTHER) {
        return unknown();
    }
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        ltl_known item = ltl_flow__known(flow, child);
        if (!ltl_known_is_something(&item)) {
            all.kind = LTL_KNOWN_PARTS;
            break;
        }
    }
    return all;
}

/* Functions of standard libraries that make text of text. */
static bool is_text_function(const ltl_tree *tree, ltl_node callee) {
    static const char *const FUNCTIONS[] = {"sprintf", "escapeshellarg", "escapeshellcmd",
                                            "htmlspecialchars", "htmlentities"};
    ltl_node name = callee;
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) { /* String.format */
        ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
        name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        return receiver != LTL_NO_NODE && name != LTL_NO_NODE &&
               ltl_str_is(ltl_tree_name(tree, receiver), "String") &&
               ltl_str_is(ltl_tree_name(tree, name), "format");
    }
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(FUNCTIONS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), FUNCTIONS[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_is_text_call(const ltl_tree *tree, ltl_node call) {
    return is_text_function(tree, ltl_tree_child(tree, call, LTL_ROLE_CALLEE));
}

/* All arguments of a call are known. */
static bool takes_constants(const ltl_flow *flow, ltl_node call) {
    const ltl_tree *tree = flow->tree;
    for (ltl_node child = tree->end[call + 1]; child < tree->end[call]; child = tree->end[child]) {
        ltl_known argument = ltl_flow__known(flow, child);
        if (!ltl_known_is_something(&argument)) {
            return false;
        }
    }
    return true;
}

static ltl_known of_call(ltl_flow *flow, ltl_node call) {
    ltl_known folded = ltl_flow__asked(flow, call);
    if (folded.kind == LTL_KNOWN_NOTHING && ltl_flow__names_constant(flow, call)) {
        return ltl_flow__constant_named(flow, call);
    }
    folded = folded.kind == LTL_KNOWN_NOTHING ? ltl_fold_call(flow, call) : folded;
    if (folded.kind != LTL_KNOWN_NOTHING) {
        return folded;
    }
    bool is_text = ltl_is_text_call(flow->tree, call) && takes_constants(flow, call);
    return is_text ? ltl_known_some(LTL_KNOWN_SOME_STRING) : unknown();
}

static ltl_known of_binary(ltl_flow *flow, ltl_node node) {
    ltl_known left = of_child(flow, node, LTL_ROLE_LEFT);
    ltl_known right = of_child(flow, node, LTL_ROLE_RIGHT);
    if (!ltl_fuel_spend(&flow->fuel, (left.text.len + right.text.len) / 64)) {
        return unknown();
    }
    ltl_str operator= operator_of(flow->tree, node);
    ltl_known folded;
    if (ltl_flow__choose(flow, operator, & left, &right, &folded)) {
        return folded;
    }
    folded = ltl_fold_binary(flow, node, operator, & left, &right);
    return folded.kind != LTL_KNOWN_NOTHING
               ? folded
               : ltl_known_binary(flow->arena, operator, & left, &right);
}

/* `x["k"]`, `x[1]` of a collection that is known as written. */
static ltl_known of_part(const ltl_flow *flow, ltl_node literal, const ltl_known *key) {
    if (key->kind == LTL_KNOWN_STRING) {
        return ltl_flow__part_named(flow->tree, literal, key->text);
    }
    bool is_place = key->kind == LTL_KNOWN_NUMBER && key->is_integer && key->integer >= 0;
    return is_place ? ltl_flow__part_at(flow->tree, literal, key->integer) : unknown();
}

static ltl_known of_index(ltl_flow *flow, ltl_node node) {
    if (flow->fold_language != 0) {
        return ltl_fold_index(flow, node);
    }
    ltl_known whole = of_child(flow, node, LTL_ROLE_RECEIVER);
    ltl_known at = of_child(flow, node, LTL_ROLE_KEY);
    ltl_node literal = ltl_known_literal(&whole);
    return literal != LTL_NO_NODE ? of_part(flow, literal, &at) : unknown();
}

/* `x.k` and `x.length` of what is known as written. */
static ltl_known of_member(ltl_flow *flow, ltl_node node, const ltl_known *receiver) {
    ltl_known folded = ltl_fold_member(flow, node, receiver);
    ltl_node name = ltl_tree_child(flow->tree, node, LTL_ROLE_NAME);
    ltl_str key = name != LTL_NO_NODE ? ltl_tree_name(flow->tree, name) : LTL_STR_NONE;
    ltl_node literal = ltl_known_literal(receiver);
    bool is_told = folded.kind != LTL_KNOWN_NOTHING || literal == LTL_NO_NODE;
    return is_told ? folded : ltl_flow__part_named(flow->tree, literal, key);
}

/* `x.k` whatever `x` is: a collection, a text, a library, an object. */
static ltl_known of_place(ltl_flow *flow, ltl_node node) {
    ltl_node local = ltl_scopes_local(&flow->scopes, node);
    if (local != LTL_NO_NODE) {
        return ltl_flow__known(flow, local);
    }
    ltl_known receiver = of_child(flow, node, LTL_ROLE_RECEIVER);
    ltl_known constant = ltl_flow__asked(flow, node);
    constant = constant.kind == LTL_KNOWN_NOTHING ? ltl_fold_constant(flow, node) : constant;
    if (constant.kind != LTL_KNOWN_NOTHING) {
        return constant;
    }
    if (receiver.kind == LTL_KNOWN_STRING || receiver.kind == LTL_KNOWN_LIST ||
        ltl_known_literal(&receiver) != LTL_NO_NODE) {
        return of_member(flow, node, &receiver);
    }
    uint32_t field = ltl_flow__qualified(flow, node);
    uint32_t unit = ltl_flow__unit_at(flow, node);
    bool is_cast = flow->tree->kind[flow->tree->parent[node]] == LTL_KIND_CAST;
    if (field != 0 && !is_cast && ltl_flow__is_cast_to_count(flow) && ltl_flow__is_enumerator(flow, field)) {
        return unknown();
    }
    return field != 0 ? ltl_flow__outer(flow, field, flow->units.at[unit].node) : unknown();
}

static ltl_known of_node(ltl_flow *flow, ltl_node node) {
    switch (ltl_tree_kind(flow->tree, node)) {
    case LTL_KIND_BINARY:
        return of_binary(flow, node);
    case LTL_KIND_TEMPLATE:
        return of_template(flow, node);
    case LTL_KIND_UNARY: {
        ltl_known operand = of_child(flow, node, LTL_ROLE_OPERAND);
        ltl_known folded = ltl_fold_unary(flow, node, &operand);
        return folded.kind != LTL_KNOWN_NOTHING
                   ? folded
                   : ltl_known_unary(flow->arena, ltl_tree_name(flow->tree, node), &operand);
    }
    case LTL_KIND_IF:
    case LTL_KIND_CONDITIONAL:
        return ltl_flow__of_branches(flow, node);
    case LTL_KIND_SWITCH:
        return ltl_flow__of_arms(flow, node);
    case LTL_KIND_CAST: {
        ltl_known value = of_child(flow, node, LTL_ROLE_VALUE);
        return ltl_fold_cast(flow, node, &value);
    }
    case LTL_KIND_ASSIGN:
        return ltl_str_is(ltl_tree_name(flow->tree, node), "=") ||
                       ltl_str_is(ltl_tree_name(flow->tree, node), ":=")
                   ? of_child(flow, node, LTL_ROLE_RIGHT)
                   : unknown();
    case LTL_KIND_MEMBER:
        return of_place(flow, node);
    case LTL_KIND_INDEX:
        return of_index(flow, node);
    case LTL_KIND_COLLECTION:
    case LTL_KIND_OTHER:
        return of_collection(flow, node);
    case LTL_KIND_CALL:
        return of_call(flow, node);
    case LTL_KIND_NEW:
        return ltl_fold_new(flow, node);
    case LTL_KIND_PAIR:
    case LTL_KIND_KEYWORD_ARGUMENT:
        return of_child(flow, node, LTL_ROLE_VALUE);
    default:
        return unknown();
    }
}

/* `a<b ? c : d>=e` is taken for an assignment to `a<…>` by a grammar with templates. */
static bool assigns_to_none(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_node left = tree->kind[node] == LTL_KIND_ASSIGN ? ltl_tree_child(tree, node, LTL_ROLE_LEFT) : LTL_NO_NODE;
    return left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_UNARY && !ltl_str_is(ltl_tree_name(tree, left), "*");
}

/* What one that knows types makes of it. */
static bool is_typed(ltl_flow *flow, ltl_node node) {
    switch (ltl_tree_kind(flow->tree, node)) {
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_CAST:
    case LTL_KIND_CONDITIONAL:
        return true;
    case LTL_KIND_CALL:
        return ltl_typed_may_know(flow, node);
    default:
        return false;
    }
}

/* Two numbers are compared by their types. */
static bool has_numbers(const ltl_flow *flow, ltl_node node) {
    ltl_known left = of_child(flow, node, LTL_ROLE_LEFT);
    ltl_known right = of_child(flow, node, LTL_ROLE_RIGHT);
    return left.kind == LTL_KNOWN_NUMBER && right.kind == LTL_KNOWN_NUMBER;
}

ltl_known ltl_flow__evaluate(ltl_flow *flow, ltl_node node) {
    ltl_known value;
    if (!ltl_typed_reads(flow) || !is_typed(flow, node)) {
        return ltl_typed_reads(flow) && assigns_to_none(flow, node) ? unknown() : of_node(flow, node);
    }
    if (ltl_typed_value(flow, node, &value) && value.kind != LTL_KNOWN_NOTHING) {
        return value;
    }
    ltl_known told = of_node(flow, node);
    bool is_number = told.kind == LTL_KNOWN_NUMBER || (told.kind == LTL_KNOWN_BOOL && has_numbers(flow, node));
    return is_number ? ltl_known_nothing() : told;
}

/* ---- definitions ---- */

static ltl_node giver(const ltl_tree *tree, ltl_node by) {
    ltl_role role = tree->kind[by] == LTL_KIND_ASSIGN ? LTL_ROLE_RIGHT : LTL_ROLE_VALUE;
    return ltl_tree_child(tree, by, role);
}

/* `a, b = 1, 2`: the item across from `leaf`. */
static ltl_node item_across(const ltl_tree *tree, ltl_node leaf, ltl_node given) {
    ltl_node targets = tree->parent[leaf];
    if (given == LTL_NO_NODE || tree->kind[given] != LTL_KIND_COLLECTION) {
        return LTL_NO_NODE;
    }
    ltl_node target = targets + 1;
    ltl_node item = given + 1;
    ltl_node found = LTL_NO_NODE;
    for (uint32_t i = 0; i < MAX_ITEMS; i++) {
        bool has_target = target < tree->end[targets];
        bool has_item = item < tree->end[given];
        if (!has_target || !has_item) {
            return has_target == has_item ? found : LTL_NO_NODE;
        }
        if (tree->kind[target] == LTL_KIND_SPREAD || tree->kind[item] == LTL_KIND_SPREAD) {
            return LTL_NO_NODE;
        }
        found = target == leaf ? item : found;
        target = tree->end[target];
        item = tree->end[item];
    }
    return LTL_NO_NODE;
}

/* A variable of a type that holds less than the numbers that are computed with, or may. */
static bool is_narrow(const ltl_flow *flow, ltl_node leaf) {
    static const char *const WIDE[] = {"int", "long", "Int", "Long", "Integer", "let", "var", "auto", "val"};
    const ltl_tree *tree = flow->tree;
    const ltl_declaration *of = &flow->scopes.all.at[flow->scopes.of[leaf]];
    ltl_node type = flow->scopes.of[leaf] != 0 && of->declarer != LTL_NO_NODE
                        ? ltl_tree_child(tree, of->declarer, LTL_ROLE_TYPE)
                        : LTL_NO_NODE;
    if (type == LTL_NO_NODE && flow->scopes.of[leaf] != 0 && tree->kind[of->declarer] == LTL_KIND_VARIABLE) {
        type = ltl_tree_child(tree, tree->parent[of->declarer], LTL_ROLE_TYPE);
    }
    for (size_t i = 0; type != LTL_NO_NODE && i < LTL_COUNT_OF(WIDE); i++) {
        if (ltl_str_is(ltl_tree_name(tree, type), WIDE[i])) {
            return false;
        }
    }
    return type != LTL_NO_NODE;
}

/* `x++` */
static ltl_known stepped(ltl_flow *flow, ltl_node by, ltl_node leaf, const ltl_known *before) {
    bool is_number = before->kind == LTL_KNOWN_NUMBER || before->kind == LTL_KNOWN_SOME_NUMBER;
    ltl_str operator = ltl_tree_name(flow->tree, by);
    bool is_told = is_number && before->is_integer && flow->fold_language != 0 && !is_narrow(flow, leaf) &&
                   (ltl_str_is(operator, "++") || ltl_str_is(operator, "--"));
    if (!is_told) {
        return is_number ? ltl_known_some(LTL_KNOWN_SOME_NUMBER) : unknown();
    }
    ltl_known one = ltl_known_of_integer(flow->arena, 1);
    ltl_str step = ltl_str_slice(operator, 0, 1);
    ltl_known folded = ltl_fold_binary(flow, by, step, before, &one);
    return folded.kind != LTL_KNOWN_NOTHING ? folded : ltl_known_binary(flow->arena, step, before, &one);
}

/* `x += y`, `x .= y`, `x ??= y`: the operator without its `=`. */
static ltl_known changed(ltl_flow *flow, ltl_node by, ltl_node leaf, const ltl_known *before) {
    ltl_str operator= ltl_tree_name(flow->tree, by);
    if (flow->tree->kind[by] == LTL_KIND_UNARY) {
        return stepped(flow, by, leaf, before);
    }
    if (flow->tree->kind[by] != LTL_KIND_ASSIGN || operator.len<2) {
        return unknown();
    }
    ltl_known typed;
    if (ltl_typed_reads(flow) && ltl_typed_changed(flow, by, flow->scopes.of[leaf], before, &typed)) {
        return typed;
    }
    ltl_known more = of_child(flow, by, LTL_ROLE_RIGHT);
    if (!ltl_fuel_spend(&flow->fuel, (before->text.len + more.text.len) / 64)) {
        return unknown();
    }
    operator = ltl_str_slice(operator, 0, operator.len - 1);
    ltl_known value;
    if (ltl_flow__choose(flow, operator, before, &more, &value)) {
        return value;
    }
    value = ltl_fold_binary(flow, by, operator, before, &more);
    value = value.kind != LTL_KNOWN_NOTHING ? value : ltl_known_binary(flow->arena, operator, before, &more);
    bool is_told = value.kind == LTL_KNOWN_NUMBER && is_narrow(flow, leaf);
    return is_told ? ltl_known_some(LTL_KNOWN_SOME_NUMBER) : value;
}

/* `x.append(y)`, `x << y`, `x[k] = y` as statements: a string that gets known text stays some string. */
static ltl_known acted_on(ltl_flow *flow, ltl_node leaf, const ltl_known *before) {
    const ltl_tree *tree = flow->tree;
    ltl_node parent = tree->parent[leaf];
    bool is_known = false;
    if (tree->kind[tree->parent[parent]] == LTL_KIND_ASSIGN) {
        return ltl_fold_written_into(flow, tree->parent[parent], before);
    }
    if (tree->kind[parent] == LTL_KIND_BINARY) {
        ltl_known right = of_child(flow, parent, LTL_ROLE_RIGHT);
        is_known = ltl_known_is_something(&right);
    } else {
        ltl_known folded = ltl_fold_acted(flow, tree->parent[parent], before);
        if (folded.kind != LTL_KNOWN_NOTHING) {
            return folded;
        }
        is_known = takes_constants(flow, tree->parent[parent]);
    }
    return ltl_known_is_string(before) && is_known ? ltl_known_some(LTL_KNOWN_SOME_STRING)
                                                   : unknown();
}

static bool gives_whole(const ltl_tree *tree, ltl_node by) {
    ltl_str operator= ltl_tree_name(tree, by);
    switch (ltl_tree_kind(tree, by)) {
    case LTL_KIND_ASSIGN:
        return ltl_str_is(operator, "=") || ltl_str_is(operator, ":=");
    case LTL_KIND_VARIABLE:
    case LTL_KIND_FIELD:
    case LTL_KIND_DECLARATION:
        return true;
    default:
        return ltl_str_is(operator, "#define");
    }
}

ltl_node ltl_flow__expression_for(const ltl_flow *flow, ltl_node leaf) {
    const ltl_tree *tree = flow->tree;
    ltl_node by = flow->scopes.by[leaf];
    ltl_name_use use = (ltl_name_use)flow->scopes.use[leaf];
    bool gives = (use == LTL_NAME_DECLARED || use == LTL_NAME_WRITTEN) && by != LTL_NO_NODE;
    if (!gives || !gives_whole(tree, by) || ltl_flow__is_usual(tree, by)) {
        return LTL_NO_NODE;
    }
    ltl_node parent = tree->parent[leaf];
    if (parent == by) {
        return giver(tree, by);
    }
    bool is_across = tree->parent[parent] == by && tree->kind[parent] == LTL_KIND_COLLECTION;
    return is_across ? item_across(tree, leaf, giver(tree, by)) : LTL_NO_NODE;
}

static ltl_known given(ltl_flow *flow, ltl_node leaf, const ltl_known *before) {
    ltl_node by = flow->scopes.by[leaf];
    ltl_name_use use = (ltl_name_use)flow->scopes.use[leaf];
    if (use == LTL_NAME_CHANGED) {
        return changed(flow, by, leaf, before);
    }
    if (use == LTL_NAME_READ) {
        return acted_on(flow, leaf, before);
    }
    for (uint32_t i = 0; flow->facts != NULL && i < flow->facts->count; i++) {
        uint32_t variable = flow->facts->at[i].variable;
        if (flow->scopes.all.at[variable].leaf == leaf) {
            return flow->facts->at[i].value;
        }
    }
    ltl_node from = ltl_flow__expression_for(flow, leaf);
    ltl_known counted = from == LTL_NO_NODE ? ltl_flow__counted(flow, leaf, by) : ltl_known_nothing();
    return from != LTL_NO_NODE                 ? ltl_flow__known(flow, from)
           : counted.kind != LTL_KNOWN_NOTHING ? counted
                                               : ltl_flow__taken(flow, leaf);
}

/* Something could not be read there: what is left of it misleads. */
static bool has_error(const ltl_tree *tree, ltl_node by) {
    ltl_node child = by != LTL_NO_NODE ? by + 1 : LTL_NO_NODE;
    while (child != LTL_NO_NODE && child < tree->end[by] && tree->kind[child] != LTL_KIND_ERROR) {
        child = tree->end[child];
    }
    return child != LTL_NO_NODE && child < tree->end[by];
}

ltl_known ltl_flow__given(ltl_flow *flow, ltl_node leaf, const ltl_known *before) {
    uint32_t variable = flow->scopes.of[leaf];
    if (!ltl_typed_reads(flow)) {
        return given(flow, leaf, before);
    }
    if (ltl_typed_is_macro(flow, variable)) {
        return ltl_typed_macro(flow, variable);
    }
    ltl_known value = has_error(flow->tree, flow->scopes.by[leaf]) ? unknown() : given(flow, leaf, before);
    return ltl_typed_held(flow, variable, ltl_flow__expression_for(flow, leaf), &value);
}

/* ---- variables of others ---- */

/* Fields of an interface are final without saying so. */
static bool is_of_interface(const ltl_tree *tree, ltl_node class) {
    ltl_node name = ltl_tree_kind(tree, class) == LTL_KIND_CLASS
                        ? ltl_tree_child(tree, class, LTL_ROLE_NAME)
                        : LTL_NO_NODE;
    ltl_str head = name != LTL_NO_NODE ? ltl_str_slice(tree->source->text, tree->start[class], tree->start[name])
                                       : LTL_STR_NONE;
    return ltl_str_find(head, LTL_STR("interface"), 0) != SIZE_MAX;
}

/* Where everybody may write a member, only what is called constant or private is taken for one. */
static bool is_kept_to_itself(const ltl_scopes *scopes, const ltl_declaration *declaration) {
    static const char *const WORDS[] = {"final", "const", "private",  "readonly",
                                        "val",   "let",   "constant", "immutable"};
    const ltl_tree *tree = scopes->tree;
    bool is_field = declaration->kind == LTL_DECLARED_FIELD &&
                    (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0;
    if (!is_field) {
        return true;
    }
    ltl_node owner = declaration->declarer;
    owner = tree->kind[owner] == LTL_KIND_VARIABLE ? tree->parent[owner] : owner;
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, owner), WORDS[i])) {
            return true;
        }
        for (ltl_node child = owner + 1; child < tree->end[owner]; child = tree->end[child]) {
            if (tree->kind[child] == LTL_KIND_MODIFIER &&
                ltl_str_is(ltl_tree_name(tree, child), WORDS[i])) {
                return true;
            }
        }
    }
    return is_of_interface(tree, declaration->scope);
}

/* `around` is the unit or lies around it, and is worked out. */
static bool is_settled(const ltl_flow *flow, uint32_t around, ltl_node unit) {
    ltl_node node = flow->units.at[around].node;
    return flow->units.at[around].is_done && node <= unit && unit < flow->tree->end[node];
}

ltl_node ltl_flow__giver(const ltl_flow *flow, uint32_t variable) {
    ltl_node write = flow->scopes.all.at[variable].write;
    return write != LTL_NO_NODE ? giver(flow->tree, write) : LTL_NO_NODE;
}

ltl_node ltl_flow_giver(const ltl_flow *flow, uint32_t declaration) {
    return ltl_flow__giver(flow, declaration);
}

static ltl_known given_by(ltl_flow *flow, uint32_t variable, ltl_node given, ltl_node unit) {
    uint32_t around = ltl_flow__unit_at(flow, given);
    bool is_literal = ltl_tree_is_leaf(flow->tree, given) && flow->tree->kind[given] != LTL_KIND_NAME;
    ltl_known value = is_literal                      ? ltl_known_of_literal(flow->tree, given)
                      : is_settled(flow, around, unit) ? ltl_flow__known(flow, given)
                                                      : unknown();
    return ltl_typed_reads(flow) ? ltl_typed_held(flow, variable, given, &value) : value;
}

ltl_known ltl_flow__outer(ltl_flow *flow, uint32_t variable, ltl_node unit) {
    const ltl_declaration *declaration = &flow->scopes.all.at[variable];
    const unsigned strange = LTL_DECLARATION_EXPOSED | LTL_DECLARATION_BOUND;
    ltl_node constant = ltl_flow__class_constant(flow->tree, declaration->declarer);
    if (constant != LTL_NO_NODE && declaration->writes == 0) {
        return given_by(flow, variable, constant, unit);
    }
    if (declaration->writes == 0 && (declaration->flags & strange) == 0) {
        return ltl_flow__counted(flow, declaration->leaf, declaration->declarer);
    }
    if (declaration->writes != 1 || (declaration->flags & strange) != 0 ||
        !(is_kept_to_itself(&flow->scopes, declaration) || ltl_flow__is_enumerator(flow, variable))) {
        return unknown();
    }
    if (ltl_typed_is_macro(flow, variable)) {
        return ltl_typed_macro(flow, variable);
    }
    ltl_node given = giver(flow->tree, declaration->write);
    return given != LTL_NO_NODE ? given_by(flow, variable, given, unit) : unknown();
}
