/* script_styles.h - styles that a script writes: the object of a `style` attribute, and the templates of
 * styled-components and emotion.
 *
 * Shape    each becomes a sheet with the offsets of the file. An object is the declarations of one element, its names
 *          as CSS has them; a value that is worked out is unknown, and an object with a spread is left alone. A
 *          template is read with its holes blanked where they are values; one with a hole that could be anything else
 *          is left alone
 * Units    byte offsets of the file
 * Owns     sheets live in the scanner's arena until the next file
 * Errors   none: what is not understood is passed over
 * Threads  reentrant
 * Cost     O(nodes of that kind); one copy of the file if a template has holes
 */
#ifndef LTL_AGENTS_COMMON_SCRIPT_STYLES_H
#define LTL_AGENTS_COMMON_SCRIPT_STYLES_H

#include "analyzers/agents/agent.h"
#include "analyzers/markup/page.h"
#include "analyzers/styles/sheet.h"

/* The sheet of that attribute of that element; false when its value is no object that can be read. */
bool ltl_style_object_read(ltl_arena *arena, const ltl_page *page, uint32_t element,
                           const ltl_markup_attribute *attribute, ltl_sheet *out_sheet);

typedef struct ltl_style_templates {
    ltl_arena *arena;
    const ltl_tree *tree;
    ltl_str text; /* with blanked holes once there was one */
    ltl_node next;
    ltl_kind kind;
} ltl_style_templates;

/* Whether a text can have templates at all. */
bool ltl_style_templates_may_be(ltl_str text);
void ltl_style_templates_begin(ltl_arena *arena, const ltl_tree *tree, ltl_style_templates *out);
/* The next template that could be read; false at the end. */
bool ltl_style_templates_next(ltl_style_templates *templates, ltl_sheet *out_sheet);

#endif
