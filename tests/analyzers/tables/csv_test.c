/* Records and cells as RFC 4180 has them, wherever the pieces are cut. */
#include "analyzers/tables/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/buf.h"
#include "tests/support/random.h"

enum { MOST_TEXT = 4096 };

typedef struct reader {
    ltl_table table;
    ltl_cell *cells;
    ltl_record *records;
} reader;

static reader reader_new(void) {
    reader self = {.cells = malloc(LTL_TABLE_MAX_CELLS * sizeof(ltl_cell)),
                   .records = malloc(LTL_TABLE_MAX_RECORDS * sizeof(ltl_record))};
    self.table.cells = self.cells;
    self.table.records = self.records;
    return self;
}

static void reader_free(reader *self) {
    free(self->cells);
    free(self->records);
}

static void cell_write(ltl_buf *out, const ltl_table *table, const ltl_cell *cell) {
    ltl_str text = ltl_cell_text(table, cell);
    for (size_t i = 0; i < text.len; i++) {
        ltl_buf_append_byte(out, text.ptr[i]);
        i += cell->is_doubled && text.ptr[i] == '"' && i + 1 < text.len && text.ptr[i + 1] == '"';
    }
}

/* All cells, `|` behind each and a line end behind each record, which begins with number and line. */
static void table_write(ltl_buf *out, const ltl_table *table) {
    for (uint32_t i = 0; i < table->record_count; i++) {
        const ltl_record *record = &table->records[i];
        ltl_buf_printf(out, "%u/%u%s ", (uint32_t)record->number, record->line,
                       record->is_dead ? "!" : "");
        for (uint32_t k = 0; k < record->cell_count; k++) {
            cell_write(out, table, &table->cells[record->first_cell + k]);
            ltl_buf_append_byte(out, '|');
        }
        ltl_buf_append_byte(out, '\n');
    }
}

/* Reads in pieces of at most `piece` bytes; a piece in which no record ends grows. */
static void read_all(reader *self, ltl_str text, size_t piece, ltl_table_format format,
                     ltl_buf *out) {
    ltl_table_dialect dialect = {.format = format, .delimiter = ','};
    ltl_table_place place = {.line = 1};
    size_t len = piece;
    while (place.offset < text.len) {
        ltl_str rest = ltl_str_slice(text, place.offset, text.len);
        self->table.text = ltl_str_slice(rest, 0, len);
        bool is_last = rest.len <= len;
        /* Only a piece of full size may be taken for too small. */
        ltl_table_place before = place;
        ltl_table table = self->table;
        if (!is_last) {
            const char *end = memchr(table.text.ptr, '\n', table.text.len);
            if (end == NULL) {
                len++;
                continue;
            }
        }
        ltl_table_split(&self->table, &dialect, &place, is_last);
        bool is_dead = self->table.record_count > 0 && self->table.records[0].is_dead;
        if (!is_last && (self->table.record_count == 0 || is_dead) && len < text.len) {
            place = before;
            len++;
            continue;
        }
        table_write(out, &self->table);
        len = piece;
    }
}

typedef struct row {
    const char *text;
    const char *cells;
} row;

static const row rows[] = {
    {"a,b\r\nc,d\r\n", "1/1 a|b|\n2/2 c|d|\n"},
    {"a,b\r\nc,d", "1/1 a|b|\n2/2 c|d|\n"},
    {"\"a\",\"b\"\r\n", "1/1 a|b|\n"},
    {"\"a\r\nb\",c\r\nd,e\r\n", "1/1 a\r\nb|c|\n2/3 d|e|\n"},
    {"\"a\"\"b\",c\r\n", "1/1 a\"b|c|\n"},
    {"\"a,b\",c\n", "1/1 a,b|c|\n"},
    {" a , b \n", "1/1  a | b |\n"},
    {",\n", "1/1 ||\n"},
    {"\"\"\n", "1/1 |\n"},
    {"\"\"\"\"\n", "1/1 \"|\n"},
    {"a\rb\n", "1/1 a|\n2/2 b|\n"},
    {"a\n\nb\n", "1/1 a|\n2/3 b|\n"},
    {"a\"b,c\n", "1/1 a\"b|c|\n"},
    {"a,\"b\nc,d\n", "1/1! \n2/2 c|d|\n"},
    {"", ""},
};

static void each_row_is_read_as_the_standard_says(void **state) {
    (void)state;
    reader self = reader_new();
    ltl_buf out;
    ltl_buf_init(&out, 1 << 16);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ltl_buf_reset(&out);
        read_all(&self, ltl_str_of(rows[i].text), MOST_TEXT, LTL_TABLE_CSV, &out);
        if (!ltl_str_is(ltl_buf_borrow(&out), rows[i].cells)) {
            fail_msg("%s: %s", rows[i].text, ltl_buf_borrow(&out).ptr);
        }
    }
    ltl_buf_clear(&out);
    reader_free(&self);
}

/* One byte after the other, as the grammar of the standard reads: slow and plain. Texts have no CR alone and
 * no blank lines. */
static void slow_read(ltl_str text, ltl_buf *out) {
    uint32_t number = 0;
    uint32_t line = 1;
    size_t at = 0;
    while (at < text.len) {
        ltl_buf_printf(out, "%u/%u ", ++number, line);
        bool is_open = true;
        while (is_open) {
            bool is_quoted = at < text.len && text.ptr[at] == '"';
            at += is_quoted;
            while (at < text.len) {
                char byte = text.ptr[at];
                if (is_quoted && byte == '"') {
                    if (at + 1 >= text.len || text.ptr[at + 1] != '"') {
                        at++;
                        break;
                    }
                    at++;
                } else if (!is_quoted && (byte == ',' || byte == '\n' || byte == '\r')) {
                    break;
                }
                line += byte == '\n';
                ltl_buf_append_byte(out, byte);
                at++;
            }
            ltl_buf_append_byte(out, '|');
            is_open = at < text.len && text.ptr[at] == ',';
            at += is_open;
        }
        at += at < text.len && text.ptr[at] == '\r';
        line += at < text.len && text.ptr[at] == '\n';
        at += at < text.len && text.ptr[at] == '\n';
        ltl_buf_append_byte(out, '\n');
    }
}

