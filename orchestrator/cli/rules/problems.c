#include "orchestrator/cli/rules/problems.h"

#include "analyzers/rules/pack.h"
#include "core/json.h"
#include "core/limits.h"
#include "core/source.h"
#include "orchestrator/cli/files.h"
#include "reports/escape/terminal.h"

enum { MOST_COLUMNS = 160 };

/* ---- counting ---- */

static bool is_of_rule(const ltl_problem *problem, ltl_str path, uint32_t line) {
    return !problem->is_warning && problem->rule_line == line && ltl_str_eq(problem->path, path);
}

bool ltl_rule_is_wrong(const ltl_problems *problems, const ltl_rule *rule) {
    for (uint32_t i = 0; i < problems->count; i++) {
        if (is_of_rule(&problems->at[i], rule->info.source_path, rule->info.source_line)) {
            return true;
        }
    }
    return false;
}

/* Problems are in order of path: an earlier one of the same rule, or file, is near. */
static bool is_first_of_rule(const ltl_problems *problems, uint32_t index) {
    const ltl_problem *problem = &problems->at[index];
    for (uint32_t i = index; i-- > 0 && ltl_str_eq(problems->at[i].path, problem->path);) {
        if (is_of_rule(&problems->at[i], problem->path, problem->rule_line)) {
            return false;
        }
    }
    return true;
}

ltl_rule_tally ltl_rule_tally_of(const ltl_ruleset *ruleset) {
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    ltl_rule_tally tally = {.left_out = ltl_ruleset_left_out(ruleset)};
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        tally.errors += !problem->is_warning;
        tally.warnings += problem->is_warning;
        bool counts = !problem->is_warning && is_first_of_rule(problems, i);
        tally.wrong += counts && problem->rule_line != 0;
        tally.files += counts && problem->rule_line == 0;
    }
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        tally.fine += !ltl_rule_is_wrong(problems, ltl_ruleset_rule(ruleset, i));
    }
    return tally;
}

/* ---- showing ---- */

typedef struct printer {
    ltl_arena *arena;
    ltl_out *out;
    bool has_colour;
    ltl_str path; /* of the source at hand */
    bool has_source;
    ltl_source source;
} printer;

static bool pack_text(ltl_str wanted, ltl_str *out_text) {
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    while (ltl_pack_next(&reader, &path, out_text)) {
        if (ltl_str_eq(path, wanted)) {
            return true;
        }
    }
    return false;
}

static void source_open(printer *p, ltl_str path) {
    if (ltl_str_eq(p->path, path) && p->path.len > 0) {
        return;
    }
    ltl_str text;
    ltl_str name = ltl_arena_copy(p->arena, path);
    bool is_file = ltl_file_exists(name.ptr);
    p->has_source =
        is_file ? ltl_file_read(p->arena, name.ptr, LTL_MAX_RULE_FILE_BYTES, &text, NULL) == LTL_OK
                : pack_text(path, &text);
    p->path = name;
    if (p->has_source) {
        ltl_source_init(&p->source, p->arena, name, text);
    }
}

static void paint(const printer *p, const char *code) {
    if (p->has_colour) {
        ltl_out_printf(p->out, "\x1b[%sm", code);
    }
}

/* The line of the file, and a caret below the column, which counts characters. */
static void print_excerpt(printer *p, const ltl_problem *problem) {
    source_open(p, problem->path);
    if (!p->has_source || problem->line > p->source.line_count ||
        !ltl_utf8_is_valid(p->source.text)) {
        return;
    }
    ltl_str line = ltl_source_line(&p->source, problem->line);
    size_t at = 0;
    for (uint32_t i = 1; i < problem->column && at < line.len; i++) {
        uint32_t code_point;
        at += ltl_utf8_decode(line, at, &code_point);
    }
    uint32_t column = ltl_terminal_width(ltl_str_slice(line, 0, at), 0);
    if (line.len == 0 || column > MOST_COLUMNS) {
        return;
    }
    ltl_out_printf(p->out, "%6u | ", problem->line);
    (void)ltl_escape_terminal(p->out, ltl_str_slice(line, 0, MOST_COLUMNS), 0);
    ltl_out_printf(p->out, "\n       | %*s", (int)column, "");
    paint(p, "31");
    ltl_out_cstr(p->out, "^");
    paint(p, "0");
    ltl_out_byte(p->out, '\n');
}

static void print_one(printer *p, const ltl_problem *problem) {
    ltl_out *out = p->out;
    (void)ltl_escape_terminal(out, problem->path, 0);
    ltl_out_printf(out, ":%u:%u: ", problem->line, problem->column);
    paint(p, problem->is_warning ? "33" : "1;31");
    ltl_out_cstr(out, problem->is_warning ? "warning" : "error");
    paint(p, "0");
    ltl_out_cstr(out, problem->rule_id.len > 0 ? ": rule " : "");
    (void)ltl_escape_terminal(out, problem->rule_id, 0);
    ltl_out_cstr(out, ": ");
    (void)ltl_escape_terminal(out, problem->text, 0);
    ltl_out_byte(out, '\n');
}

static bool is_same_place(const ltl_problem *a, const ltl_problem *b) {
    return a->line == b->line && a->column == b->column && ltl_str_eq(a->path, b->path);
}

void ltl_rule_problems_print(ltl_arena *arena, ltl_out *out, const ltl_problems *problems,
                             bool has_colour) {
    printer p = {.arena = arena, .out = out, .has_colour = has_colour};
    for (uint32_t i = 0; i < problems->count; i++) {
        print_one(&p, &problems->at[i]);
        if (i + 1 == problems->count || !is_same_place(&problems->at[i], &problems->at[i + 1])) {
            print_excerpt(&p, &problems->at[i]);
        }
    }
}

void ltl_rule_problems_json(ltl_out *out, const ltl_problems *problems) {
    ltl_json json;
    ltl_json_init(&json, out, true);
    ltl_json_begin_array(&json);
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        ltl_json_begin_object(&json);
        ltl_json_key_str(&json, "path", problem->path);
        ltl_json_key_u64(&json, "line", problem->line);
        ltl_json_key_u64(&json, "column", problem->column);
        ltl_json_key_cstr(&json, "level", problem->is_warning ? "warning" : "error");
        ltl_json_key_str(&json, "rule_id", problem->rule_id);
        ltl_json_key_str(&json, "message", problem->text);
        ltl_json_end_object(&json);
    }
    ltl_json_end_array(&json);
    ltl_out_byte(out, '\n');
}
