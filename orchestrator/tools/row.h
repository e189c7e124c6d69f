/* row.h - one finding of another tool on its way through the stages.
 *
 * Shape    the fields that some format has, as texts and numbers, present or not; then what the stages make of
 *          them. A batch holds the rows of one piece of the file, with all their texts
 * Units    places in the imported file: bytes from 0, lines and records from 1
 * Owns     a batch owns its arrays, made once; a full one ends the piece early, nothing grows
 * Errors   a row that a stage refuses is dead, with the reason
 * Threads  one batch has one stage at a time
 * Cost     a copy of each text, no allocation
 */
#ifndef LTL_TOOLS_ROW_H
#define LTL_TOOLS_ROW_H

#include "analyzers/tables/json_scan.h"
#include "core/finding.h"
#include "core/limits.h"

/* X(NAME, "name for people and for --map", most bytes) */
#define LTL_IMPORT_TEXTS(X)                                                                        \
    X(RULE, "rule", 256)                                                                           \
    X(MESSAGE, "message", 4096)                                                                    \
    X(PATH, "path", 4096)                                                                          \
    X(SEVERITY, "severity", 32)                                                                    \
    X(CONFIDENCE, "confidence", 32)                                                                \
    X(TOOL, "tool", 128)                                                                           \
    X(SNIPPET, "snippet", 2048)                                                                    \
    X(SCOPE, "scope", 512)                                                                         \
    X(FINGERPRINT, "fingerprint", 256)                                                             \
    X(CWE, "cwe", 512)                                                                             \
    X(TITLE, "title", 512)                                                                         \
    X(WHY, "why", 2048)                                                                            \
    X(ADVICE, "advice", 2048)                                                                      \
    X(REFERENCE, "reference", 512)                                                                 \
    X(SCORE, "score", 32)                                                                          \
    X(DOMAIN, "domain", 32)                                                                        \
    X(STATE, "state", 32)                                                                          \
    X(REASON, "suppression", 1024)                                                                 \
    X(TAGS, "tags", 1024)                                                                          \
    X(KIND, "kind", 32)                                                                            \
    X(BASE, "base", 256)                                                                           \
    X(MESSAGE_ID, "message-id", 256)                                                               \
    X(ARGUMENTS, "arguments", 2048)                                                                \
    X(STATUS, "status", 32)                                                                        \
    X(FIX, "fix", 4096)                                                                            \
    X(FIX_PATH, "fix-path", 4096)                                                                  \
    X(IDENTITY, "identity", 256)

#define LTL_IMPORT_NUMBERS(X)                                                                      \
    X(LINE, "line")                                                                                \
    X(COLUMN, "column")                                                                            \
    X(END_LINE, "end-line")                                                                        \
    X(END_COLUMN, "end-column")                                                                    \
    X(RULE_INDEX, "rule-index")                                                                    \
    X(COMPONENT, "component")                                                                      \
    X(ARTIFACT, "artifact")                                                                        \
    X(STEP_LINE, "step-line")                                                                      \
    X(STEP_COLUMN, "step-column")                                                                  \
    X(STEP_END_LINE, "step-end-line")                                                              \
    X(STEP_END_COLUMN, "step-end-column")                                                          \
    X(STEP_DEPTH, "step-depth")                                                                    \
    X(STEP_ARTIFACT, "step-artifact")                                                              \
    X(FIX_LINE, "fix-line")                                                                        \
    X(FIX_COLUMN, "fix-column")                                                                    \
    X(FIX_END_LINE, "fix-end-line")                                                                \
    X(FIX_END_COLUMN, "fix-end-column")                                                            \
    X(FIX_START, "fix-start")                                                                      \
    X(FIX_END, "fix-end")                                                                          \
    X(FIX_LENGTH, "fix-length")

