/* place.h - a path within the repository, from whatever a tool wrote.
 *
 * Shape    URIs (with their base, percent signs, file:) and plain paths (with `\` as Windows has it) to relative
 *          paths with slashes, without `.` and `..`
 * Units    bytes
 * Owns     texts are the caller's
 * Errors   OUTSIDE for what leads out of the root, or to another machine; BAD_PATH for zero bytes and nothing at all
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_TOOLS_PLACE_H
#define LTL_TOOLS_PLACE_H

#include "orchestrator/tools/row.h"

/* An entry of originalUriBaseIds. */
typedef struct ltl_place_base {
    ltl_str name;
    ltl_str uri;
    ltl_str parent;
} ltl_place_base;

typedef struct ltl_place_options {
    ltl_str root;   /* absolute, real, without a slash at its end */
    ltl_str prefix; /* where the repository was when the tool ran; empty: not known */
} ltl_place_options;

enum { LTL_PLACE_BYTES = 3 * 4096 };

/* `into` has LTL_PLACE_BYTES; `out_path` is a slice of it. `is_uri`: percent signs are escapes. */
ltl_import_reason ltl_import_place_of(const ltl_place_options *options, const ltl_place_base *bases,
                                      uint32_t base_count, ltl_str written, ltl_str base,
                                      bool is_uri, char *into, ltl_str *out_path);

#endif
