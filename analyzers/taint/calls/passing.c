/* What a call passes for each parameter of what it calls. */
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/holder.h"
#include "analyzers/syntax/parameter.h"
#include "analyzers/syntax/pipe.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/objects/shape.h"

typedef ltl_taint_parameters parameters;
typedef ltl_taint_passed passed;

/* The function that is called: one of this file, or of another. */
typedef struct called_function {
    ltl_node function;
    const ltl_far_function *far; /* null: of this file */
} called_function;

/* ---- its parameters ---- */

static uint32_t slot_of_far_name(const ltl_far_function *far, ltl_str text) {
    for (uint32_t i = 0; text.len > 0 && i < far->parameter_count; i++) {
        if (ltl_str_eq(far->parameters[i], text)) {
            return ltl_taint__bounded(i + 1);
        }
    }
    return LTL_TAINT_SLOTS;
}

/* The slot of the parameter with that name; LTL_TAINT_SLOTS: there is none. */
static uint32_t slot_of_name(ltl_taint *t, called_function to, uint32_t name) {
    if (to.far != NULL) {
        return slot_of_far_name(to.far, ltl_taint__key_text(t, name));
    }
    parameters p = ltl_taint__parameters_of(to.function);
    while (name != 0 && ltl_taint__next_parameter(t, &p)) {
        if (p.name != LTL_NO_NODE && t->tree->name[p.name] == name &&
            ltl_parameter_taking(t->tree, p.parameter) == LTL_TAKES_ONE) {
            return ltl_taint__bounded(p.slot);
        }
    }
    return LTL_TAINT_SLOTS;
}

static void note_taking(passed *to, uint32_t slot, ltl_parameter_takes takes) {
    to->last = slot;
    if (takes == LTL_TAKES_REST && to->rest == 0) {
        to->rest = slot;
    } else if (takes == LTL_TAKES_NAMED) {
        to->named = slot;
    }
}

static void find_parameters(ltl_taint *t, called_function function, passed *to) {
    to->last = to->rest = to->named = 0;
    for (uint32_t i = 0; function.far != NULL && i < function.far->parameter_count; i++) {
        ltl_str name = function.far->parameters[i];
        bool is_rest = name.len > 0 && name.ptr[0] == '*';
        note_taking(to, i + 1,
                    !is_rest                             ? LTL_TAKES_ONE
                    : name.len > 1 && name.ptr[1] == '*' ? LTL_TAKES_NAMED
                                                         : LTL_TAKES_REST);
    }
    parameters p = ltl_taint__parameters_of(function.function);
    bool takes_any = function.far == NULL && (ltl_is_shell(t->tree) ||
                                              ltl_taint__is_nameless(t->tree, function.function));
    to->last = takes_any ? LTL_TAINT_SLOTS - 1 : to->last;
    while (function.far == NULL && ltl_taint__next_parameter(t, &p)) {
        note_taking(to, p.slot, ltl_parameter_taking(t->tree, p.parameter));
    }
}

/* ---- what they are given ---- */

static void pass(ltl_taint *t, passed *to, uint32_t slot, ltl_node node, ltl_taint_value value) {
    slot = ltl_taint__bounded(slot);
    if (to->function[slot] != LTL_NO_NODE) { /* one of several, which are not told apart */
        value = ltl_taint_guess(&t->out->traces, value, node, 1);
    }
    to->node[slot] = to->value[slot].marks == 0 ? node : LTL_NO_NODE;
    to->function[slot] = to->function[slot] == LTL_NO_NODE ? node : to->function[slot];
    to->value[slot] = ltl_taint_union(&t->out->traces, to->value[slot], value);
}

/* One of several that a parameter takes; key 0: nobody knows which. */
static void pass_item(ltl_taint *t, passed *to, uint32_t slot, uint32_t key, ltl_node node,
                      ltl_taint_value value) {
    slot = ltl_taint__bounded(slot);
    to->node[slot] = LTL_NO_NODE;
    to->function[slot] = to->function[slot] == LTL_NO_NODE ? node : to->function[slot];
    to->value[slot] = ltl_taint_union(&t->out->traces, to->value[slot], value);
    if (key == 0 || to->item_count == LTL_TAINT_REST) {
        to->is_open = true;
    } else {
        to->items[to->item_count++] = (ltl_taint_item){slot, key, node};
    }
}

