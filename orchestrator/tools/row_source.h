/* row_source.h - a file of findings that is read now: its reader, and what it says once for all its rows.
 *
 * Shape    a row goes through clean, validate and transform; then place, rule, message, tool and unit can be asked for
 * Units    -
 * Owns     reader and meta, until ltl_row_source_close; texts are the row's, the rule's, or in the arena
 * Errors   a row that is refused is dead, with the reason; of opening see reader.h and sarif_meta.h
 * Threads  one owner; rows of different batches may go through the stages side by side
 * Cost     a few lookups a row
 */
#ifndef LTL_TOOLS_ROW_SOURCE_H
#define LTL_TOOLS_ROW_SOURCE_H

#include "orchestrator/tools/place.h"
#include "orchestrator/tools/sarif_meta.h"

typedef struct ltl_row_source {
    ltl_import_reader reader;
    ltl_sarif_meta meta;
    ltl_place_options places; /* set before any row is looked at */
    ltl_str tool; /* whose findings they are, when the file does not say; empty: by the format */
} ltl_row_source;

/* `scratch` is any batch that is free; `path` is for the format alone. */
LTL_MUST_USE ltl_status ltl_row_source_open(ltl_row_source *source, const ltl_import_input *input,
                                            ltl_str path, const ltl_import_choices *choices,
                                            ltl_import_batch *scratch, ltl_error *error);
void ltl_row_source_close(ltl_row_source *source);

/* Texts are trimmed; names that were cut are refused. */
void ltl_row_clean(ltl_import_row *row);
/* What must be there, and be what it should. */
void ltl_row_validate(const ltl_row_source *source, ltl_import_row *row);
/* Their words to ours. */
void ltl_row_transform(const ltl_row_source *source, ltl_import_row *row);

/* Null when the file tells of no such rule. */
const ltl_sarif_rule *ltl_row_rule(const ltl_row_source *source, ltl_import_row *row);
/* `into` has LTL_PLACE_BYTES; the path is a slice of it. */
ltl_import_reason ltl_row_place(const ltl_row_source *source, ltl_import_row *row, char *into,
                                ltl_str *out_path);
/* Of a place within the row; `artifact` is -1 when it has none. */
ltl_import_reason ltl_row_place_of(const ltl_row_source *source, const ltl_import_row *row,
                                   ltl_str uri, ltl_str base, int64_t artifact, char *into,
                                   ltl_str *out_path);
/* With the texts of its rule where it has none itself. */
ltl_str ltl_row_message(ltl_arena *arena, ltl_import_row *row, const ltl_sarif_rule *rule);
ltl_str ltl_row_tool(const ltl_row_source *source, ltl_import_row *row);
ltl_column_unit ltl_row_unit(const ltl_row_source *source, const ltl_import_row *row);

#endif
