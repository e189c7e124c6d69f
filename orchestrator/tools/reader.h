/* reader.h - a file of findings as batches of rows, from any place on.
 *
 * Shape    one reader a file or text; each read fills a batch; a mark is where the next read begins, as plain bytes
 * Units    bytes; records and lines from 1
 * Owns     window and tables; borrows the descriptor, the format, mappings
 * Errors   what cannot be read within the file is a dead row and, when nothing behind it can be read either,
 *          `broken_at`; LTL_IO when the bytes cannot be had
 * Threads  one owner
 * Cost     memory for one window, whatever the file
 */
#ifndef LTL_TOOLS_READER_H
#define LTL_TOOLS_READER_H

#include "analyzers/regex/regex.h"
#include "analyzers/tables/table.h"
#include "orchestrator/tools/format.h"

enum { LTL_IMPORT_MOST_COLUMNS = 256, LTL_IMPORT_MOST_MAPPINGS = 64 };

typedef struct ltl_import_choices {
    const ltl_import_format *format; /* null: found out */
    const char *records;             /* the route of records, null: the format's */
    char delimiter;                  /* of CSV, 0: found out */
    const char *
        pattern; /* of text: an expression with groups named like fields; null: as compilers write */
    bool counts_columns_from_0;
    const ltl_import_mapping *mappings;
    uint32_t mapping_count;
} ltl_import_choices;

/* Where the bytes are. */
typedef struct ltl_import_input {
    int fd; /* -1: in the text */
    uint64_t size;
    ltl_str text;
} ltl_import_input;

/* Between two records. */
typedef struct ltl_import_mark {
    ltl_json_walk_mark walk;
    ltl_table_place place;
    uint64_t record;
    uint64_t runs;
    uint32_t skip; /* records of the piece at `place` that were taken */
    uint32_t context_path_len;
    uint32_t context_tool_len;
    char context_path[1024];
    char context_tool[128];
    bool is_at_end;
    bool has_list; /* of JSON: a list that records stand in was there, maybe an empty one */
} ltl_import_mark;

typedef struct ltl_import_reader {
    ltl_import_input input;
    const ltl_import_choices *choices;
    const ltl_import_format *format;
    ltl_arena arena; /* routes that were made for the choices */
    ltl_import_mark now;
    bool is_markup; /* it begins with a tag */
    bool is_wide;   /* it begins with the mark of UTF-16 */
    bool is_broken;
    bool has_failed;
    uint64_t broken_at;
    uint64_t broken_line;
    char *window;
    /* JSON */
    ltl_json_pull pull;
    ltl_json_routes routes;
    ltl_json_walk walk;
    /* CSV */
    ltl_table table;
    ltl_table_dialect dialect;
    uint16_t columns[LTL_IMPORT_MOST_COLUMNS]; /* fields */
    uint32_t column_count;
    uint32_t width; /* cells of the header */
    /* Text */
    ltl_regex *regex; /* null: as compilers write */
    ltl_regex_state *regex_state;
    uint16_t groups[LTL_REGEX_MAX_GROUPS]; /* fields */
} ltl_import_reader;

/* `path` is for the format alone. LTL_USAGE for choices that do not fit the file. */
LTL_MUST_USE ltl_status ltl_import_reader_open(ltl_import_reader *reader,
                                               const ltl_import_input *input, ltl_str path,
                                               const ltl_import_choices *choices, ltl_error *error);
void ltl_import_reader_close(ltl_import_reader *reader);
void ltl_import_reader_go_to(ltl_import_reader *reader, const ltl_import_mark *mark);
/* Fills the batch; `now` is the mark behind it, and says whether the file ended. False: see `has_failed`. */
bool ltl_import_reader_read(ltl_import_reader *reader, ltl_import_batch *batch);

/* The kinds, each in a file of its own. */
LTL_MUST_USE ltl_status ltl_import_json_open(ltl_import_reader *reader, ltl_error *error);
void ltl_import_json_go_to(ltl_import_reader *reader);
bool ltl_import_json_read(ltl_import_reader *reader, ltl_import_batch *batch);
LTL_MUST_USE ltl_status ltl_import_csv_open(ltl_import_reader *reader, ltl_error *error);
bool ltl_import_csv_read(ltl_import_reader *reader, ltl_import_batch *batch);
LTL_MUST_USE ltl_status ltl_import_text_open(ltl_import_reader *reader, ltl_error *error);
bool ltl_import_text_read(ltl_import_reader *reader, ltl_import_batch *batch);
/* `context` is a reader. */
int64_t ltl_import_fill(void *context, uint64_t offset, char *into, uint32_t room);

#endif
