/* polish.h - one clean-up of code that changes nothing but the look.
 *
 * Shape    a rule, the languages it is for, and a function; each file of checks/ is one
 * Units    byte offsets
 * Owns     the arena of the call owns the edits and their texts
 * Errors   none
 * Threads  reentrant
 * Cost     the nodes of a kind, and a search in the text for each name
 */
#ifndef LTL_POLISH_POLISH_H
#define LTL_POLISH_POLISH_H

#include "analyzers/dataflow/flow.h"
#include "core/compiler.h"
#include "core/rule.h"
#include "core/vec.h"

typedef struct ltl_polish_edit {
    const ltl_rule_info *rule;
    ltl_span place; /* what is told of */
    ltl_node node;
    ltl_span span; /* what `text` takes the place of */
    ltl_str text;
    ltl_str message;
} ltl_polish_edit;

typedef struct ltl_polish_edits LTL_VEC(ltl_polish_edit) ltl_polish_edits;

typedef struct ltl_polish_look {
    ltl_arena *arena;
    const ltl_tree *tree;
    ltl_flow flow; /* costs nothing until it is asked */
    ltl_polish_edits edits;
} ltl_polish_look;

typedef struct ltl_polish_check {
    ltl_rule_info rule;
    const char *const *languages; /* ids, null-terminated */
    void (*look)(const struct ltl_polish_check *check, ltl_polish_look *look);
} ltl_polish_check;

extern const ltl_polish_check *const ltl_polish_checks[];
extern const size_t ltl_polish_check_count;

/* All clean-ups of a file. */
void ltl_polish_look_at(ltl_arena *arena, const ltl_tree *tree, ltl_polish_edits *out_edits);

/* For checks: `text` for `span`; `node` is what is told of. */
LTL_PRINTF(6, 7)
void ltl_polish_edit_add(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                         ltl_span span, const char *text, const char *format, ...);
/* The same with a text that was made: it lives in the arena of the look. */
LTL_PRINTF(6, 7)
void ltl_polish_edit_make(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                          ltl_span span, ltl_str text, const char *format, ...);
/* The span with its whole lines when nothing else stands on them, line end included. */
ltl_span ltl_polish_lines(const ltl_tree *tree, ltl_span span);
/* Nothing else stands on the lines of the node; `out_lines` are these. */
bool ltl_polish_is_alone(const ltl_tree *tree, ltl_node node, ltl_span *out_lines);
/* The code may ask for variables by their names: eval, locals … */
bool ltl_polish_knows_names(const ltl_tree *tree);
bool ltl_polish_is_language(const ltl_tree *tree, const char *id);
/* True, or false, whatever the value is, and nothing happens when it is evaluated: a comparison, a `not`, what is
 * declared to be one of both. */
bool ltl_polish_is_truth(ltl_polish_look *look, ltl_node node);
/* The type that is written where the variable read at `node` is declared, LTL_NO_NODE: none, or it has marks beside it
 * (`*`, `const`, `?`). */
ltl_node ltl_polish_type(ltl_polish_look *look, ltl_node node);
/* The text of a condition negated. */
ltl_str ltl_polish_not(ltl_polish_look *look, ltl_node node);
/* How often the word occurs in the text of the file, in comments and strings, too; counting stops at 2. */
uint32_t ltl_polish_count(const ltl_tree *tree, ltl_str word);

#endif
