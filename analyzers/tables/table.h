/* table.h - records and cells of a piece of text, wherever the piece is cut.
 *
 * Shape    a piece is split into whole records; what is left at its end belongs to the next piece. A cell is
 *          a slice of the piece as written, quotes included, with what is known of it
 * Units    offsets in bytes of the piece; `base` is that of the piece in the file; lines and records from 1
 * Owns     arrays are the caller's, made once; a full array ends the piece early, nothing grows
 * Errors   none: what is wrong is counted as a fact, and the record says it is dead
 * Threads  reentrant
 * Cost     about a cycle a byte; no allocation
 */
#ifndef LTL_TABLES_TABLE_H
#define LTL_TABLES_TABLE_H

#include "core/str.h"

/* What can be said of one cell: the sorts first, of which a cell has exactly one. */
typedef enum ltl_trait {
    LTL_TRAIT_EMPTY,
    LTL_TRAIT_INTEGER,
    LTL_TRAIT_DECIMAL,       /* 1.5 */
    LTL_TRAIT_DECIMAL_COMMA, /* 1,5 */
    LTL_TRAIT_TRUTH,
    LTL_TRAIT_DATE_ISO,    /* 2026-11-28, maybe with a time */
    LTL_TRAIT_DATE_SLASH,  /* 28/11/2026, 11/28/2026 */
    LTL_TRAIT_DATE_DOTTED, /* 28.11.2026 */
    LTL_TRAIT_TEXT,
    LTL_TRAIT_OBJECT, /* of JSON */
    LTL_TRAIT_LIST,
    LTL_TRAIT_SORT_COUNT,
    /* Marks: any number of them. */
    LTL_TRAIT_FORMULA = LTL_TRAIT_SORT_COUNT,
    LTL_TRAIT_BLANKS,
    LTL_TRAIT_EMAIL,
    LTL_TRAIT_CARD,
    LTL_TRAIT_IBAN,
    LTL_TRAIT_SOCIAL_SECURITY,
    LTL_TRAIT_SECRET, /* a key, a token, the hash of a password */
    LTL_TRAIT_COUNT
} ltl_trait;

/* What can be said of a record, or of the bytes. */
typedef enum ltl_fact {
    LTL_FACT_FEW_CELLS,
    LTL_FACT_MANY_CELLS,
    LTL_FACT_UNCLOSED_QUOTE,
    LTL_FACT_STRAY_QUOTE,
    LTL_FACT_LF,
    LTL_FACT_CRLF,
    LTL_FACT_CR,
    LTL_FACT_NOT_UTF8,
    LTL_FACT_NUL,
    LTL_FACT_TOO_LONG,
    LTL_FACT_BLANK_LINE,
    LTL_FACT_BROKEN_JSON,
    LTL_FACT_REPEATED_KEY,
    LTL_FACT_DEEP_JSON,
    LTL_FACT_COUNT
} ltl_fact;

typedef struct ltl_tally {
    uint64_t count;
    uint64_t record; /* of the first */
    uint64_t offset; /* of its cell or record in the file */
    uint32_t line;
    uint32_t column; /* byte of the line */
} ltl_tally;

typedef enum ltl_table_format {
    LTL_TABLE_CSV, /* with any delimiter */
    LTL_TABLE_JSON_LINES,
    LTL_TABLE_SQL, /* a dump: tables, and rows of INSERT or COPY */
    LTL_TABLE_FORMAT_COUNT
} ltl_table_format;

typedef struct ltl_cell {
    uint32_t start;
    uint32_t len;
    uint32_t name_start; /* of a member of JSON: its key, without quotes */
    uint16_t name_len;
    uint16_t marks; /* bit per trait from LTL_TRAIT_SORT_COUNT on */
    uint8_t sort;
    bool is_quoted;
    bool is_doubled; /* a doubled quote in it */
    bool is_stray;   /* a quote where none may be */
} ltl_cell;

typedef struct ltl_record {
    uint64_t number;
    uint32_t first_cell;
    uint32_t cell_count;
    uint32_t start;
    uint32_t len; /* without its line end */
    uint32_t line;
    uint32_t before; /* bytes of its line before it: rows of a dump follow each other on one */
    bool is_dead;
    bool is_definition; /* of a dump: the first cell is a table, the others its columns */
    uint8_t dead_fact;  /* ltl_fact */
} ltl_record;

enum {
    LTL_TABLE_MAX_RECORDS = 8192, /* of a piece */
    LTL_TABLE_MAX_CELLS = 65536,
};

typedef struct ltl_table {
    ltl_str text; /* the piece */
    uint64_t base;
    ltl_cell *cells; /* LTL_TABLE_MAX_CELLS */
    ltl_record *records;
    uint32_t cell_count;
    uint32_t record_count;
    uint32_t used; /* bytes of the piece that records took */
    ltl_tally facts[LTL_FACT_COUNT];
} ltl_table;

/* Where the reader stands between two pieces. */
typedef struct ltl_table_place {
    uint64_t offset;
    uint64_t record;  /* that were read */
    uint32_t line;    /* of the next byte */
    bool is_skipping; /* within a record that is too long: up to its line end */
    uint8_t mode;     /* of a dump: within what of a statement */
    uint32_t before;  /* of a dump: bytes of the line before the next byte */
} ltl_table_place;

typedef struct ltl_table_dialect {
    ltl_table_format format;
    char delimiter;
    uint8_t bom_bytes;
    uint8_t hint_chars;   /* of a line "sep=;" in front, with its end: spreadsheets want it, no table has it */
    bool has_backslashes; /* of a dump: they escape within quotes */
} ltl_table_dialect;

/* Format by the end of the name, delimiter by the first records: of `,` `;` tab `|` the one that cuts most of
 * them into the same number of cells. */
ltl_table_dialect ltl_table_dialect_of(ltl_str path, ltl_str head);
/* False when the name says nothing: neither .csv, .tsv, .tab, .jsonl, .ndjson nor .sql. */
bool ltl_table_is_named(ltl_str path);

/* Splits the piece; `is_last`: no more bytes follow. Advances `place`. */
void ltl_table_split(ltl_table *table, const ltl_table_dialect *dialect, ltl_table_place *place,
                     bool is_last);
/* For the splitters. */
void ltl_table_split_json(ltl_table *table, ltl_table_place *place, bool is_last);
void ltl_table_split_sql(ltl_table *table, const ltl_table_dialect *dialect, ltl_table_place *place,
                         bool is_last);
void ltl_table_fact_add(ltl_table *table, ltl_fact fact, const ltl_record *record, uint32_t at);

/* Sort and marks of a cell, from its text without quotes. */
void ltl_cell_classify(ltl_str text, ltl_cell *cell);
/* The text between the quotes; doubled quotes stay doubled. */
ltl_str ltl_cell_text(const ltl_table *table, const ltl_cell *cell);

const char *ltl_fact_name(ltl_fact fact);

#endif
