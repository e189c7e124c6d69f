#include "orchestrator/cli/why_text.h"

#include "orchestrator/cli/tree_view.h"

enum { MAX_PLACES = 3, LABEL_COLUMNS = 24, TEXT_BYTES = 44, MAX_TREE_NODES = 40 };

#define YES "\xE2\x9C\x93"   /* ✓ */
#define NO "\xE2\x9C\x97"    /* ✗ */
#define UNASKED "\xC2\xB7"   /* · */

typedef ltl_why why;

/* ---- what is near the line ---- */

static bool is_here(const why *w, const ltl_range *range) {
    uint32_t first = ltl_source_position(w->source, range->span.start).line;
    uint32_t last = ltl_source_position(w->source, range->span.end).line;
    return range->kind == LTL_RANGE_ANYWHERE || (first <= w->line && w->line <= last);
}

static uint32_t count_here(const why *w, const ltl_ranges *ranges) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        count += is_here(w, &ranges->at[i]);
    }
    return count;
}

static void print_places(const why *w, const ltl_ranges *ranges) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < ranges->count && shown < MAX_PLACES; i++) {
        if (is_here(w, &ranges->at[i])) {
            ltl_position start = ltl_source_position(w->source, ranges->at[i].span.start);
            ltl_position end = ltl_source_position(w->source, ranges->at[i].span.end);
            ltl_out_printf(w->out, "%s%u:%u-%u:%u", shown > 0 ? ", " : "", start.line, start.column,
                           end.line, end.column);
            shown++;
        }
    }
    uint32_t here = count_here(w, ranges);
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

/* Layout in one line, cut. */
static ltl_str one_line(const why *w, ltl_str text) {
    char *made = ltl_arena_alloc(w->arena, TEXT_BYTES + 4);
    size_t count = 0;
    bool was_blank = true;
    text = ltl_str_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        bool is_blank = (unsigned char)text.ptr[i] <= ' ';
        if (is_blank && was_blank) {
            continue;
        }
        if (count >= TEXT_BYTES && ((unsigned char)text.ptr[i] & 0xC0) != 0x80) {
            memcpy(made + count, "…", sizeof "…" - 1);
            return (ltl_str){made, count + sizeof "…" - 1};
        }
        if (count < TEXT_BYTES + 3) {
            made[count++] = is_blank ? ' ' : text.ptr[i];
        }
        was_blank = is_blank;
    }
    return (ltl_str){made, count};
}

static ltl_str text_of_step(const why *w, const ltl_step *step) {
    while (step->child_count == 1 && step->op != LTL_FORMULA_ALL && step->op != LTL_FORMULA_ANY) {
        step = step->children[0];
    }
    return step->child_count > 0 ? LTL_STR("") : one_line(w, step->formula->text);
}

static ltl_str text_of_check(const why *w, const ltl_condition *condition) {
    const char *analyzer = condition->op == LTL_CONDITION_REDOS     ? "redos"
                           : condition->op == LTL_CONDITION_ENTROPY ? "entropy"
                                                                    : "";
    ltl_str detail = condition->op == LTL_CONDITION_REGEX        ? condition->regex
                     : condition->op == LTL_CONDITION_COMPARISON ? condition->comparison
                                                                 : ltl_str_of(analyzer);
    return one_line(w, ltl_arena_printf(w->arena, "%.*s%s%.*s", LTL_STR_ARG(condition->metavariable),
                                        condition->metavariable.len > 0 ? " " : "",
                                        LTL_STR_ARG(detail)));
}

static ltl_str text_of_focus(const why *w, const ltl_focus *focus) {
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < focus->count; i++) {
        names = ltl_arena_printf(w->arena, "%.*s%s%.*s", LTL_STR_ARG(names), i > 0 ? ", " : "",
                                 LTL_STR_ARG(w->program->metavariables.at[focus->metavariables[i]]));
    }
    return names;
}

/* What a metavariable holds where the condition was asked. */
static void print_bound(const why *w, const ltl_trace_entry *entry) {
    for (uint32_t i = 0; i < entry->before.count; i++) {
        const ltl_bound *bound = is_here(w, &entry->before.at[i])
                                     ? ltl_env_find(&entry->before.at[i].env, entry->check->metavariable)
                                     : NULL;
        if (bound != NULL) {
            ltl_str text = one_line(w, ltl_source_slice(w->source, bound->span));
            ltl_out_printf(w->out, "%.*s is %.*s; ", LTL_STR_ARG(entry->check->condition->metavariable),
                           LTL_STR_ARG(text));
            return;
        }
    }
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
    uint32_t here = count_here(w, &entry->after);
    print_head(w, entry, here > 0 ? YES : NO, name_of_step(entry->step), text_of_step(w, entry->step));
    if (here > 0) {
        print_places(w, &entry->after);
    } else if (entry->after.count > 0) {
        ltl_position first = ltl_source_position(w->source, entry->after.at[0].span.start);
        ltl_out_printf(w->out, "not here; %u elsewhere, the first in line %u", entry->after.count,
                       first.line);
    } else {
        ltl_out_cstr(w->out, "nowhere in the file");
    }
}

static void print_filter(const why *w, const ltl_trace_entry *entry, const char *name, ltl_str text) {
    uint32_t before = count_here(w, &entry->before);
    uint32_t after = count_here(w, &entry->after);
    print_head(w, entry, before == 0 ? UNASKED : after > 0 ? YES : NO, name, text);
    if (before == 0) {
        ltl_out_cstr(w->out, "not asked: nothing is left here");
    } else if (entry->kind == LTL_TRACE_FOCUS && after > 0) {
        print_places(w, &entry->after);
    } else {
        if (entry->kind == LTL_TRACE_CHECK) {
            print_bound(w, entry);
        } else if (entry->kind == LTL_TRACE_DROP && count_here(w, &entry[1].after) > 0) {
            ltl_out_cstr(w->out, "finds "); /* its formula is the next entry */
            print_places(w, &entry[1].after);
            ltl_out_cstr(w->out, "; ");
        }
        ltl_out_printf(w->out, "%u of %u stay", after, before);
    }
}

