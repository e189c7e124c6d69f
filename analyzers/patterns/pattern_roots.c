#include "analyzers/patterns/pattern_roots.h"

#include <ctype.h>

/* Some nodes end behind the line that they stand in: directives of C. */
static ltl_span trimmed(const ltl_tree *tree, ltl_node node) {
    ltl_span span = ltl_tree_span(tree, node);
    while (span.end > span.start && isspace((unsigned char)tree->source->text.ptr[span.end - 1])) {
        span.end--;
    }
    return span;
}

/* In the region, or a statement that the wrap's semicolon ended: `return $X`. */
static bool is_in_region(const ltl_attempt *a, ltl_node node) {
    ltl_span span = trimmed(a->tree, node);
    if (ltl_span_contains(a->region, span)) {
        return true;
    }
    ltl_str rest = ltl_str_slice(a->tree->source->text, a->region.end, span.end);
    ltl_kind kind = ltl_tree_kind(a->tree, node);
    return span.start >= a->region.start && ltl_str_is(ltl_str_trim(rest), ";") &&
           (kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_YIELD ||
            kind == LTL_KIND_BREAK || kind == LTL_KIND_CALL || kind == LTL_KIND_DECLARATION ||
            kind == LTL_KIND_IMPORT);
}

/* Top nodes that lie in the region; their parent. */
static bool find_roots(const ltl_attempt *a, ltl_reading *reading, ltl_node *out_around) {
    const ltl_tree *tree = a->tree;
    ltl_node around = 0;
    for (;;) {
        ltl_node wider = LTL_NO_NODE;
        *reading = (ltl_reading){.tree = tree, .first = LTL_NO_NODE};
        for (ltl_node child = around + 1; child < tree->end[around]; child = tree->end[child]) {
            ltl_span span = trimmed(tree, child);
            if (span.end <= a->region.start || span.start >= a->region.end) {
                continue;
            }
            if (is_in_region(a, child)) {
                reading->first = reading->first == LTL_NO_NODE ? child : reading->first;
                reading->end = tree->end[child];
                reading->root_count++;
            } else {
                wider = child;
            }
        }
        if (reading->root_count > 0 || wider == LTL_NO_NODE) {
            *out_around = around;
            return reading->root_count > 0 && wider == LTL_NO_NODE;
        }
        around = wider;
    }
}

/* Nodes that are more than what stands at their beginning. */
static bool has_an_end(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_CASE:
    case LTL_KIND_TRY:
    case LTL_KIND_CATCH:
    case LTL_KIND_WITH:
    case LTL_KIND_LAMBDA:
        return true;
    default:
        return false;
    }
}

static bool may_lack_its_end(ltl_kind kind) {
    return has_an_end(kind) || kind == LTL_KIND_FIELD || kind == LTL_KIND_ELEMENT ||
           kind == LTL_KIND_OTHER;
}

/* Leaves the root the children before `end`. */
static void cut_to_header(const ltl_attempt *a, ltl_reading *reading, ltl_node end) {
    const ltl_tree *tree = a->tree;
    ltl_node root = reading->first;
    for (ltl_node cut = end; cut < tree->end[root]; cut = tree->end[cut]) {
        tree->parent[cut] = tree->parent[root];
    }
    tree->end[root] = end;
    tree->stop[root] = a->region.end;
    reading->end = end;
    reading->is_header = true;
}

/* Python's grammar reads `if x:` as complete, with a body of no bytes. */
static void cut_empty_body(const ltl_attempt *a, ltl_reading *reading) {
    const ltl_tree *tree = a->tree;
    ltl_node last = LTL_NO_NODE;
    for (ltl_node child = reading->first + 1; child < reading->end; child = tree->end[child]) {
        last = child;
    }
    if (reading->root_count == 1 && last != LTL_NO_NODE && last > reading->first + 1 &&
        tree->kind[last] == LTL_KIND_BLOCK && tree->start[last] == tree->stop[last] &&
        tree->symbol[last] != LTL_SYMBOL_SYNTHETIC) {
        cut_to_header(a, reading, last);
    }
}

