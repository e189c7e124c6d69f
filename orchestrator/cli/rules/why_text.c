#include "orchestrator/cli/rules/why_internal.h"

#include "reports/escape/terminal.h"

enum { MAX_PLACES = 3, LABEL_COLUMNS = 24, TEXT_COLUMNS = 44 };

#define YES "\xE2\x9C\x93"   /* ✓ */
#define NO "\xE2\x9C\x97"    /* ✗ */
#define UNASKED "\xC2\xB7"   /* · */

typedef ltl_why why;

/* ---- what is near the line ---- */

bool ltl_why__is_here(const why *w, const ltl_trace_entry *entry, const ltl_range *range) {
    uint32_t first = ltl_source_position(w->source, range->span.start).line;
    uint32_t last = ltl_source_position(w->source, range->span.end).line;
    return entry->is_wide || range->kind == LTL_RANGE_ANYWHERE ||
           (first <= w->line && w->line <= last);
}

uint32_t ltl_why__count(const why *w, const ltl_trace_entry *entry, const ltl_ranges *ranges) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        count += ltl_why__is_here(w, entry, &ranges->at[i]);
    }
    return count;
}

static void print_places(const why *w, const ltl_trace_entry *entry, const ltl_ranges *ranges) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < ranges->count && shown < MAX_PLACES; i++) {
        if (ltl_why__is_here(w, entry, &ranges->at[i])) {
            ltl_position start = ltl_source_position(w->source, ranges->at[i].span.start);
            ltl_position end = ltl_source_position(w->source, ranges->at[i].span.end);
            ltl_out_printf(w->out, "%s%u:%u-%u:%u", shown > 0 ? ", " : "", start.line, start.column,
                           end.line, end.column);
            shown++;
        }
    }
    uint32_t here = ltl_why__count(w, entry, ranges);
    if (here > shown) {
        ltl_out_printf(w->out, " and %u more", here - shown);
    }
}

/* ---- what a part is called in the rule ---- */

static const char *name_of_leaf(ltl_formula_op op) {
    return op == LTL_FORMULA_CHECK   ? "check"
           : op == LTL_FORMULA_REGEX ? "pattern-regex"
                                     : "pattern";
}

static const char *name_of_step(const ltl_step *step) {
    const ltl_step *child = step->child_count > 0 ? step->children[0] : NULL;
    switch (step->op) {
    case LTL_FORMULA_TAINT:
        return "mode: taint";
    case LTL_FORMULA_ALL:
        return "patterns";
    case LTL_FORMULA_ANY:
        return "pattern-either";
    case LTL_FORMULA_INSIDE:
        return "pattern-inside";
    case LTL_FORMULA_ANYWHERE:
        return "pattern-anywhere";
    case LTL_FORMULA_NOT:
        return child->op == LTL_FORMULA_INSIDE     ? "pattern-not-inside"
               : child->op == LTL_FORMULA_ANYWHERE ? "pattern-not-anywhere"
               : child->op == LTL_FORMULA_REGEX    ? "pattern-not-regex"
                                                   : "pattern-not";
    default:
        return name_of_leaf(step->op);
    }
}

static const char *name_of_check(const ltl_check *check) {
    static const char *const NAMES[] = {
        [LTL_CONDITION_REGEX] = "metavariable-regex",
        [LTL_CONDITION_PATTERN] = "metavariable-pattern",
        [LTL_CONDITION_COMPARISON] = "metavariable-comparison",
        [LTL_CONDITION_ENTROPY] = "metavariable-analysis",
        [LTL_CONDITION_REDOS] = "metavariable-analysis",
        [LTL_CONDITION_TYPE] = "metavariable-type",
        [LTL_CONDITION_NAME] = "metavariable-name",
    };
    return NAMES[check->op];
}

static const char *name_of_list(ltl_taint_list list) {
    static const char *const NAMES[] = {
        [LTL_TAINT_LIST_SOURCES] = "pattern-sources",
        [LTL_TAINT_LIST_SINKS] = "pattern-sinks",
        [LTL_TAINT_LIST_SANITIZERS] = "pattern-sanitizers",
        [LTL_TAINT_LIST_PROPAGATORS] = "pattern-propagators",
    };
    return NAMES[list];
}

