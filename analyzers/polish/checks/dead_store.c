#include "analyzers/dataflow/name_use.h"
#include "analyzers/polish/polish.h"

/* A value that is made without doing anything, given to a variable, and never read on any way. */

/* Of nodes looked at in one file: past it nothing more is offered. */
enum { MOST_STEPS = 20000000 };

static bool is_empty_value(const ltl_tree *tree, ltl_node value) {
    static const char *const texts[] = {"None", "null", "undefined", "nil"};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        if (ltl_str_is(ltl_tree_text(tree, value), texts[i])) {
            return true; /* lets go of what the variable held */
        }
    }
    return false;
}

/* Making it does nothing: a literal, an empty collection, a local variable. */
static bool is_harmless(ltl_polish_look *look, ltl_node value) {
    const ltl_tree *tree = look->tree;
    if (value == LTL_NO_NODE || is_empty_value(tree, value)) {
        return false;
    }
    switch (ltl_tree_kind(tree, value)) {
    case LTL_KIND_NUMBER:
    case LTL_KIND_STRING:
    case LTL_KIND_LITERAL:
    case LTL_KIND_COLLECTION:
        return ltl_tree_is_leaf(tree, value);
    case LTL_KIND_NAME: {
        const ltl_declaration *declaration = ltl_flow_declaration(&look->flow, value);
        return declaration != NULL && declaration->kind == LTL_DECLARED_PARAMETER;
    }
    default:
        return false;
    }
}

/* By definition: whether some read, or what some read may be of, is it. */
static bool *used_of(ltl_polish_look *look, const ltl_code_unit *unit) {
    const ltl_reads *reads = &unit->reads;
    const ltl_scopes *scopes = ltl_flow_scopes(&look->flow);
    bool *is_used = LTL_NEW_ARRAY(look->arena, bool, reads->definitions.count);
    uint32_t *open = LTL_NEW_ARRAY(look->arena, uint32_t, reads->definitions.count + 1);
    uint32_t count = 0;
    for (uint32_t step = 0; step < unit->cfg.steps.count; step++) {
        ltl_step_code code = unit->cfg.steps.at[step];
        uint32_t definition = reads->of[step];
        if (ltl_step_defines(code) && definition != 0) {
            bool is_plain = scopes->use[ltl_step_node(code)] != LTL_NAME_CHANGED;
            definition = is_plain ? 0 : reads->definitions.at[definition].before;
        }
        if (definition != 0 && !is_used[definition]) {
            is_used[definition] = true;
            open[count++] = definition;
        }
    }
    while (count > 0) {
        const ltl_definition *at = &reads->definitions.at[open[--count]];
        for (uint32_t i = at->first; at->is_phi && i < at->end; i++) {
            uint32_t operand = reads->operands.at[i];
            if (operand != 0 && !is_used[operand]) {
                is_used[operand] = true;
                open[count++] = operand;
            }
        }
    }
    return is_used;
}

static uint32_t definition_at(const ltl_code_unit *unit, ltl_node leaf) {
    for (uint32_t i = 1; i < unit->reads.definitions.count; i++) {
        uint32_t step = unit->reads.definitions.at[i].step;
        if (step != UINT32_MAX && ltl_step_node(unit->cfg.steps.at[step]) == leaf) {
            return i;
        }
    }
    return 0;
}

/* A function inside reads it, or it is written where an error may be swallowed: a `with` of Python, a `try`. */
static bool is_beyond_the_graph(ltl_polish_look *look, const ltl_code_unit *unit,
                                uint32_t variable) {
    const ltl_tree *tree = look->tree;
    const ltl_scopes *scopes = ltl_flow_scopes(&look->flow);
    for (ltl_node leaf = unit->node; leaf < tree->end[unit->node]; leaf++) {
        for (ltl_node at = leaf; scopes->of[leaf] == variable && at != unit->node;
             at = tree->parent[at]) {
            if (ltl_is_unit(ltl_tree_kind(tree, at)) || tree->kind[at] == LTL_KIND_WITH ||
                tree->kind[at] == LTL_KIND_TRY || tree->kind[at] == LTL_KIND_CLASS) {
                return true;
            }
        }
    }
    return false;
}