static void pass_named(ltl_taint *t, called_function function, ltl_node argument, passed *to) {
    ltl_node given = ltl_tree_child(t->tree, argument, LTL_ROLE_VALUE);
    uint32_t name = ltl_taint__key_of_leaf(t, ltl_tree_child(t->tree, argument, LTL_ROLE_NAME));
    uint32_t slot = slot_of_name(t, function, name);
    ltl_taint_value value = ltl_taint__gather(t, argument);
    if (slot < LTL_TAINT_SLOTS) {
        pass(t, to, slot, given, value);
    } else {
        pass_item(t, to, to->named != 0 ? to->named : to->last, name, given, value);
    }
}

static void pass_place(ltl_taint *t, uint32_t position, ltl_node argument, passed *to) {
    ltl_taint_value value = ltl_taint__gather(t, argument);
    uint32_t last = to->is_open ? to->last : position; /* its place is not known any more */
    for (uint32_t at = position; at <= (last > position ? last : position); at++) {
        uint32_t slot = at <= to->last ? at : to->last; /* the last takes the rest */
        if (to->rest != 0 && at >= to->rest) {
            uint32_t key = to->is_open ? 0 : ltl_taint__key_of_place(t, at - to->rest);
            pass_item(t, to, to->rest, key, argument, value);
            return;
        }
        pass(t, to, slot, argument, value);
    }
}

/* `*xs`: what lies at a place of it, or under a key of `**d`. */
static ltl_taint_value part_passed(ltl_taint *t, ltl_node given, uint32_t key) {
    ltl_taint_value part;
    if (ltl_taint__part_of_literal(t, ltl_taint__pointed(t, given), key, &part)) {
        return part;
    }
    ltl_taint_path whole = ltl_taint__path(t, given);
    ltl_taint_path path = whole != 0 ? ltl_taint_path_below(t->arena, &t->paths, whole, key) : 0;
    if (path == 0) {
        return ltl_taint__gather(t, given);
    }
    bool is_known = ltl_taint_state_has(&t->state, path) ||
                    ltl_taint_state_has_below(&t->state, &t->paths, path);
    return is_known ? ltl_taint_state_gather(&t->state, &t->paths, path)
                    : ltl_taint__as_field(t, path, ltl_taint__value(t, given), given);
}

/* The key of the parameter at that slot in what names are taken from; 0: it has none. */
static uint32_t key_of_parameter(ltl_taint *t, called_function function, uint32_t slot) {
    if (function.far != NULL) {
        bool is_there = slot > 0 && slot <= function.far->parameter_count;
        ltl_str name = is_there ? function.far->parameters[slot - 1] : LTL_STR_NONE;
        return name.len > 0 ? ltl_taint__key_of_text(t, name) : 0;
    }
    parameters p = ltl_taint__parameters_of(function.function);
    while (ltl_taint__next_parameter(t, &p)) {
        if (p.slot == slot && p.name != LTL_NO_NODE) {
            return ltl_taint__key_of_leaf(t, p.name);
        }
    }
    return 0;
}

static void pass_spread(ltl_taint *t, called_function function, uint32_t position,
                        ltl_node argument, passed *to) {
    const ltl_tree *tree = t->tree;
    ltl_node operand = ltl_tree_child(tree, argument, LTL_ROLE_OPERAND);
    ltl_node given = operand != LTL_NO_NODE ? operand : argument;
    bool is_named = ltl_str_is(ltl_tree_name(tree, argument), "**");
    ltl_taint_value whole = ltl_taint__gather(t, argument);
    bool was_open = to->is_open;
    for (uint32_t slot = is_named ? 1 : position; slot <= to->last; slot++) {
        bool takes_rest = slot == to->rest || slot == to->named;
        uint32_t key = takes_rest || was_open ? 0
                       : is_named             ? key_of_parameter(t, function, slot)
                                              : ltl_taint__key_of_place(t, slot - position);
        ltl_taint_value value = key != 0 ? part_passed(t, given, key) : whole;
        bool is_given = is_named && to->function[ltl_taint__bounded(slot)] != LTL_NO_NODE;
        if (takes_rest ? is_named == (slot == to->named) : !is_given) {
            pass_item(t, to, slot, 0, argument, value);
        }
    }
    to->is_open = true;
}