static void print_entry(const why *w, const ltl_trace_entry *entry) {
    switch (entry->kind) {
    case LTL_TRACE_STEP:
        print_step(w, entry);
        break;
    case LTL_TRACE_DROP:
        print_filter(w, entry, name_of_step(entry->step), text_of_step(w, entry->step));
        break;
    case LTL_TRACE_CHECK:
        print_filter(w, entry, name_of_check(entry->check), text_of_check(w, entry->check->condition));
        break;
    case LTL_TRACE_FOCUS:
    default:
        print_filter(w, entry, "focus-metavariable", text_of_focus(w, entry->focus));
        break;
    }
    ltl_out_byte(w->out, '\n');
}

/* A leaf that another part only wraps was told with it. */
static bool is_told(const ltl_trace_entry *entry) {
    const ltl_trace_entry *before = &entry[-1];
    return entry->depth > 0 && entry->kind == LTL_TRACE_STEP && entry->step->child_count == 0 &&
           before->depth + 1 == entry->depth && before->step != NULL &&
           before->step->op != LTL_FORMULA_ALL && before->step->op != LTL_FORMULA_ANY;
}

void ltl_why_print_parts(const why *w, const ltl_trace *trace) {
    for (uint32_t i = 0; i < trace->entries.count; i++) {
        const ltl_trace_entry *entry = &trace->entries.at[i];
        bool is_wrapped = i > 0 && entry->kind == LTL_TRACE_STEP &&
                          trace->entries.at[i - 1].kind == LTL_TRACE_DROP &&
                          entry->step->op != LTL_FORMULA_ALL && entry->step->op != LTL_FORMULA_ANY;
        if (!is_wrapped && !is_told(entry)) {
            print_entry(w, entry);
        }
    }
}

/* ---- the verdict ---- */

static bool fails(const why *w, const ltl_trace_entry *entry) {
    return count_here(w, &entry->after) == 0 &&
           (entry->kind == LTL_TRACE_STEP || count_here(w, &entry->before) > 0);
}

/* Down the first part that fails, as long as it consists of parts that all have to hold. */
static const ltl_trace_entry *find_culprit(const why *w, const ltl_trace *trace) {
    const ltl_trace_entry *culprit = NULL;
    for (uint32_t i = 0; i < trace->entries.count; i++) {
        const ltl_trace_entry *entry = &trace->entries.at[i];
        if (culprit != NULL && entry->depth <= culprit->depth) {
            break;
        }
        bool is_part = culprit == NULL ? entry->depth == 0 : entry->depth == culprit->depth + 1;
        if (is_part && fails(w, entry)) {
            culprit = entry;
            if (entry->kind != LTL_TRACE_STEP || entry->step->op != LTL_FORMULA_ALL) {
                break;
            }
        }
    }
    return culprit;
}

void ltl_why_print_verdict(const why *w, const ltl_trace *trace, bool is_found) {
    const ltl_trace_entry *culprit = is_found ? NULL : find_culprit(w, trace);
    if (culprit == NULL) {
        return;
    }
    ltl_out_printf(w->out, "\nWhat does not hold: %s",
                   culprit->kind == LTL_TRACE_CHECK   ? name_of_check(culprit->check)
                   : culprit->kind == LTL_TRACE_FOCUS ? "focus-metavariable"
                                                      : name_of_step(culprit->step));
    const ltl_formula *formula = culprit->kind == LTL_TRACE_STEP || culprit->kind == LTL_TRACE_DROP
                                     ? culprit->step->formula
                                     : NULL;
    uint32_t line = formula != NULL ? formula->line
                    : culprit->check ? culprit->check->condition->line
                                     : 0;
    if (line > 0) {
        ltl_out_printf(w->out, ", line %u of the rule file", line);
    }
    ltl_out_byte(w->out, '\n');
}

/* The outermost piece of code that starts in the line, else the innermost around it. */
static ltl_node node_of_line(const why *w, const ltl_tree *tree) {
    ltl_str text = ltl_source_line(w->source, w->line);
    uint32_t offset = w->source->lines[w->line - 1];
    for (ltl_node node = ltl_tree_first_from(tree, offset); node < tree->count; node++) {
        if (ltl_source_position(w->source, tree->start[node]).line != w->line) {
            break;
        }
        if (tree->kind[node] != LTL_KIND_BLOCK) {
            return node;
        }
    }
    return ltl_tree_node_at(tree, (ltl_span){offset, offset + (uint32_t)text.len});
}

void ltl_why_print_tree(const why *w, const ltl_tree *tree) {
    if (tree == NULL) {
        return;
    }
    ltl_node first = node_of_line(w, tree);
    ltl_node end = tree->end[first] - first > MAX_TREE_NODES ? first + MAX_TREE_NODES
                                                            : tree->end[first];
    ltl_out_printf(w->out, "\nThe code as the engine sees it:\n");
    ltl_tree_view view = {.arena = w->arena, .out = w->out};
    ltl_tree_view_print(&view, tree, first, end, NULL);
    if (end < tree->end[first]) {
        ltl_out_printf(w->out, "  … and %u more\n", tree->end[first] - end);
    }
}
