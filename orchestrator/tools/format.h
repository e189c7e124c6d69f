/* format.h - what findings look like in the files of other tools.
 *
 * Shape    a constant table of formats; those of JSON are routes to fields. Any other JSON or CSV is read by the
 *          names that tools commonly use, or by the ways that the user gives
 * Units    -
 * Owns     static; an added route borrows its path
 * Errors   LTL_USAGE for a mapping that is none
 * Threads  immutable
 * Cost     -
 */
#ifndef LTL_TOOLS_FORMAT_H
#define LTL_TOOLS_FORMAT_H

#include "analyzers/tables/json_walk.h"
#include "core/status.h"
#include "orchestrator/tools/row.h"

typedef enum ltl_import_kind {
    LTL_IMPORT_IS_JSON,
    LTL_IMPORT_IS_CSV,
    LTL_IMPORT_IS_TEXT,
} ltl_import_kind;

typedef struct ltl_import_format {
    const char *id;
    const char *tool; /* when the file does not say */
    ltl_import_kind kind;
    const ltl_json_route *routes;
    uint32_t route_count;
    /* A file whose first bytes hold all of these is one; null-terminated. */
    const char *marks[4];
    bool has_uris;
    bool counts_columns_from_0;
    bool is_many; /* JSON texts one behind the other */
} ltl_import_format;

extern const ltl_import_format ltl_import_formats[];
extern const size_t ltl_import_format_count;

/* What SARIF says once for all results of a run. */
extern const ltl_json_route ltl_import_sarif_meta[];
extern const uint32_t ltl_import_sarif_meta_count;

const ltl_import_format *ltl_import_format_find(ltl_str id);
/* By the name's end, then by the first bytes. */
const ltl_import_format *ltl_import_format_detect(ltl_str path, ltl_str head);
/* The field that a column of that name holds, or LTL_FIELD_NONE. */
uint16_t ltl_import_column_field(ltl_str name);

/* "field=way": a column of CSV, a route of JSON within a record. */
typedef struct ltl_import_mapping {
    uint16_t field;
    ltl_str way;
} ltl_import_mapping;
LTL_MUST_USE ltl_status ltl_import_mapping_read(const char *typed, ltl_import_mapping *out_mapping,
                                                ltl_error *error);

#endif
