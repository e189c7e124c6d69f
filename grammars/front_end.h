/* front_end.h - a language that no grammar package reads: a reader of ours, and what it writes with.
 *
 * Shape    a reader goes over `text` once and writes nodes in source order: open … close around
 *          children, leaves, comments, errors. `type` is an index into the descriptor's `own_nodes`.
 *          Code of the descriptor's grammar inside the text (the shell in a Dockerfile) is embedded: it
 *          becomes a subtree
 * Units    byte offsets of `text`
 * Owns     `arena` is that of the tree; names given must live as long
 * Errors   none: what cannot be read is written as an error, which the tree counts
 * Threads  one owner
 * Cost     a reader is linear, does not recurse over the text, and ends when `spend` says so
 */
#ifndef LTL_GRAMMARS_FRONT_END_H
#define LTL_GRAMMARS_FRONT_END_H

#include "core/arena.h"
#include "core/span.h"
#include "grammars/language.h"

typedef struct ltl_tree_writer ltl_tree_writer;

struct ltl_tree_writer {
    ltl_str text;
    ltl_arena *arena;
    void (*open)(ltl_tree_writer *writer, uint16_t type, ltl_role role, uint32_t start);
    void (*close)(ltl_tree_writer *writer, uint32_t stop);
    void (*leaf)(ltl_tree_writer *writer, uint16_t type, ltl_role role, ltl_span span, ltl_str name);
    void (*comment)(ltl_tree_writer *writer, ltl_span span);
    void (*error)(ltl_tree_writer *writer, ltl_span span);
    /* Code of the grammar: `code` has the offsets of `text`, with what the reader has read already
     * blanked. One statement becomes one node, more of them a BLOCK. */
    void (*embed)(ltl_tree_writer *writer, ltl_role role, ltl_str code, ltl_span span);
    /* False when the reader has to end: no fuel, no memory, too many nodes. */
    bool (*spend)(ltl_tree_writer *writer, uint32_t bytes);
};

/* What stands for the holes of a pattern begins so, the metavariable first; a reader takes it for a word
 * of its own, wherever it stands. */
extern const char *const ltl_stand_in_starts[];
/* Length of the stand-in at the start of `text`, 0 when there is none. */
size_t ltl_stand_in_length(ltl_str text);

#endif