static void cell_make(ltl_random *random, ltl_buf *text) {
    static const char *const parts[] = {"a",    "bc", "\"\"",     ",", "\n",
                                        "\r\n", " ",  "\xC3\xA4", "=1"};
    bool is_quoted = ltl_random_below(random, 2) == 0;
    ltl_buf_append(text, is_quoted ? LTL_STR("\"") : LTL_STR("x"));
    for (size_t i = ltl_random_below(random, 12); i > 0; i--) {
        const char *part = parts[ltl_random_below(random, is_quoted ? 9 : 2)];
        ltl_buf_append(text, ltl_str_of(part));
    }
    ltl_buf_append(text, is_quoted ? LTL_STR("\"") : LTL_STR(""));
}

/* No record of cell_make is longer: eight cells of eleven parts, with what is around them. */
enum { MOST_RECORD = 8 * (2 + 11 * 2 + 1) + 2 };

/* As a whole, and in pieces that hold any one record and end anywhere: within quotes, between CR and LF. */
static void random_texts_are_read_as_the_slow_reader_does(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("csv_test", 20261128);
    reader self = reader_new();
    ltl_buf text, fast, slow;
    ltl_buf_init(&text, 1 << 20);
    ltl_buf_init(&fast, 1 << 20);
    ltl_buf_init(&slow, 1 << 20);
    for (uint32_t round = 0; round < 2000; round++) {
        ltl_buf_reset(&text);
        ltl_buf_reset(&fast);
        ltl_buf_reset(&slow);
        for (size_t records = 1 + ltl_random_below(&random, 20); records > 0; records--) {
            for (size_t cells = 1 + ltl_random_below(&random, 8); cells > 0; cells--) {
                cell_make(&random, &text);
                ltl_buf_append(&text, cells > 1 ? LTL_STR(",") : LTL_STR(""));
            }
            ltl_buf_append(&text,
                           ltl_random_below(&random, 2) == 0 ? LTL_STR("\r\n") : LTL_STR("\n"));
        }
        read_all(&self, ltl_buf_borrow(&text), 1 << 20, LTL_TABLE_CSV, &fast);
        slow_read(ltl_buf_borrow(&text), &slow);
        assert_string_equal(fast.ptr, slow.ptr);
        ltl_buf_reset(&fast);
        read_all(&self, ltl_buf_borrow(&text), MOST_RECORD + ltl_random_below(&random, MOST_RECORD),
                 LTL_TABLE_CSV, &fast);
        assert_string_equal(fast.ptr, slow.ptr);
    }
    ltl_buf_clear(&text);
    ltl_buf_clear(&fast);
    ltl_buf_clear(&slow);
    reader_free(&self);
}

/* Nothing is read past the end, and no offset leaves the text. */
static void a_text_cut_at_every_byte_is_read(void **state) {
    (void)state;
    static const char whole[] = "h,\"k\"\r\n\"a\"\"b\",\"c\r\nd\"\r\n\xC3\xA4,=1\r\n\"x\"y,z\r\n";
    static const char lines[] =
        "{\"a\":[1,{\"b\":null}],\"c\":-1.5e+3}\n{\"a\":\"\\u00e4\\n\"}\n[true,false]\n";
    reader self = reader_new();
    ltl_buf out;
    ltl_buf_init(&out, 1 << 16);
    for (size_t i = 0; i < sizeof(whole) + sizeof(lines); i++) {
        bool is_csv = i < sizeof(whole);
        size_t len = is_csv ? i : i - sizeof(whole);
        char *exact = malloc(len + 1);
        memcpy(exact, is_csv ? whole : lines, len);
        read_all(&self, (ltl_str){exact, len}, 1 << 16,
                 is_csv ? LTL_TABLE_CSV : LTL_TABLE_JSON_LINES, &out);
        for (uint32_t k = 0; len > 0 && k < self.table.cell_count; k++) {
            assert_true(self.table.cells[k].start + self.table.cells[k].len <= len);
        }
        free(exact);
    }
    ltl_buf_clear(&out);
    reader_free(&self);
}

static void delimiters_are_found_out(void **state) {
    (void)state;
    assert_int_equal(ltl_table_dialect_of(LTL_STR("a.csv"), LTL_STR("a;b\n1,5;2\n")).delimiter,
                     ';');
    assert_int_equal(ltl_table_dialect_of(LTL_STR("a.csv"), LTL_STR("a\tb, c\n1\t2\n")).delimiter,
                     '\t');
    assert_int_equal(ltl_table_dialect_of(LTL_STR("a.csv"), LTL_STR("\xEF\xBB\xBF"
                                                                    "a|b\n"))
                         .bom_bytes,
                     3);
    assert_int_equal(ltl_table_dialect_of(LTL_STR("a.tsv"), LTL_STR("a,b\n")).delimiter, '\t');
    assert_int_equal(ltl_table_dialect_of(LTL_STR("a.ndjson"), LTL_STR("{}")).format,
                     LTL_TABLE_JSON_LINES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_is_read_as_the_standard_says),
        cmocka_unit_test(random_texts_are_read_as_the_slow_reader_does),
        cmocka_unit_test(a_text_cut_at_every_byte_is_read),
        cmocka_unit_test(delimiters_are_found_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
