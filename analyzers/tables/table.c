#include "analyzers/tables/table.h"

#include "core/compiler.h"

void ltl_table_fact_add(ltl_table *table, ltl_fact fact, const ltl_record *record, uint32_t at) {
    ltl_tally *tally = &table->facts[fact];
    if (tally->count++ == 0) {
        tally->record = record->number;
        tally->offset = table->base + at;
        tally->line = record->line;
        tally->column = record->before + at - record->start + 1;
    }
}

ltl_str ltl_cell_text(const ltl_table *table, const ltl_cell *cell) {
    ltl_str text = {table->text.ptr + cell->start, cell->len};
    bool is_whole = cell->is_quoted && text.len >= 2 && text.ptr[text.len - 1] == text.ptr[0];
    return is_whole ? (ltl_str){text.ptr + 1, text.len - 2} : text;
}

static bool ends(ltl_str path, const char *end) {
    size_t len = strlen(end);
    return path.len > len && ltl_str_equals_ignoring_case(
                                 ltl_str_slice(path, path.len - len, path.len), ltl_str_of(end));
}

bool ltl_table_is_named(ltl_str path) {
    static const char *const names[] = {".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".sql"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        if (ends(path, names[i])) {
            return true;
        }
    }
    return false;
}

static bool has_any(ltl_str text, const char *a, const char *b, const char *c) {
    return ltl_str_find(text, ltl_str_of(a), 0) != SIZE_MAX ||
           ltl_str_find(text, ltl_str_of(b), 0) != SIZE_MAX ||
           ltl_str_find(text, ltl_str_of(c), 0) != SIZE_MAX;
}

enum { HEAD_LINES = 64 };

/* How well a delimiter fits: how many of the first lines have as many as the first, and how many that is. */
static uint32_t fit_of(ltl_str head, char delimiter) {
    uint32_t counts[HEAD_LINES] = {0};
    uint32_t lines = 0;
    bool is_quoted = false;
    for (size_t i = 0; i < head.len && lines < HEAD_LINES; i++) {
        is_quoted ^= head.ptr[i] == '"';
        counts[lines] += !is_quoted && head.ptr[i] == delimiter;
        lines += !is_quoted && head.ptr[i] == '\n';
    }
    uint32_t alike = 0;
    for (uint32_t i = 0; i < lines || i < 1; i++) {
        alike += counts[i] == counts[0];
    }
    uint32_t most = counts[0] < 1000 ? counts[0] : 1000;
    return counts[0] == 0 ? 0 : alike * 1024 + most;
}

static const char delimiters[] = {',', ';', '\t', '|'};

/* A first line "sep=;" names the delimiter. */
static bool hint_take(ltl_str head, ltl_table_dialect *dialect) {
    ltl_str hint = LTL_STR("sep=");
    ltl_str rest = ltl_str_slice(head, hint.len + 1, head.len);
    size_t end = ltl_str_starts_with(rest, LTL_STR("\r\n"))                     ? 2
                 : rest.len > 0 && (rest.ptr[0] == '\n' || rest.ptr[0] == '\r') ? 1
                                                                                : 0;
    if (end == 0 || !ltl_str_equals_ignoring_case(ltl_str_slice(head, 0, hint.len), hint) ||
        memchr(delimiters, head.ptr[hint.len], sizeof(delimiters)) == NULL) {
        return false;
    }
    dialect->delimiter = head.ptr[hint.len];
    dialect->hint_chars = (uint8_t)(hint.len + 1 + end);
    return true;
}

ltl_table_dialect ltl_table_dialect_of(ltl_str path, ltl_str head) {
    ltl_table_dialect dialect = {.delimiter = ','};
    if (ltl_str_starts_with(head, LTL_STR("\xEF\xBB\xBF"))) {
        dialect.bom_bytes = 3;
        head = ltl_str_slice(head, 3, head.len);
    }
    if (ends(path, ".jsonl") || ends(path, ".ndjson")) {
        dialect.format = LTL_TABLE_JSON_LINES;
    } else if (ends(path, ".sql")) {
        dialect.format = LTL_TABLE_SQL;
        dialect.has_backslashes = has_any(head, "MySQL dump", "MariaDB dump", "INSERT INTO `");
    } else if (ends(path, ".tsv") || ends(path, ".tab")) {
        dialect.delimiter = '\t';
    } else if (!hint_take(head, &dialect)) {
        uint32_t best = 0;
        for (size_t i = 0; i < LTL_COUNT_OF(delimiters); i++) {
            uint32_t fit = fit_of(head, delimiters[i]);
            dialect.delimiter = fit > best ? delimiters[i] : dialect.delimiter;
            best = fit > best ? fit : best;
        }
    }
    return dialect;
}

const char *ltl_fact_name(ltl_fact fact) {
    static const char *const names[LTL_FACT_COUNT] = {
        [LTL_FACT_FEW_CELLS] = "fewer cells than the header",
        [LTL_FACT_MANY_CELLS] = "more cells than the header",
        [LTL_FACT_UNCLOSED_QUOTE] = "a quote that is never closed",
        [LTL_FACT_STRAY_QUOTE] = "a stray quote",
        [LTL_FACT_LF] = "LF",
        [LTL_FACT_CRLF] = "CR LF",
        [LTL_FACT_CR] = "CR",
        [LTL_FACT_NOT_UTF8] = "bytes that are no UTF-8",
        [LTL_FACT_NUL] = "a zero byte",
        [LTL_FACT_TOO_LONG] = "longer than the limit",
        [LTL_FACT_BLANK_LINE] = "a blank line",
        [LTL_FACT_BROKEN_JSON] = "no JSON",
        [LTL_FACT_REPEATED_KEY] = "a key twice",
        [LTL_FACT_DEEP_JSON] = "nested deeper than the limit",
    };
    return names[fact];
}