/* A long text that nothing reads is rather one that somebody forgot to use. */
static bool is_one_line(const ltl_tree *tree, ltl_node statement) {
    return ltl_str_find_byte(ltl_tree_text(tree, statement), '\n', 0) == SIZE_MAX;
}

/* A remark about the assignment would stay behind. */
static bool has_remark(const ltl_tree *tree, ltl_span lines) {
    uint32_t index = ltl_tree_comment_from(tree, lines.start > 0 ? lines.start - 1 : 0);
    ltl_str text = tree->source->text;
    for (uint32_t i = index > 0 ? index - 1 : 0; i < tree->comment_count; i++) {
        ltl_span comment = tree->comments[i];
        if (comment.start >= lines.end) {
            return false;
        }
        bool is_inside = comment.start >= lines.start;
        bool is_above = comment.end <= lines.start;
        for (uint32_t k = comment.end; is_above && k + 1 < lines.start; k++) {
            is_above = text.ptr[k] == ' ' || text.ptr[k] == '\t' || text.ptr[k] == '\r';
        }
        if (is_inside || is_above) {
            return true;
        }
    }
    return false;
}

static ltl_node statement_of(const ltl_tree *tree, ltl_node assign) {
    ltl_node parent = tree->parent[assign];
    bool is_wrapped = parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_EXPRESSION_STATEMENT;
    ltl_node statement = is_wrapped ? parent : assign;
    ltl_node block = tree->parent[statement];
    return block != LTL_NO_NODE && tree->kind[block] == LTL_KIND_BLOCK &&
                   ltl_tree_child_count(tree, block) > 1
               ? statement
               : LTL_NO_NODE;
}

static bool is_dead(ltl_polish_look *look, ltl_node name) {
    const ltl_scopes *scopes = ltl_flow_scopes(&look->flow);
    const ltl_code_unit *unit = ltl_flow_unit(&look->flow, name);
    uint32_t variable = scopes->of[name];
    if (unit == NULL || unit->is_cut || unit->reads.is_cut || unit->cfg.is_cut ||
        look->tree->kind[unit->node] == LTL_KIND_ROOT ||
        !ltl_is_followed(scopes, variable, unit->node) || scopes->all.at[variable].writes < 2 ||
        is_beyond_the_graph(look, unit, variable)) {
        return false;
    }
    uint32_t definition = definition_at(unit, name);
    return definition != 0 && !used_of(look, unit)[definition];
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    uint64_t steps = 0;
    if (tree->error_count > 0 || ltl_polish_knows_names(tree) ||
        ltl_str_find(tree->source->text, LTL_STR("arguments"), 0) != SIZE_MAX) {
        return;
    }
    for (ltl_node at = tree->kind_first[LTL_KIND_ASSIGN]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_node name = ltl_tree_child(tree, at, LTL_ROLE_LEFT);
        ltl_node statement = statement_of(tree, at);
        ltl_span lines;
        bool may_be =
            statement != LTL_NO_NODE && name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
            ltl_str_is(ltl_tree_name(tree, at), "=") && ltl_tree_child_count(tree, at) == 2 &&
            is_harmless(look, ltl_tree_child(tree, at, LTL_ROLE_RIGHT)) &&
            is_one_line(tree, statement) && ltl_polish_is_alone(tree, statement, &lines) &&
            !has_remark(tree, lines);
        const ltl_code_unit *unit = may_be ? ltl_flow_unit(&look->flow, name) : NULL;
        steps += unit != NULL ? tree->end[unit->node] - unit->node : 0;
        if (unit != NULL && steps < MOST_STEPS && is_dead(look, name)) {
            ltl_polish_edit_add(check, look, statement, lines, "",
                                "`%.*s` gets another value before anything reads this one.",
                                LTL_STR_ARG(ltl_tree_text(tree, name)));
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx", "java", NULL};

const ltl_polish_check ltl_polish_check_dead_store = {
    .rule = {.id = LTL_STR_INIT("polish/dead-store"),
             .title = LTL_STR_INIT("A value that nothing reads"),
             .message =
                 LTL_STR_INIT("The variable gets another value before anything reads this one."),
             .why = LTL_STR_INIT(
                 "Readers look for the place where this value matters; there is none."),
             .advice = LTL_STR_INIT(
                 "Take it out, or look whether the second value was meant for another variable."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