const char *ltl_why__name(const ltl_trace_entry *entry) {
    return entry->kind == LTL_TRACE_CHECK   ? name_of_check(entry->check)
           : entry->kind == LTL_TRACE_FOCUS ? "focus-metavariable"
           : entry->kind == LTL_TRACE_LIST  ? name_of_list(entry->list)
                                            : name_of_step(entry->step);
}

/* Layout in one line, cut, with what a terminal must not get made visible. */
ltl_str ltl_why__one_line(const why *w, ltl_str text) {
    char *made = ltl_arena_alloc(w->arena, (TEXT_COLUMNS + 1) * LTL_TERMINAL_CELL_BYTES);
    size_t count = 0;
    uint32_t columns = 0;
    bool was_blank = true;
    text = ltl_str_trim(text);
    for (size_t i = 0; i < text.len;) {
        ltl_terminal_cell cell;
        bool is_blank = strchr(" \t\r\n", text.ptr[i]) != NULL && text.ptr[i] != '\0';
        i += ltl_terminal_cell_next(text, i, columns, &cell);
        cell = is_blank ? (ltl_terminal_cell){.text = " ", .len = 1, .columns = 1} : cell;
        if (is_blank && was_blank) {
            continue;
        }
        was_blank = is_blank;
        columns += cell.columns;
        if (columns > TEXT_COLUMNS) {
            memcpy(made + count, "…", sizeof "…" - 1);
            return (ltl_str){made, count + sizeof "…" - 1};
        }
        memcpy(made + count, cell.text, cell.len);
        count += cell.len;
    }
    return (ltl_str){made, count};
}

static ltl_str text_of_step(const why *w, const ltl_step *step) {
    while (step->child_count == 1 && step->op != LTL_FORMULA_ALL && step->op != LTL_FORMULA_ANY) {
        step = step->children[0];
    }
    return step->child_count > 0 ? LTL_STR("") : ltl_why__one_line(w, step->formula->text);
}

/* `a`, `b` …: what a condition compares with. */
static ltl_str text_of_list(const why *w, const ltl_condition *condition) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < condition->text_count; i++) {
        text = ltl_arena_printf(w->arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? ", " : "",
                                LTL_STR_ARG(condition->texts[i]));
    }
    return text;
}

static ltl_str detail_of_check(const why *w, const ltl_condition *condition) {
    switch (condition->op) {
    case LTL_CONDITION_REGEX:
        return condition->regex;
    case LTL_CONDITION_COMPARISON:
        return condition->comparison;
    case LTL_CONDITION_REDOS:
        return LTL_STR("redos");
    case LTL_CONDITION_ENTROPY:
        return LTL_STR("entropy");
    case LTL_CONDITION_TYPE:
    case LTL_CONDITION_NAME:
        return text_of_list(w, condition);
    default:
        return ltl_str_of(condition->language != NULL ? condition->language->title : "");
    }
}

static ltl_str text_of_check(const why *w, const ltl_condition *condition) {
    return ltl_why__one_line(w, ltl_arena_printf(w->arena, "%.*s%s%.*s",
                                                 LTL_STR_ARG(condition->metavariable),
                                                 condition->metavariable.len > 0 ? " " : "",
                                                 LTL_STR_ARG(detail_of_check(w, condition))));
}

static ltl_str text_of_focus(const why *w, const ltl_focus *focus) {
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < focus->count; i++) {
        names = ltl_arena_printf(w->arena, "%.*s%s%.*s", LTL_STR_ARG(names), i > 0 ? ", " : "",
                                 LTL_STR_ARG(w->program->metavariables.at[focus->metavariables[i]]));
    }
    return names;
}

/* ---- the list ---- */

static void print_head(const why *w, const ltl_trace_entry *entry, const char *mark,
                       const char *name, ltl_str text) {
    ltl_out_printf(w->out, "%*s%s %-*s %.*s", (int)entry->depth * 2, "", mark, LABEL_COLUMNS, name,
                   LTL_STR_ARG(text));
    if (text.len > 0) {
        ltl_out_cstr(w->out, "  ");
    }
}