typedef enum ltl_import_field {
    LTL_FIELD_NONE,
#define LTL_IMPORT_ENUM(name, ...) LTL_FIELD_##name,
    LTL_IMPORT_TEXTS(LTL_IMPORT_ENUM) LTL_FIELD_FIRST_NUMBER,
    LTL_FIELD_BEFORE_NUMBERS = LTL_FIELD_FIRST_NUMBER - 1,
    LTL_IMPORT_NUMBERS(LTL_IMPORT_ENUM)
#undef LTL_IMPORT_ENUM
    /* What is no field of a row. */
    LTL_FIELD_RECORD,            /* a row begins and ends */
    LTL_FIELD_SUPPRESSED_RECORD, /* one that its tool does not count */
    LTL_FIELD_FIXED_RECORD,
    LTL_FIELD_LIST,        /* that records stand in */
    LTL_FIELD_SUPPRESSION, /* an entry of a list of them */
    LTL_FIELD_SUPPRESSION_KIND,
    LTL_FIELD_IS_SUPPRESSED,
    LTL_FIELD_IS_ELSEWHERE, /* the suppression */
    LTL_FIELD_FIX_PART,     /* one replacement of a fix */
    LTL_FIELD_IS_SECRET,
    LTL_FIELD_STEP,    /* of a data flow: begins and ends */
    LTL_FIELD_RELATED, /* a step of no flow */
    LTL_FIELD_STEP_PATH,
    LTL_FIELD_STEP_BASE,
    LTL_FIELD_STEP_NOTE,
    LTL_FIELD_STEP_KIND,
    LTL_FIELD_STEP_SNIPPET,
    LTL_FIELD_CONTEXT_PATH, /* of all rows that follow */
    LTL_FIELD_CONTEXT_TOOL,
    /* Of what SARIF says once for all results of a run. */
    LTL_FIELD_RUN,
    LTL_FIELD_EXTENSION,
    LTL_FIELD_RULE_ENTRY,
    LTL_FIELD_STRING_NAME,
    LTL_FIELD_STRING_TEXT,
    LTL_FIELD_BASE_NAME,
    LTL_FIELD_BASE_URI,
    LTL_FIELD_BASE_PARENT,
    LTL_FIELD_ARTIFACT_ENTRY,
    LTL_FIELD_ARTIFACT_URI,
    LTL_FIELD_ARTIFACT_BASE,
    LTL_FIELD_COLUMN_KIND,
    LTL_FIELD_SUCCESS,
    LTL_FIELD_TROUBLE,
    LTL_FIELD_RESULTS,
    LTL_FIELD_COUNT
} ltl_import_field;

enum {
    LTL_IMPORT_TEXT_COUNT = LTL_FIELD_FIRST_NUMBER - LTL_FIELD_RULE,
    LTL_IMPORT_NUMBER_COUNT = LTL_FIELD_RECORD - LTL_FIELD_LINE,
    LTL_IMPORT_MOST_ROWS = 1024, /* of a batch */
    LTL_IMPORT_MOST_STEPS = 4096,
    LTL_IMPORT_TEXT_BYTES = 768 * 1024, /* of a batch */
    LTL_IMPORT_ROW_BYTES = 160 * 1024,  /* the most one row may take of them */
    LTL_IMPORT_NOTE_BYTES = 512,
};

/* X(NAME, "text for people", whether something is missing because of it) */
#define LTL_IMPORT_REASONS(X)                                                                      \
    X(NONE, "none", false)                                                                         \
    X(NO_RECORD, "not a record", true)                                                             \
    X(WRONG_TYPE, "a field of the wrong type", true)                                               \
    X(NO_PATH, "no file is named", true)                                                           \
    X(OUTSIDE, "a path that leads out of the repository", true)                                    \
    X(BAD_PATH, "a path that cannot be one", true)                                                 \
    X(BAD_PLACE, "a line or column that is none", true)                                            \
    X(NO_MESSAGE, "neither rule nor message", true)                                                \
    X(BROKEN, "not to be read", true)                                                              \
    X(TOO_LONG, "longer than the limit", true)                                                     \
    X(CELLS, "not as many cells as the header", true)                                              \
    X(NO_FINDING, "says itself that it is no finding", false)                                      \
    X(OTHER_LINE, "a line without a place", false)

typedef enum ltl_import_reason {
#define LTL_IMPORT_ENUM(name, text, is_loss) LTL_REFUSED_##name,
    LTL_IMPORT_REASONS(LTL_IMPORT_ENUM)
#undef LTL_IMPORT_ENUM
        LTL_IMPORT_REASON_COUNT
} ltl_import_reason;

