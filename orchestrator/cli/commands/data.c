#include <inttypes.h>
#include <stdio.h>

#include "analyzers/tables/check.h"
#include "orchestrator/cli/dataset_report.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"

/* Says what is known so far; it may still change. */
static void snapshot(void *context, const ltl_dataset *dataset) {
    ltl_arena arena = {0};
    ltl_table_look look = {.arena = &arena,
                           .profile = ltl_dataset_profile(dataset),
                           .dialect = ltl_dataset_dialect(dataset)};
    ltl_table_judge(&look);
    fprintf(stderr, "lintel: %s: provisional: %" PRIu64 " records, %u findings\n",
            (const char *)context, look.profile->records, look.faults.count);
    ltl_arena_clear(&arena);
}

static const char *delimiter_name(const ltl_table_dialect *dialect) {
    return dialect->format == LTL_TABLE_JSON_LINES ? "JSON Lines"
           : dialect->format == LTL_TABLE_SQL ? (dialect->has_backslashes ? "SQL of MySQL" : "SQL")
           : dialect->delimiter == ','        ? "comma"
           : dialect->delimiter == ';'        ? "semicolon"
           : dialect->delimiter == '|'        ? "vertical bar"
                                              : "tab";
}

static const char *header_name(const ltl_table_profile *profile) {
    return profile->shape_count > 0              ? ""
           : profile->header == LTL_HEADER_THERE ? ", header"
           : profile->header == LTL_HEADER_NONE  ? ", no header"
                                                 : "";
}

/* Bytes that are no UTF-8 are looked at as they are: in Latin-1 each is a character. */
static const char *encoding_name(const ltl_dataset *dataset) {
    switch (ltl_dataset_encoding(dataset)) {
    case LTL_ENCODING_UTF16_LE:
        return ", UTF-16 (little endian)";
    case LTL_ENCODING_UTF16_BE:
        return ", UTF-16 (big endian)";
    default:
        return ltl_dataset_profile(dataset)->facts[LTL_FACT_NOT_UTF8].count > 0
                   ? ", Latin-1 where it is no UTF-8"
                   : "";
    }
}

static void read_as(const ltl_dataset *dataset, char *into, size_t room) {
    const ltl_table_dialect *dialect = ltl_dataset_dialect(dataset);
    const ltl_table_profile *profile = ltl_dataset_profile(dataset);
    snprintf(into, room, "%s%s%s%s%s, %u columns", delimiter_name(dialect),
             dialect->hint_chars > 0 ? " as its first line says" : "", header_name(profile),
             dialect->bom_bytes > 0 ? ", byte order mark" : "", encoding_name(dataset),
             profile->column_count);
}

static void file_lint(ltl_streaming *streaming, ltl_findings *findings, const char *path) {
    ltl_dataset_options options = {.stream = streaming->options,
                                   .snapshot = streaming->is_quiet ? NULL : snapshot,
                                   .context = (void *)path};
    ltl_dataset *dataset = NULL;
    ltl_error error = {0};
    char words[128] = "";
    ltl_status status = ltl_dataset_run(path, &options, &dataset, &error);
    if (ltl_dataset_profile(dataset) != NULL) {
        read_as(dataset, words, sizeof(words));
    }
    ltl_streaming_tell(streaming, path, words, ltl_dataset_outcome(dataset), status, &error);
    ltl_dataset_report_add(streaming, findings, path, dataset, status, &error);
    ltl_dataset_free(dataset);
}

static int run(const ltl_arguments *arguments) {
    static ltl_streaming streaming;
    ltl_findings findings = {0};
    ltl_error error = {0};
    if (ltl_streaming_begin(&streaming, arguments, "data", "large-dataset", &error) != LTL_OK) {
        ltl_streaming_clear(&streaming);
        return ltl_exit_of_error(&error);
    }
    for (uint32_t i = 0; i < arguments->operand_count && ltl_streaming_goes_on(&streaming); i++) {
        file_lint(&streaming, &findings, arguments->operands[i]);
    }
    ltl_dataset_report_finish(&streaming, &findings);
    int code = ltl_streaming_finish(&streaming, "Data", findings.count);
    ltl_streaming_clear(&streaming);
    return code;
}

static const ltl_option *const options[] = {
    ltl_options_stream,
    ltl_options_gate,
    ltl_options_output,
    ltl_options_formats,
    ltl_options_settings,
    ltl_options_common,
    NULL,
};

const ltl_command ltl_command_data = {
    .name = "data",
    .summary = "Look at data files of any size: CSV, TSV, JSON Lines, SQL dumps.",
    .usage = "[OPTION…] FILE…",
    .description =
        "Reads data files in constant memory: bytes are cleaned, records validated, cells "
        "transformed, columns analysed, a piece at a time. A name that ends in .jsonl or .ndjson "
        "is "
        "JSON Lines, .tsv and .tab are tab-separated, anything else is CSV (RFC 4180) whose "
        "delimiter is found out and stated: comma, semicolon, tab or vertical bar. A name that "
        "ends in .sql is "
        "a dump (mysqldump, pg_dump, sqlite3 .dump): rows of INSERT and COPY, columns called "
        "table.column. `-` is standard input.\n"
        "Many cells with the same fault are one finding of their column: it lies at the first and "
        "says how many there are.\n"
        "Exit codes are those of scan.",
    .options = options,
    .run = run,
};
