/* json.h - a streaming JSON writer.
 *
 * Shape    calls mirror the document; commas, quoting and indentation are the writer's business;
 *          a second root value starts on a new line (JSON lines)
 * Units    -
 * Owns     borrows its sink
 * Errors   the sink's; misuse (a value where a key is due, unbalanced ends) asserts; nesting past
 *          LTL_JSON_MAX_DEPTH leaves LTL_INTERNAL in the sink
 * Threads  one owner
 * Cost     O(bytes written), constant memory; strings are always valid UTF-8: bad bytes become U+FFFD
 */
#ifndef LTL_CORE_JSON_H
#define LTL_CORE_JSON_H

#include "core/out.h"
#include "core/str.h"

enum { LTL_JSON_MAX_DEPTH = 64 };

typedef struct ltl_json {
    ltl_out *out;
    int depth;
    bool is_pretty;
    bool after_key;
    bool has_items[LTL_JSON_MAX_DEPTH];
    bool is_object[LTL_JSON_MAX_DEPTH];
} ltl_json;

void ltl_json_init(ltl_json *json, ltl_out *out, bool is_pretty);
void ltl_json_begin_object(ltl_json *json);
void ltl_json_end_object(ltl_json *json);
void ltl_json_begin_array(ltl_json *json);
void ltl_json_end_array(ltl_json *json);
void ltl_json_key(ltl_json *json, const char *key);
void ltl_json_key_slice(ltl_json *json, ltl_str key);
void ltl_json_str(ltl_json *json, ltl_str value);
void ltl_json_cstr(ltl_json *json, const char *value); /* null pointer gives null */
void ltl_json_i64(ltl_json *json, int64_t value);
void ltl_json_u64(ltl_json *json, uint64_t value);
void ltl_json_bool(ltl_json *json, bool value);
void ltl_json_null(ltl_json *json);
/* key and value in one call */
void ltl_json_key_str(ltl_json *json, const char *key, ltl_str value);
void ltl_json_key_cstr(ltl_json *json, const char *key, const char *value);
void ltl_json_key_u64(ltl_json *json, const char *key, uint64_t value);
void ltl_json_key_bool(ltl_json *json, const char *key, bool value);

#endif
