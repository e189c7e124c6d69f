/* sarif_meta.h - what a SARIF file says once: tools, rules, bases of paths, artifacts.
 *
 * Shape    a pass over the file before that over its results, since keys come in any order; results are skipped.
 *          Paths of artifacts wait in a temporary file, however many there are
 * Units    indices from 0
 * Owns     everything until ltl_sarif_meta_free
 * Errors   LTL_IO; what is wrong with the JSON is found again, and told, by the pass over the results
 * Threads  immutable once read
 * Cost     a look at each byte; memory is bounded by LTL_MAX_IMPORT_RULE_BYTES
 */
#ifndef LTL_TOOLS_SARIF_META_H
#define LTL_TOOLS_SARIF_META_H

#include "core/buf.h"
#include "core/map.h"
#include "core/vec.h"
#include "orchestrator/tools/place.h"
#include "orchestrator/tools/reader.h"

typedef struct ltl_sarif_rule {
    ltl_str texts[LTL_IMPORT_TEXT_COUNT]; /* by field, as in a row */
    uint32_t component;                   /* 0: the driver; from 1 on: extensions */
    ltl_str strings; /* of messages: name, line end, text, zero byte, and so on */
} ltl_sarif_rule;

/* The rules of the driver or of an extension: one behind the other. */
typedef struct ltl_sarif_component {
    uint32_t number;
    uint32_t first_rule;
    uint32_t rule_count;
} ltl_sarif_component;

typedef struct ltl_sarif_run {
    ltl_str tool;
    uint32_t first_component;
    uint32_t component_count;
    uint64_t first_artifact;
    uint64_t artifact_count;
    uint32_t first_base;
    uint32_t base_count;
    bool counts_code_points;
    bool was_unsuccessful;
    ltl_str trouble; /* the first that it tells of; may be empty */
} ltl_sarif_run;

typedef struct ltl_sarif_meta {
    ltl_arena arena;
    struct LTL_VEC(ltl_sarif_run) runs;
    struct LTL_VEC(ltl_sarif_component) components;
    struct LTL_VEC(ltl_sarif_rule) rules;
    ltl_map named; /* run and id */
    struct LTL_VEC(ltl_place_base) bases;
    uint64_t artifacts;
    int artifact_fd; /* texts; -1: none */
    int index_fd;    /* where each of them is */
    uint64_t artifact_end;
    bool has_failed;
    uint64_t left_out; /* rules past the limit */
} ltl_sarif_meta;

/* Reads all of the file with a walk of its own, and with the reader's window; `scratch` is any batch that is free. */
LTL_MUST_USE ltl_status ltl_sarif_meta_read(ltl_import_reader *reader, ltl_import_batch *scratch,
                                            ltl_sarif_meta *meta, ltl_error *error);
void ltl_sarif_meta_free(ltl_sarif_meta *meta);

static inline ltl_str ltl_sarif_rule_text(const ltl_sarif_rule *rule, uint16_t field) {
    return rule->texts[field - LTL_FIELD_RULE];
}
/* Null when there is none. `component` is -1 for the driver, else the index of the extension. */
const ltl_sarif_rule *ltl_sarif_rule_at(const ltl_sarif_meta *meta, uint32_t run, int64_t component,
                                        int64_t index);
const ltl_sarif_rule *ltl_sarif_rule_named(const ltl_sarif_meta *meta, uint32_t run, ltl_str id);
/* `into` has 4096 bytes for the uri, then 256 for the base. */
bool ltl_sarif_artifact_at(const ltl_sarif_meta *meta, uint32_t run, int64_t index, char *into,
                           ltl_str *out_uri, ltl_str *out_base);
/* "{0} is {1}" with its arguments, one a line. */
ltl_str ltl_sarif_message_of(ltl_arena *arena, const ltl_sarif_rule *rule, ltl_str id,
                             ltl_str arguments);

#endif
