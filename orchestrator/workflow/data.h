/* data.h - what flows between the steps of a workflow: immutable values with a type.
 *
 * Shape    nothing, truth, number, text, list, record, or a handle: a pointer with the name of what it
 *          points to, for things that exist only inside this process
 * Units    numbers are 64-bit integers
 * Owns     a value borrows from the arena it was made in; a handle borrows what it points to
 * Errors   unpacking damaged bytes is LTL_SYNTAX, deeper than LTL_MAX_DATA_DEPTH LTL_LIMIT; handles
 *          cannot be packed
 * Threads  immutable once made
 * Cost     copying and packing are linear, without recursion over the value
 */
#ifndef LTL_WORKFLOW_DATA_H
#define LTL_WORKFLOW_DATA_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/status.h"

typedef enum ltl_data_kind {
    LTL_DATA_NOTHING,
    LTL_DATA_TRUTH,
    LTL_DATA_NUMBER,
    LTL_DATA_TEXT,
    LTL_DATA_LIST,
    LTL_DATA_RECORD,
    LTL_DATA_HANDLE,
    LTL_DATA_KIND_COUNT
} ltl_data_kind;

typedef struct ltl_data {
    ltl_data_kind kind;
    uint32_t count;            /* of a list or record */
    ltl_str text;              /* of a text; the type name of a handle */
    int64_t number;            /* of a number; 0 or 1 of a truth */
    const struct ltl_data *at; /* members of a list or record, in order */
    const ltl_str *names;      /* of the members of a record */
    void *handle;
} ltl_data;

#define LTL_DATA_NONE ((ltl_data){.kind = LTL_DATA_NOTHING})

static inline ltl_data ltl_data_truth(bool value) {
    return (ltl_data){.kind = LTL_DATA_TRUTH, .number = value};
}
static inline ltl_data ltl_data_number(int64_t value) {
    return (ltl_data){.kind = LTL_DATA_NUMBER, .number = value};
}
static inline ltl_data ltl_data_text(ltl_str value) {
    return (ltl_data){.kind = LTL_DATA_TEXT, .text = value};
}
static inline ltl_data ltl_data_list(const ltl_data *at, uint32_t count) {
    return (ltl_data){.kind = LTL_DATA_LIST, .at = at, .count = count};
}
static inline ltl_data ltl_data_record(const ltl_str *names, const ltl_data *at, uint32_t count) {
    return (ltl_data){.kind = LTL_DATA_RECORD, .names = names, .at = at, .count = count};
}
static inline ltl_data ltl_data_handle(const char *type, void *handle) {
    return (ltl_data){.kind = LTL_DATA_HANDLE, .text = ltl_str_of(type), .handle = handle};
}

/* The member of a record, or null. */
const ltl_data *ltl_data_member(const ltl_data *record, ltl_str name);
/* The member's number, or `otherwise`. */
int64_t ltl_data_member_number(const ltl_data *record, const char *name, int64_t otherwise);
/* Lists, records, texts: not empty; numbers: not 0; nothing is false. */
bool ltl_data_is_true(const ltl_data *value);
bool ltl_data_eq(const ltl_data *a, const ltl_data *b);
/* Moves everything but what handles point to. */
ltl_data ltl_data_copy(ltl_arena *arena, const ltl_data *value);

/* True when there is no handle in it, at any depth. */
bool ltl_data_is_plain(const ltl_data *value);
/* Bytes that mean the same value anywhere. */
LTL_MUST_USE ltl_status ltl_data_pack(const ltl_data *value, ltl_buf *out_bytes);
LTL_MUST_USE ltl_status ltl_data_unpack(ltl_arena *arena, ltl_str bytes, ltl_data *out_value);
/* The identity of what ltl_data_pack writes; of a handle, that of its type alone. */
ltl_digest ltl_data_digest(const ltl_data *value);
/* For people and tools: handles become the name of their type in angle brackets. */
void ltl_data_write_json(const ltl_data *value, ltl_json *json);

/* Types are written as texts: "text", "number", "truth", "record", "list of T", "any", or the name of a
 * handle. Whether a value of type `got` may go where `wanted` is asked for. */
bool ltl_data_type_accepts(ltl_str wanted, ltl_str got);
/* Whether this very value may go there. */
bool ltl_data_fits(const ltl_data *value, ltl_str wanted);
/* The type of a value as a text; "list" members are not looked at: "list of any". */
ltl_str ltl_data_type_of(const ltl_data *value);

#endif
