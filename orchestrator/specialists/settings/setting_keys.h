/* setting_keys.h - the names that a file of settings gives values to.
 *
 * Shape    one key per setting: `A_B` of .env, `a.b` of properties, `a.b.c` of JSON and YAML, `name` of Terraform's
 *          variables; what stands in lists is part of the list
 * Units    spans are byte offsets
 * Owns     the arena of the call; keys are copied
 * Errors   false: no such file, or one that cannot be read
 * Threads  see looker.h
 * Cost     one pass over the lines, or the tree
 */
#ifndef LTL_SPECIALISTS_SETTINGS_SETTING_KEYS_H
#define LTL_SPECIALISTS_SETTINGS_SETTING_KEYS_H

#include "core/map.h"
#include "orchestrator/specialists/common/looker.h"

enum { LTL_MAX_SETTING_KEYS = 2000 };

typedef enum ltl_setting_format {
    LTL_SETTING_NONE,
    LTL_SETTING_ENV,
    LTL_SETTING_PROPERTIES,
    LTL_SETTING_TREE,
    LTL_SETTING_TERRAFORM,
} ltl_setting_format;

ltl_setting_format ltl_setting_format_of(ltl_str path);
/* The file that `looker` looks at. Keys go to `out_keys`, a map that is made; values are 1 + the start of the key. */
bool ltl_setting_keys_read(ltl_arena *arena, ltl_looker *looker, ltl_map *out_keys);

#endif
