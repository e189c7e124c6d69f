#include "analyzers/rulefiles/lists_export.h"

#include "analyzers/rules/pack.h"
#include "core/buf.h"
#include "core/limits.h"

#define USE "- use: "
/* Where a list's items stand in a file of lists. */
enum { ITEM_INDENT = 4 };

static size_t indent_of(ltl_str line) {
    size_t indent = 0;
    while (indent < line.len && line.ptr[indent] == ' ') {
        indent++;
    }
    return indent;
}

static bool is_blank(ltl_str line) {
    return ltl_str_trim(line).len == 0;
}

/* The lines of the list `file/name`; empty: there is none. */
static ltl_str list_lines(ltl_arena *arena, ltl_str use) {
    size_t slash = ltl_str_find_last_byte(use, '/');
    if (slash == SIZE_MAX) {
        return LTL_STR("");
    }
    ltl_str path = ltl_arena_printf(arena, "lists/%.*s.yaml", (int)slash, use.ptr);
    ltl_str head =
        ltl_arena_printf(arena, "\n  %.*s:\n", (int)(use.len - slash - 1), use.ptr + slash + 1);
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str found;
    ltl_str text;
    bool has_file = false;
    while (!has_file && ltl_pack_next(&reader, &found, &text)) {
        has_file = ltl_str_eq(found, path);
    }
    size_t at = has_file ? ltl_str_find(text, head, 0) : SIZE_MAX;
    if (at == SIZE_MAX) {
        return LTL_STR("");
    }
    ltl_str rest = ltl_str_slice(text, at + head.len, text.len);
    ltl_str all = rest;
    ltl_str line;
    size_t end = 0;
    while (ltl_str_split(&rest, '\n', &line) &&
           (is_blank(line) || indent_of(line) >= ITEM_INDENT)) {
        end = rest.len == 0 ? all.len : (size_t)(rest.ptr - all.ptr);
    }
    return ltl_str_slice(all, 0, end);
}

/* Keys that are known here alone; without them a rule finds the same, and is surer of it. */
static bool is_own_key(ltl_str line) {
    static const char *const KEYS[] = {"doubt: ", "taint_only_beginning: ", "taint_only_text: ",
                                       "taint_strikes_sender: "};
    ltl_str content = ltl_str_trim(line);
    for (size_t i = 0; i < LTL_COUNT_OF(KEYS); i++) {
        if (ltl_str_starts_with(content, ltl_str_of(KEYS[i]))) {
            return true;
        }
    }
    return false;
}

static void put_line(ltl_buf *out, size_t indent, ltl_str line) {
    if (is_own_key(line)) {
        return;
    }
    ltl_buf_printf(out, "%*s%.*s\n", (int)indent, "", LTL_STR_ARG(line));
}

/* The items, moved to `indent`; `beside` ends each of them. */
static void put_items(ltl_buf *out, ltl_str items, size_t indent, ltl_str beside) {
    ltl_str line;
    bool is_first = true;
    while (ltl_str_split(&items, '\n', &line)) {
        if (is_blank(line)) {
            continue;
        }
        bool begins = indent_of(line) == ITEM_INDENT && line.ptr[ITEM_INDENT] == '-';
        if (begins && !is_first) {
            ltl_buf_append(out, beside);
        }
        is_first = is_first && !begins;
        put_line(out, indent + indent_of(line) - ITEM_INDENT, ltl_str_trim(line));
    }
    ltl_buf_append(out, beside);
}

/* The lines behind a `use` that belong to its item. */
static ltl_str take_beside(ltl_str *rest, size_t indent) {
    ltl_str start = *rest;
    ltl_str line;
    ltl_str next = *rest;
    while (ltl_str_split(&next, '\n', &line) && !is_blank(line) && indent_of(line) > indent) {
        *rest = next;
    }
    return ltl_str_slice(start, 0, start.len - rest->len);
}

ltl_str ltl_lists_export(ltl_arena *arena, ltl_str text) {
    ltl_buf out;
    ltl_buf_init(&out, LTL_MAX_RULE_FILE_BYTES);
    ltl_str rest = text;
    ltl_str line;
    while (rest.len > 0 && ltl_str_split(&rest, '\n', &line)) {
        size_t indent = indent_of(line);
        ltl_str content = ltl_str_slice(line, indent, line.len);
        bool is_use = ltl_str_starts_with(content, LTL_STR(USE));
        ltl_str name = is_use ? ltl_str_trim(ltl_str_slice(content, sizeof USE - 1, content.len))
                              : LTL_STR("");
        ltl_str items = is_use ? list_lines(arena, name) : LTL_STR("");
        if (items.len > 0) {
            put_items(&out, items, indent, take_beside(&rest, indent));
        } else {
            put_line(&out, 0, line);
        }
    }
    ltl_str result = ltl_arena_copy(arena, ltl_buf_borrow(&out));
    ltl_buf_clear(&out);
    return result;
}