static void print_step(const why *w, const ltl_trace_entry *entry) {
    uint32_t here = ltl_why__count(w, entry, &entry->after);
    ltl_str text = entry->kind == LTL_TRACE_LIST || entry->step->op == LTL_FORMULA_TAINT
                       ? LTL_STR("")
                       : text_of_step(w, entry->step);
    print_head(w, entry, here > 0 ? YES : NO, ltl_why__name(entry), text);
    if (here > 0) {
        print_places(w, entry, &entry->after);
    } else if (entry->after.count > 0) {
        ltl_position first = ltl_source_position(w->source, entry->after.at[0].span.start);
        ltl_out_printf(w->out, "not here; %u elsewhere, the first in line %u", entry->after.count,
                       first.line);
    } else {
        ltl_out_cstr(w->out, entry->is_nested ? "not in it" : "nowhere in the file");
    }
}

static void print_filter(const why *w, const ltl_trace_entry *entry, ltl_str text) {
    uint32_t before = ltl_why__count(w, entry, &entry->before);
    uint32_t after = ltl_why__count(w, entry, &entry->after);
    print_head(w, entry, before == 0 ? UNASKED : after > 0 ? YES : NO, ltl_why__name(entry), text);
    if (before == 0) {
        ltl_out_cstr(w->out, "not asked: nothing is left here");
    } else if (entry->kind == LTL_TRACE_FOCUS && after > 0) {
        print_places(w, entry, &entry->after);
    } else {
        if (entry->kind == LTL_TRACE_CHECK && entry->note.len > 0) {
            ltl_out_printf(w->out, "%.*s; ", LTL_STR_ARG(ltl_why__one_line(w, entry->note)));
        } else if (entry->kind == LTL_TRACE_DROP && ltl_why__count(w, entry, &entry[1].after) > 0) {
            ltl_out_cstr(w->out, "finds "); /* its formula is the next entry */
            print_places(w, entry, &entry[1].after);
            ltl_out_cstr(w->out, "; ");
        }
        ltl_out_printf(w->out, "%u of %u stay", after, before);
    }
}

/* The code that the entries below are about. */
static void print_look(const why *w, const ltl_trace_entry *entry) {
    ltl_str text = ltl_source_slice(w->source, entry->before.at[0].span);
    ltl_out_printf(w->out, "%*sin %.*s%s%.*s", (int)entry->depth * 2, "",
                   LTL_STR_ARG(ltl_why__one_line(w, text)), entry->note.len > 0 ? ", " : "",
                   LTL_STR_ARG(entry->note));
}

static void print_entry(const why *w, const ltl_trace_entry *entry) {
    switch (entry->kind) {
    case LTL_TRACE_STEP:
    case LTL_TRACE_LIST:
        print_step(w, entry);
        break;
    case LTL_TRACE_DROP:
        print_filter(w, entry, text_of_step(w, entry->step));
        break;
    case LTL_TRACE_CHECK:
        print_filter(w, entry, text_of_check(w, entry->check->condition));
        break;
    case LTL_TRACE_LOOK:
        print_look(w, entry);
        break;
    case LTL_TRACE_FOCUS:
    default:
        print_filter(w, entry, text_of_focus(w, entry->focus));
        break;
    }
    ltl_out_byte(w->out, '\n');
}

/* A leaf that another part only wraps was told with it. */
static bool is_told(const ltl_trace_entry *entry) {
    const ltl_trace_entry *before = &entry[-1];
    return entry->depth > 0 && entry->kind == LTL_TRACE_STEP && entry->step->child_count == 0 &&
           before->depth + 1 == entry->depth && before->step != NULL &&
           before->kind != LTL_TRACE_LIST && before->step->op != LTL_FORMULA_ALL &&
           before->step->op != LTL_FORMULA_ANY;
}

/* The formula of a negation is its next entry, and told with it. */
static bool is_wrapped(const ltl_trace_entry *entry) {
    return entry->kind == LTL_TRACE_STEP && entry[-1].kind == LTL_TRACE_DROP &&
           entry->step->op != LTL_FORMULA_ALL && entry->step->op != LTL_FORMULA_ANY;
}

static bool is_empty_list(const ltl_trace_entry *entry) {
    return entry->kind == LTL_TRACE_LIST && entry->step->child_count == 0;
}

void ltl_why_print_parts(const why *w, const ltl_trace *trace) {
    for (uint32_t i = 0; i < trace->entries.count; i++) {
        const ltl_trace_entry *entry = &trace->entries.at[i];
        bool is_silent = i > 0 && (is_wrapped(entry) || is_told(entry));
        if (!is_silent && !is_empty_list(entry)) {
            print_entry(w, entry);
        }
    }
}