bool ltl_pattern_roots_whole(const ltl_attempt *a, ltl_reading *reading) {
    ltl_node around;
    if (!find_roots(a, reading, &around)) {
        return false;
    }
    /* A node that begins with the region and goes on behind it is more than the pattern says: of
     * `class A` in `class A {}` the name alone would be left. */
    const ltl_tree *tree = a->tree;
    ltl_kind kind = ltl_tree_kind(tree, reading->first);
    bool is_fragment = has_an_end(ltl_tree_kind(tree, around)) &&
                       tree->start[around] >= a->region.start && kind != LTL_KIND_ANNOTATION &&
                       kind != LTL_KIND_MODIFIER;
    bool is_run = reading->root_count > 1;
    if (is_fragment || (is_run && !ltl_tree_is_statement_list(tree, around))) {
        return false;
    }
    cut_empty_body(a, reading);
    return true;
}

/* The outermost node that begins with the region and is completed by what the wrap adds: cut to the
 * children that the pattern wrote. */
bool ltl_pattern_roots_header(const ltl_attempt *a, ltl_reading *reading) {
    const ltl_tree *tree = a->tree;
    ltl_node root = ltl_tree_first_from(tree, a->region.start);
    if (root >= tree->count || tree->start[root] != a->region.start ||
        tree->stop[root] <= a->region.end || !may_lack_its_end(ltl_tree_kind(tree, root))) {
        return false;
    }
    ltl_node end = root + 1;
    while (end < tree->end[root] && tree->stop[end] <= a->region.end) {
        end = tree->end[end];
    }
    bool is_cut = end < tree->end[root]; /* of an element the tree does not show the end */
    if (is_cut ? tree->start[end] < a->region.end : tree->kind[root] != LTL_KIND_ELEMENT) {
        return false;
    }
    if (end == root + 1) {
        return false;
    }
    *reading = (ltl_reading){.tree = tree, .first = root, .root_count = 1};
    cut_to_header(a, reading, end);
    return true;
}

static bool ends_statement(const ltl_attempt *a) {
    return a->tree->source->text.ptr[a->region.end - 1] == ';';
}

/* `f()` alone is an expression, `f();` a statement. */
static void unwrap_expression(const ltl_attempt *a, ltl_reading *reading) {
    while (reading->root_count == 1 && !ends_statement(a) &&
           a->tree->kind[reading->first] == LTL_KIND_EXPRESSION_STATEMENT &&
           ltl_tree_child_count(a->tree, reading->first) == 1) {
        reading->first++;
    }
}

/* YAML: one pair or item is that pair or item anywhere. */
static void unwrap_lone_member(const ltl_attempt *a, ltl_reading *reading) {
    bool has_styles = (ltl_tree_row_flags(a->tree, reading->first) & LTL_ROW_STYLES) != 0;
    if (reading->root_count == 1 && has_styles &&
        ltl_tree_child_count(a->tree, reading->first) == 1) {
        reading->first++;
    }
}

/* `$1`, `${HOME}`, `$(get)`: such a value anywhere, not only as the name of a command. */
static void unwrap_lone_value(const ltl_attempt *a, ltl_reading *reading) {
    const ltl_tree *tree = a->tree;
    bool is_command = reading->root_count == 1 && tree->kind[reading->first] == LTL_KIND_CALL &&
                      (ltl_tree_row_flags(tree, reading->first) & LTL_ROW_WORDS) != 0;
    ltl_node callee = reading->first + 1;
    if (is_command && ltl_tree_child_count(tree, reading->first) == 1 && tree->role[callee] == LTL_ROLE_CALLEE &&
        tree->kind[callee] != LTL_KIND_NAME) {
        reading->first++;
    }
}

void ltl_pattern_roots_unwrap(const ltl_attempt *a, ltl_reading *reading) {
    unwrap_expression(a, reading);
    unwrap_lone_value(a, reading);
    unwrap_lone_member(a, reading);
}
