/* rows.h - short forms for the tables of grammars/languages.
 *
 * Shape    macros that expand to one row each, see language.h
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_GRAMMARS_ROWS_H
#define LTL_GRAMMARS_ROWS_H

#include "grammars/language.h"

/* A node type and its kind. */
#define NODE(node_type, node_kind) {.type = node_type, .kind = LTL_KIND_##node_kind}
/* The same with flags, and a role for the children that have none; 0 where there is none. */
#define NODE_WITH(node_type, node_kind, node_flags, children) \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = (node_flags), .child_role = (children)}
/* The roles of the first three children without a field, then of all further ones. */
#define NODE_AT(node_type, node_kind, node_flags, first, second, third, further)              \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = (node_flags),                  \
     .child_role = (further), .positions = {(first), (second), (third)}}
/* A node whose role is clear from what it is. */
#define NODE_AS(node_type, node_kind, node_flags, own)                                        \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = (node_flags), .role = (own)}
#define NODE_AS_WITH(node_type, node_kind, node_flags, own, children)                         \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = (node_flags), .role = (own),   \
     .child_role = (children)}
/* Emitted as one leaf, whatever is inside. */
#define LEAF(node_type, node_kind) \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = LTL_ROW_LEAF}
/* Replaced by its children, which take its role, or the one given. */
#define THROUGH(node_type) {.type = node_type, .flags = LTL_ROW_TRANSPARENT}
#define THROUGH_AS(node_type, children) \
    {.type = node_type, .flags = LTL_ROW_TRANSPARENT, .child_role = (children)}
/* Not in the tree. */
#define GONE(node_type) {.type = node_type, .flags = LTL_ROW_DROP}
#define COMMENT(node_type) {.type = node_type, .kind = LTL_KIND_COMMENT}

/* The same below one parent type only; beats the general row. */
#define NODE_UNDER(parent_type, node_type, node_kind, node_flags, children)                   \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = (node_flags),                  \
     .child_role = (children), .under = parent_type}
#define THROUGH_UNDER(parent_type, node_type, children)                                       \
    {.type = node_type, .flags = LTL_ROW_TRANSPARENT, .child_role = (children),               \
     .under = parent_type}
#define GONE_UNDER(parent_type, node_type) \
    {.type = node_type, .flags = LTL_ROW_DROP, .under = parent_type}

#define FIELD(parent_type, field_name, field_role) \
    {.parent = parent_type, .field = field_name, .role = LTL_ROLE_##field_role}
/* A field that plays one role wherever it occurs. */
#define FIELD_ANY(field_name, field_role) {.field = field_name, .role = LTL_ROLE_##field_role}

#define END_OF_ROWS {0}

#endif
