/* yaml.h - YAML documents as a read-only tree with positions.
 *
 * Shape    scalar, list or mapping; mappings keep their order; anchors and aliases are expanded
 *          within LTL_MAX_YAML_NODES
 * Units    line and column from 1
 * Owns     everything lives in the caller's arena
 * Errors   LTL_SYNTAX with line and column; duplicate keys, depth over LTL_MAX_YAML_DEPTH and
 *          undefined aliases are errors, as is a second document; LTL_LIMIT past the limits
 * Threads  reentrant
 * Cost     one pass of libyaml, one copy
 */
#ifndef LTL_CORE_YAML_H
#define LTL_CORE_YAML_H

#include "core/arena.h"
#include "core/status.h"
#include "core/str.h"

typedef enum ltl_yaml_kind { LTL_YAML_NULL, LTL_YAML_SCALAR, LTL_YAML_LIST, LTL_YAML_MAP } ltl_yaml_kind;

typedef struct ltl_yaml {
    ltl_yaml_kind kind;
    bool is_plain; /* a scalar without quotes and not a block: may be a number or a boolean */
    bool is_block; /* a literal or folded block: its text starts on the line after `line` */
    uint32_t line;
    uint32_t column;
    const char *path; /* of the document, as the caller gave it */
    ltl_str text;     /* of a scalar */
    uint32_t count;
    struct ltl_yaml **items;       /* list items, or values of a map */
    struct ltl_yaml **keys;        /* of a map; scalars */
} ltl_yaml;

/* `path` is only for messages; it has to live as long as the nodes. An empty document gives a NULL node. */
LTL_MUST_USE ltl_status ltl_yaml_parse(ltl_arena *arena, ltl_str text, const char *path,
                                       ltl_yaml **out_root, ltl_error *error);
/* The value of `key` in a map, or null; a null or non-map node has no keys. */
const ltl_yaml *ltl_yaml_get(const ltl_yaml *map, const char *key);
/* YAML 1.2 booleans and integers of a plain scalar. */
bool ltl_yaml_to_bool(const ltl_yaml *node, bool *out_value);
bool ltl_yaml_to_i64(const ltl_yaml *node, int64_t *out_value);

#endif