/* A word of a command: `"$@"` hands on what came in, one by one, a list any of its items. */
static void pass_word(ltl_taint *t, ltl_node word, uint32_t *position, passed *to) {
    ltl_node of = ltl_shell_spread(t->tree, word);
    if (of == LTL_NO_NODE) {
        pass_place(t, *position, word, to);
        *position += 1;
        return;
    }
    bool is_known = t->tree->kind[of] == LTL_KIND_NAME && !to->is_open && t->unit != 0;
    for (uint32_t slot = *position; slot <= to->last; slot++) {
        uint32_t number = slot - *position + 1;
        pass(t, to, slot, word,
             is_known ? ltl_taint__shell_argument(t, number) : ltl_taint__gather(t, word));
    }
    to->is_open = true;
}

static void pass_argument(ltl_taint *t, called_function function, ltl_node argument,
                          uint32_t *position, passed *to) {
    ltl_kind kind = ltl_tree_kind(t->tree, argument);
    if (ltl_is_shell(t->tree)) {
        pass_word(t, argument, position, to);
    } else if (kind == LTL_KIND_KEYWORD_ARGUMENT) {
        pass_named(t, function, argument, to);
    } else if (kind == LTL_KIND_SPREAD) {
        pass_spread(t, function, *position, argument, to);
    } else {
        pass_place(t, *position, argument, to);
        *position += 1;
    }
}

/* `C.new(…)`, `P.C(…)` and `std::make_unique<C>(…)` are called on no object yet. */
static bool makes_object(const ltl_taint *t, ltl_node call, ltl_node callee) {
    ltl_node name = ltl_tree_child(t->tree, callee, LTL_ROLE_NAME);
    return (name != LTL_NO_NODE && ltl_str_is(ltl_tree_name(t->tree, name), "new")) ||
           ltl_type_made_to_hold(t->tree, call) != LTL_NO_NODE || ltl_taint__class_constructed(t, call) != LTL_NO_NODE;
}

/* `x.f(y)` of a function whose first parameter is x. */
static bool takes_receiver(const ltl_taint *t, ltl_node call, called_function function) {
    bool may_be = function.far == NULL && ltl_takes_object(t->tree, function.function);
    ltl_str class = function.far != NULL ? function.far->extends
                    : may_be             ? ltl_extension_class(t->tree, function.function)
                                         : LTL_STR("");
    return ltl_gives_object(t->tree, call, class);
}

/* `super(x)`, `super().f(x)`, `parent::f($x)`, `base.F(x)`: a method of the parent, on the object at hand. */
bool ltl_taint__is_of_parent(const ltl_taint *t, ltl_node call) {
    static const char *const WORDS[] = {"super", "parent", "base"};
    const ltl_tree *tree = t->tree;
    ltl_node word = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (word != LTL_NO_NODE && tree->kind[word] == LTL_KIND_MEMBER) {
        word = ltl_tree_child(tree, word, LTL_ROLE_RECEIVER);
        bool is_call = word != LTL_NO_NODE && tree->kind[word] == LTL_KIND_CALL;
        word = is_call ? ltl_tree_child(tree, word, LTL_ROLE_CALLEE) : word;
    }
    bool is_name = word != LTL_NO_NODE && tree->kind[word] == LTL_KIND_NAME && t->scopes->of[word] == 0;
    for (size_t i = 0; is_name && i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, word), WORDS[i])) {
            return true;
        }
    }
    return false;
}

