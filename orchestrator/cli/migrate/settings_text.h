/* settings_text.h - a settings file in an older or other form, as this version reads it.
 *
 * Shape    text to text: comments, order and layout stay. Keys that are spelled otherwise (`failOn`, `fail_on`), stand
 *          in another section, or have another name elsewhere are renamed and moved; a key that nobody knows becomes
 *          a comment
 * Units    lines from 1
 * Owns     the arena of the call
 * Errors   LTL_SYNTAX: no YAML; LTL_INVALID: something that has to move stands in braces, or the result cannot be read
 * Threads  reentrant
 * Cost     O(bytes × keys)
 */
#ifndef LTL_CLI_MIGRATE_SETTINGS_TEXT_H
#define LTL_CLI_MIGRATE_SETTINGS_TEXT_H

#include "orchestrator/cli/settings.h"

/* `out_notes` gets a line for each change. A text that needs none comes back as it is. */
LTL_MUST_USE ltl_status ltl_settings_text_migrate(ltl_arena *arena, const char *path, ltl_str text,
                                                  ltl_str *out_text, ltl_str_list *out_notes,
                                                  ltl_error *error);

#endif