/* How columns count. */
typedef enum ltl_column_unit {
    LTL_UNIT_BYTES,
    LTL_UNIT_UTF16,
    LTL_UNIT_CODE_POINTS
} ltl_column_unit;

typedef struct ltl_import_step {
    ltl_str path;
    ltl_str base;
    ltl_str note;
    ltl_str kind;
    ltl_str snippet;
    uint32_t numbers[6]; /* line, column, end line, end column, depth, artifact + 1 */
    bool is_related;     /* of no flow */
} ltl_import_step;

typedef struct ltl_import_row {
    uint64_t number;
    uint64_t offset;
    uint64_t line;
    uint32_t run; /* of SARIF */
    ltl_str texts[LTL_IMPORT_TEXT_COUNT];
    int64_t numbers[LTL_IMPORT_NUMBER_COUNT];
    uint32_t has_number; /* bit per number */
    uint16_t wrong_type; /* the first field that had one */
    uint16_t cut;        /* the first text that was longer than its limit */
    uint32_t first_step;
    uint32_t step_count;
    bool is_dead;
    uint8_t reason; /* ltl_import_reason */
    bool is_suppressed;
    bool is_suppressed_elsewhere;
    bool is_secret;
    bool is_fixed;
    uint8_t fix_parts;   /* replacements; more than one fix no finding of ours */
    bool has_lossy_text; /* bytes that were no UTF-8 */
    /* Made by the stages. */
    ltl_severity severity;
    ltl_confidence confidence;
    ltl_domain domain;
    ltl_finding_state state;
} ltl_import_row;

typedef struct ltl_import_batch {
    ltl_import_row *rows; /* LTL_IMPORT_MOST_ROWS */
    ltl_import_step *steps;
    char *text;
    uint32_t row_count;
    uint32_t step_count;
    uint32_t text_used;
} ltl_import_batch;

const char *ltl_import_field_name(uint16_t field); /* "" for what is no field of a row */
/* The field that people call so, or LTL_FIELD_NONE. */
uint16_t ltl_import_field_of(ltl_str name);
const char *ltl_import_reason_text(ltl_import_reason reason);
bool ltl_import_reason_is_loss(ltl_import_reason reason);

bool ltl_import_batch_init(ltl_import_batch *batch);
void ltl_import_batch_free(ltl_import_batch *batch);
/* Room for one more row of any size. */
bool ltl_import_batch_has_room(const ltl_import_batch *batch);
ltl_import_row *ltl_import_row_add(ltl_import_batch *batch);
ltl_import_step *ltl_import_step_add(ltl_import_batch *batch, ltl_import_row *row);

static inline ltl_str *ltl_row_text(ltl_import_row *row, uint16_t field) {
    return &row->texts[field - LTL_FIELD_RULE];
}
static inline bool ltl_row_has(const ltl_import_row *row, uint16_t field) {
    return (row->has_number >> (field - LTL_FIELD_LINE) & 1u) != 0;
}
static inline int64_t ltl_row_number(const ltl_import_row *row, uint16_t field) {
    return ltl_row_has(row, field) ? row->numbers[field - LTL_FIELD_LINE] : 0;
}

/* A text as it is, cut at the field's limit, with U+FFFD for what is no UTF-8. A list (CWE, tags, arguments) gets one
 * more line. */
void ltl_row_set_text(ltl_import_batch *batch, ltl_import_row *row, uint16_t field, ltl_str text);
/* A value of JSON, with its escapes. */
void ltl_row_set_json(ltl_import_batch *batch, ltl_import_row *row, uint16_t field,
                      ltl_json_token token, ltl_str written);
/* A text within the batch, unescaped, at most `most` bytes. */
ltl_str ltl_batch_json_text(ltl_import_batch *batch, ltl_str written, uint32_t most);
/* Digits, maybe with a sign, maybe with zeros behind a point. */
bool ltl_import_number_of(ltl_str text, int64_t *out_number);
void ltl_row_kill(ltl_import_row *row, ltl_import_reason reason);

#endif
