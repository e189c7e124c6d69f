/* words.h - what names say: that a function judges what it is given, that a list is of what is allowed.
 *
 * Shape    names are taken apart into words (`camelCase`, `snake_case`), which stand in tables
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  any
 * Cost     a few look-ups a word
 */
#ifndef LTL_GUARDS_WORDS_H
#define LTL_GUARDS_WORDS_H

#include "core/str.h"

/* Whether a function of that name judges what it is given: `validate_url`, `isPathInside`. */
bool ltl_guard_name_judges(ltl_str name);
/* Whether a variable of that name is a list of what is allowed: `ALLOWED_TYPES`, `supportedKinds`. */
bool ltl_guard_names_list(ltl_str name);
/* Whether a function of that name asks whether a text has something in it: `stringContains`. */
bool ltl_guard_name_contains(ltl_str name);
/* Whether the code speaks of what was sent: `params[:ids]`, `$_GET`, `requestBody.names`. */
bool ltl_guard_names_request(ltl_str code);

#endif