/* `x`, `x = y` of the object at hand, not of one that is made: `new T { X = y }`. */
static bool is_own_property(const ltl_taint *t, ltl_node call, ltl_node callee) {
    const ltl_tree *tree = t->tree;
    ltl_kind kind = ltl_tree_kind(tree, call);
    bool is_read = kind == LTL_KIND_NAME && (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0;
    bool is_written = kind == LTL_KIND_ASSIGN && callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    return is_read || (is_written && tree->kind[tree->parent[call]] != LTL_KIND_COLLECTION);
}

/* `f(x)` of a class of this file, whose methods go by their bare names: on the object at hand. */
static bool is_method_here(ltl_taint *t, ltl_node call, ltl_node function) {
    return t->tree->kind[call] != LTL_KIND_NEW && ltl_taint__class_around(t, function) != LTL_NO_NODE &&
           ltl_taint__class_constructed(t, call) == LTL_NO_NODE;
}

static void pass_all(ltl_taint *t, ltl_node call, called_function function, passed *to) {
    const ltl_tree *tree = t->tree;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        to->value[slot] = (ltl_taint_value){0};
        to->node[slot] = to->function[slot] = LTL_NO_NODE;
    }
    to->is_scope = false;
    to->object = 0;
    to->item_count = 0;
    to->is_open = false;
    find_parameters(t, function, to);
    bool is_property = tree->kind[call] == LTL_KIND_MEMBER || tree->kind[call] == LTL_KIND_ASSIGN;
    ltl_node callee = is_property                         ? ltl_taint__accessed(t, call)
                      : tree->kind[call] == LTL_KIND_NAME ? call /* `x`, see ltl_taint__call_bare */
                                                          : ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node receiver = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                            ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)
                            : LTL_NO_NODE;
    uint32_t position = 1;
    bool is_own = ltl_taint__is_of_parent(t, call);
    if (receiver != LTL_NO_NODE && takes_receiver(t, call, function)) {
        pass_argument(t, function, receiver, &position, to);
    } else if (receiver != LTL_NO_NODE && is_own) {
        pass(t, to, 0, LTL_NO_NODE, (ltl_taint_value){1, 0});
    } else if (receiver != LTL_NO_NODE && !makes_object(t, call, callee)) {
        pass(t, to, 0, receiver, ltl_taint__gather(t, receiver));
    }
    bool is_bare = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME &&
                   (function.far != NULL || is_method_here(t, call, function.function));
    is_own = is_own || is_own_property(t, call, callee);
    to->object = is_own ? ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY)
                 : is_bare ? ltl_taint__own_object(t)
                           : 0;
    ltl_node input = ltl_is_shell(tree) ? ltl_shell_input(tree, call) : LTL_NO_NODE;
    if (ltl_is_shell(tree)) {
        pass(t, to, 0, input != LTL_NO_NODE ? input : call, ltl_taint__shell_input(t, call));
    }
    ltl_node piped = ltl_piped_argument(tree, call);
    if (piped != LTL_NO_NODE) {
        pass_argument(t, function, piped, &position, to);
    }
    ltl_node given = is_property ? ltl_tree_child(tree, call, LTL_ROLE_RIGHT) : LTL_NO_NODE;
    if (given != LTL_NO_NODE && to->last > 0) { /* `o.x = y` */
        pass_argument(t, function, given, &position, to);
    }
    ltl_node at = 0;
    for (ltl_node child = ltl_next_argument(tree, call, &at); child != LTL_NO_NODE && ltl_taint__spend(t, 1);
         child = ltl_next_argument(tree, call, &at)) {
        pass_argument(t, function, child, &position, to);
    }
}

void ltl_taint__pass_far(ltl_taint *t, ltl_node call, const ltl_far_function *function,
                         passed *out_passed) {
    called_function to = {LTL_NO_NODE, function};
    pass_all(t, call, to, out_passed);
    out_passed->is_scope = function->is_file;
}

void ltl_taint__guess_passed(ltl_taint *t, ltl_node call, passed *args) {
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        args->value[slot] = ltl_taint_guess(&t->out->traces, args->value[slot], call, 1);
    }
}

void ltl_taint__pass(ltl_taint *t, ltl_node call, uint32_t unit, passed *out_passed) {
    called_function to = {ltl_taint__node_of(t, unit), NULL};
    pass_all(t, call, to, out_passed);
}
