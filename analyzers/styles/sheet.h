/* sheet.h - a style sheet as blocks and declarations.
 *
 * Shape    two lists in the order of the text. Block 0 is the sheet itself; the parent of a block stands before
 *          it. A block is a rule (selectors), or an at-rule (`@media print`)
 * Units    byte offsets of the text that was read
 * Owns     lists and resolved selectors live in the arena; other slices are of the text
 * Errors   none: what is not understood is passed over up to the next `;` or `}`; past LTL_MAX_STYLE_BLOCKS
 *          nothing more is read
 * Threads  immutable once read
 * Cost     O(bytes)
 */
#ifndef LTL_STYLES_SHEET_H
#define LTL_STYLES_SHEET_H

#include "core/span.h"
#include "core/str.h"
#include "core/vec.h"

enum { LTL_MAX_STYLE_BLOCKS = 20000, LTL_MAX_SELECTOR_BYTES = 1024 };
#define LTL_NO_DECLARATION UINT32_MAX

typedef struct ltl_style_block {
    ltl_str selector; /* the whole list, nesting resolved; of an at-rule: "@media print" */
    ltl_span span;    /* of what is written before the brace */
    uint32_t parent;
    bool is_at;
    bool is_print;    /* it or one around it is for paper only */
    bool is_keyframe; /* it or one around it is a step of an animation */
    uint32_t first;   /* declaration, or LTL_NO_DECLARATION */
    uint32_t last;
} ltl_style_block;

typedef struct ltl_style_declaration {
    ltl_str property;
    ltl_str value; /* without `!important` and comments */
    ltl_span span;
    uint32_t block;
    uint32_t next; /* of the same block, or LTL_NO_DECLARATION */
} ltl_style_declaration;

typedef struct ltl_sheet {
    ltl_arena *arena;
    ltl_str text;
    bool has_line_comments; /* SCSS, Less */
    bool is_of_element;     /* the declarations of one element, in all its states */
    struct ltl_style_blocks LTL_VEC(ltl_style_block) blocks;
    struct ltl_style_declarations LTL_VEC(ltl_style_declaration) declarations;
} ltl_sheet;

/* Reads [span) of the text: a sheet, or the declarations of one element. */
void ltl_sheet_read(ltl_arena *arena, ltl_str text, ltl_span span, bool has_line_comments,
                    ltl_sheet *out_sheet);
/* The same within a rule for `selector` that is not written there: `&:focus` is about that element. */
void ltl_sheet_read_within(ltl_arena *arena, ltl_str text, ltl_span span, ltl_str selector,
                           bool has_line_comments, ltl_sheet *out_sheet);
/* A sheet without anything yet, and a declaration that was read in another way. */
void ltl_sheet_begin(ltl_arena *arena, ltl_str text, ltl_str selector, ltl_sheet *out_sheet);
void ltl_sheet_declare(ltl_sheet *sheet, uint32_t block, ltl_str property, ltl_str value, ltl_span span);
/* The last declaration of the block with that property, which is the one that counts; null: none. */
const ltl_style_declaration *ltl_sheet_declared(const ltl_sheet *sheet, uint32_t block,
                                                const char *property);

#endif
