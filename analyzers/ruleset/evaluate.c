#include "analyzers/locals/locals.h"
#include "analyzers/ruleset/evaluate_internal.h"
#include "analyzers/ruleset/part.h"
#include "core/limits.h"

typedef ltl_evaluation_context context;

/* ---- leaves ---- */

/* `^` and `\A` mean the start of what is looked at. */
static void find_regex(context *c, const ltl_step *step, ltl_span within, ltl_ranges *out,
                       ltl_reason *out_reason) {
    ltl_str text = ltl_source_slice(c->source, within);
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    uint32_t from = 0;
    *out_reason = LTL_REASON_NONE;
    while (from <= text.len) {
        for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
            spans[i] = (ltl_span){UINT32_MAX, UINT32_MAX};
        }
        ltl_regex_answer answer = ltl_regex_find(step->regex, c->regex_state, text, from, spans);
        if (answer != LTL_REGEX_YES) {
            *out_reason = answer == LTL_REGEX_LIMIT ? LTL_REASON_REGEX_LIMIT : LTL_REASON_NONE;
            return;
        }
        if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
            *out_reason = LTL_REASON_TOO_MANY_FINDINGS;
            return;
        }
        if (!ltl_evaluation__spend(c, 1)) {
            *out_reason = c->reason;
            return;
        }
        from = spans[0].end > spans[0].start ? spans[0].end : spans[0].end + 1;
        ltl_conditions__shift_groups(spans, within.start);
        ltl_range range = {.span = spans[0],
                           .node = LTL_NO_NODE,
                           .kind = step->is_exact ? LTL_RANGE_PLAIN : LTL_RANGE_REGEX};
        ltl_conditions__bind_groups(c, step->groups, spans, &range.env);
        LTL_PUSH(c->arena, out, range);
    }
}

static void find_generic(context *c, const ltl_step *step, ltl_span within, ltl_ranges *out,
                         ltl_reason *out_reason) {
    const ltl_document *document =
        ltl_part_document(c, within, step->generic->options.comments);
    *out_reason = LTL_REASON_RULE_FUEL;
    if (document != NULL) {
        ltl_generic_search(document, c->arena, step->generic, &c->fuel, out, out_reason);
    }
}

/* A leaf over the whole file, or over a part that is read on its own. */
static void find_leaf(context *c, const ltl_step *step, ltl_span within, ltl_ranges *out,
                      ltl_reason *out_reason) {
    if (step->op == LTL_FORMULA_GENERIC) {
        find_generic(c, step, within, out, out_reason);
    } else if (step->op == LTL_FORMULA_REGEX) {
        find_regex(c, step, within, out, out_reason);
    } else {
        ltl_match_all(c->target, c->arena, step->pattern, &c->fuel, out, out_reason);
    }
}

static ltl_leaf_result *kept_result(const context *c, const ltl_step *step) {
    switch (step->op) {
    case LTL_FORMULA_GENERIC:
        return &c->generics[step->generic_index];
    case LTL_FORMULA_REGEX:
        return &c->regexes[step->regex_index];
    default:
        return &c->patterns[step->pattern_index];
    }
}

/* The ranges of a leaf in the whole file. What an earlier rule found is used when this rule could have
 * paid for it as well: what a rule finds never depends on the other rules of the run. */
static const ltl_ranges *leaf_result(context *c, const ltl_step *step, ltl_reason *out_reason) {
    ltl_leaf_result *kept = kept_result(c, step);
    if (kept->is_known && kept->steps <= c->fuel.left) {
        c->fuel.left -= kept->steps;
        return &kept->ranges;
    }
    uint64_t had = c->fuel.left;
    ltl_ranges *ranges = LTL_NEW(c->arena, ltl_ranges);
    if (step->op == LTL_FORMULA_GENERIC && ltl_text_is_minified(c->source->text)) {
        *out_reason = LTL_REASON_MINIFIED;
        return ranges;
    }
    find_leaf(c, step, c->within, ranges, out_reason);
    if (*out_reason == LTL_REASON_NONE) {
        *kept = (ltl_leaf_result){true, had - c->fuel.left, *ranges};
    }
    return ranges;
}

/* What is bound around a metavariable-pattern holds in it. */
static void keep_agreeing(context *c, ltl_ranges *ranges) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < ranges->count && c->scope->env.count > 0; i++) {
        ltl_range range = ranges->at[i];
        if (ltl_env__agrees(c, &c->scope->env, &range.env)) {
            range.env = ltl_env__join(c, &c->scope->env, &range.env);
            ranges->at[kept++] = range;
        }
    }
    ranges->count = c->scope->env.count > 0 ? kept : ranges->count;
}

static void evaluate_leaf(context *c, const ltl_step *step, ltl_ranges *out) {
    ltl_reason reason = LTL_REASON_NONE;
    if (c->scope != NULL && !c->is_part && step->op == LTL_FORMULA_PATTERN) {
        ltl_match_within(c->target, c->arena, step->pattern, c->scope_nodes, &c->fuel, out,
                         &reason);
        keep_agreeing(c, out);
    } else if (c->scope != NULL) {
        find_leaf(c, step, c->scope->span, out, &reason);
        keep_agreeing(c, out);
    } else {
        *out = *leaf_result(c, step, &reason);
        out->capacity = out->count; /* shared: whoever adds to it gets a copy */
    }
    c->reason = c->reason == LTL_REASON_NONE ? reason : c->reason;
}

/* ---- checks ---- */

static ltl_bound bound_to(const context *c, uint16_t metavariable, ltl_node node) {
    return (ltl_bound){.metavariable = metavariable,
                       .first = node,
                       .end = c->tree->end[node],
                       .span = ltl_tree_span(c->tree, node)};
}

static void add_found(context *c, const ltl_step *step, const ltl_value_finding *finding,
                      ltl_ranges *out) {
    ltl_range range = {.span = ltl_tree_span(c->tree, finding->node),
                       .node = finding->node,
                       .doubt = finding->doubt};
    ltl_bound what = bound_to(c, step->check_what, finding->node);
    ltl_bound from =
        bound_to(c, step->check_from, finding->from != 0 ? finding->from : finding->node);
    range.env = ltl_env__with(c, &range.env, &what);
    range.env = ltl_env__with(c, &range.env, &from);
    LTL_PUSH(c->arena, out, range);
}

static void follow_values(context *c, ltl_value_scratch *values) {
    values->reason = ltl_values_find(c->arena, &c->target->flow, c->fuel.stop, &values->findings,
                                     &values->opens);
    if (values->borrowed != NULL) {
        ltl_scanner__add_borrowed(c->arena, c->tree, values->borrowed, &values->findings);
    }
}

/* All checks look at once: the first rule that asks pays with fuel of the file's own. */
static void evaluate_check(context *c, const ltl_step *step, ltl_ranges *out) {
    ltl_value_scratch *values = c->values;
    bool has_values = ltl_values_reads(c->tree->language);
    if (!has_values && !ltl_locals_reads(c->tree->language)) {
        return;
    }
    if (!values->is_known || values->tree != c->tree) { /* or code inside the file */
        values->is_known = true;
        values->tree = c->tree;
        if (has_values) {
            follow_values(c, values);
        } else {
            values->reason =
                ltl_locals_find(c->arena, &c->target->flow, c->fuel.stop, &values->findings);
        }
    }
    c->reason = ltl_reason_worse(c->reason, values->reason);
    ltl_span within = c->scope != NULL ? c->scope->span : c->within;
    for (uint32_t i = 0; i < values->findings.count; i++) {
        const ltl_value_finding *finding = &values->findings.at[i];
        if (finding->check == step->check &&
            ltl_span_contains(within, ltl_tree_span(c->tree, finding->node))) {
            add_found(c, step, finding, out);
        }
    }
    ltl_ranges__sort(c, out);
}

/* ---- conjunction ---- */

static bool is_negative(const ltl_step *step) { return step->op == LTL_FORMULA_NOT; }

static bool is_selector(const ltl_step *step) {
    return step->op == LTL_FORMULA_PATTERN && step->pattern->is_metavariable;
}

static void drop_hits(context *c, const ltl_step *negative, ltl_ranges *ranges) {
    ltl_ranges found = {0};
    uint32_t entry = ltl_trace__open(
        c->trace, c->arena,
        (ltl_trace_entry){.kind = LTL_TRACE_DROP, .step = negative, .before = *ranges});
    ltl_reason reason = c->reason;
    c->reason = LTL_REASON_NONE;
    ltl_evaluate_step(c, negative->children[0], &found);
    /* What could not be held against all of the negation is not reported; the reason is. */
    if (c->reason != LTL_REASON_NONE) {
        *ranges = (ltl_ranges){0};
    }
    c->reason = ltl_reason_worse(reason, c->reason);
    ltl_ranges__drop(c, &found, ranges);
    ltl_trace__close(c->trace, entry, ranges);
}

/* ---- formulas ---- */

/* Positive children first; those that only say where to look come last, selectors after them. */
static bool evaluate_positives(context *c, const ltl_step *step, ltl_ranges *out) {
    bool has_any = false;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < step->child_count; i++) {
            const ltl_step *child = step->children[i];
            bool is_late = child->op == LTL_FORMULA_INSIDE || child->op == LTL_FORMULA_ANYWHERE;
            if (is_negative(child) || is_selector(child) || is_late != (pass == 1)) {
                continue;
            }
            ltl_ranges ranges = {0};
            ltl_evaluate_step(c, child, &ranges);
            if (has_any) {
                ltl_ranges both;
                ltl_ranges__intersect(c, out, &ranges, &both);
                *out = both;
            } else {
                *out = ranges;
            }
            has_any = true;
            if (out->count == 0 && c->trace == NULL) {
                return true;
            }
        }
    }
    return has_any;
}

static void everything(context *c, ltl_ranges *out) {
    ltl_range all = {.span = c->within, .node = 0};
    LTL_PUSH(c->arena, out, c->scope != NULL ? *c->scope : all);
}

static void apply_check(context *c, const ltl_check *check, ltl_ranges *ranges) {
    ltl_trace_entry told = {.kind = LTL_TRACE_CHECK,
                            .check = check,
                            .before = *ranges,
                            .note = ltl_trace__note_check(c, check, ranges)};
    uint32_t entry = ltl_trace__open(c->trace, c->arena, told);
    ltl_conditions__apply(c, check, ranges);
    ltl_trace__close(c->trace, entry, ranges);
}

static void apply_focus(context *c, const ltl_focus *focus, ltl_ranges *ranges) {
    uint32_t entry = ltl_trace__open(
        c->trace, c->arena, (ltl_trace_entry){.kind = LTL_TRACE_FOCUS, .focus = focus, .before = *ranges});
    ltl_conditions__focus(c, focus, ranges);
    ltl_trace__close(c->trace, entry, ranges);
}

static void apply_selector(context *c, const ltl_step *step, ltl_ranges *ranges) {
    ltl_ranges selected;
    uint32_t entry = ltl_trace__open(
        c->trace, c->arena, (ltl_trace_entry){.kind = LTL_TRACE_STEP, .step = step});
    ltl_ranges__select(c, step->pattern, ranges, &selected);
    *ranges = selected;
    ltl_trace__close(c->trace, entry, ranges);
}

static void evaluate_all(context *c, const ltl_step *step, ltl_ranges *out) {
    bool asks_all = c->trace != NULL; /* also what cannot matter any more */
    if (!evaluate_positives(c, step, out)) {
        *out = (ltl_ranges){0};
        everything(c, out);
    }
    for (uint32_t i = 0; i < step->child_count && (asks_all || out->count > 0); i++) {
        if (is_selector(step->children[i])) {
            apply_selector(c, step->children[i], out);
        }
    }
    for (uint32_t i = 0; i < step->child_count && (asks_all || out->count > 0); i++) {
        if (is_negative(step->children[i])) {
            drop_hits(c, step->children[i], out);
        }
    }
    for (uint32_t i = 0; i < step->check_count && (asks_all || out->count > 0); i++) {
        apply_check(c, &step->checks[i], out);
    }
    for (uint32_t i = 0; i < step->focus_count && (asks_all || out->count > 0); i++) {
        apply_focus(c, &step->focus[i], out);
    }
    ltl_ranges__sort(c, out);
}

static void evaluate_any(context *c, const ltl_step *step, ltl_ranges *out) {
    for (uint32_t i = 0; i < step->child_count; i++) {
        ltl_ranges ranges = {0};
        ltl_evaluate_step(c, step->children[i], &ranges);
        ltl_ranges merged = {0};
        uint32_t a = 0;
        uint32_t b = 0;
        while (a < out->count || b < ranges.count) {
            bool takes_out = b >= ranges.count ||
                             (a < out->count &&
                              out->at[a].span.start <= ranges.at[b].span.start);
            LTL_PUSH(c->arena, &merged, takes_out ? out->at[a] : ranges.at[b]);
            a += takes_out ? 1 : 0;
            b += takes_out ? 0 : 1;
        }
        *out = merged;
    }
}

/* The ranges of the one child, as something else. */
static void evaluate_as(context *c, const ltl_step *step, ltl_range_kind kind, ltl_ranges *out) {
    ltl_ranges ranges = {0};
    ltl_evaluate_step(c, step->children[0], &ranges);
    for (uint32_t i = 0; i < ranges.count; i++) {
        ltl_range range = ranges.at[i];
        range.kind = kind;
        LTL_PUSH(c->arena, out, range);
    }
}

static void evaluate_pattern(context *c, const ltl_step *step, ltl_ranges *out) {
    if (!is_selector(step)) {
        evaluate_leaf(c, step, out);
        return;
    }
    ltl_ranges all = {0};
    everything(c, &all);
    ltl_ranges__select(c, step->pattern, &all, out);
}

static void evaluate(context *c, const ltl_step *step, ltl_ranges *out_ranges) {
    *out_ranges = (ltl_ranges){0};
    switch (step->op) {
    case LTL_FORMULA_PATTERN:
        evaluate_pattern(c, step, out_ranges);
        break;
    case LTL_FORMULA_REGEX:
    case LTL_FORMULA_GENERIC:
        evaluate_leaf(c, step, out_ranges);
        break;
    case LTL_FORMULA_ALL:
        evaluate_all(c, step, out_ranges);
        break;
    case LTL_FORMULA_ANY:
        evaluate_any(c, step, out_ranges);
        break;
    case LTL_FORMULA_INSIDE:
        evaluate_as(c, step, LTL_RANGE_INSIDE, out_ranges);
        break;
    case LTL_FORMULA_TAINT:
        ltl_evaluate__taint(c, step, out_ranges);
        break;
    case LTL_FORMULA_CHECK:
        evaluate_check(c, step, out_ranges);
        break;
    case LTL_FORMULA_ANYWHERE:
        evaluate_as(c, step, LTL_RANGE_ANYWHERE, out_ranges);
        break;
    case LTL_FORMULA_NOT:
        everything(c, out_ranges);
        drop_hits(c, step, out_ranges);
        break;
    default:
        break;
    }
}

/* `as` binds the whole match, `fix` replaces the rule's. The list may be shared. */
static void decorate(context *c, const ltl_step *step, ltl_ranges *ranges) {
    ltl_ranges decorated = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        ltl_range range = ranges->at[i];
        ltl_bound *bound = LTL_NEW(c->arena, ltl_bound);
        ltl_env one = {step->as != LTL_NO_METAVARIABLE ? 1 : 0, bound};
        *bound = (ltl_bound){.metavariable = step->as,
                             .is_text = range.node == LTL_NO_NODE,
                             .first = range.node == LTL_NO_NODE ? 0 : range.node,
                             .end = range.node == LTL_NO_NODE ? 0 : c->tree->end[range.node],
                             .span = range.span};
        if (ltl_env__agrees(c, &range.env, &one)) {
            range.env = ltl_env__join(c, &range.env, &one);
            range.fix = step->fix != NULL ? step->fix : range.fix;
            LTL_PUSH(c->arena, &decorated, range);
        }
    }
    *ranges = decorated;
}

void ltl_evaluate_step(context *c, const ltl_step *step, ltl_ranges *out_ranges) {
    uint32_t entry =
        ltl_trace__open(c->trace, c->arena, (ltl_trace_entry){.kind = LTL_TRACE_STEP, .step = step});
    evaluate(c, step, out_ranges);
    if (step->as != LTL_NO_METAVARIABLE || step->fix != NULL) {
        decorate(c, step, out_ranges);
    }
    ltl_trace__note_miss(c, entry, step, out_ranges);
    ltl_trace__close(c->trace, entry, out_ranges);
}

/* As with leaves: what a rule finds never depends on the other rules of the run. Whoever asks why wants each of them
 * told. */
void ltl_evaluate_item(context *c, const ltl_step *item, ltl_ranges *out_ranges) {
    bool is_alone = item->shared_index == 0 || c->trace != NULL || c->scope != NULL;
    ltl_leaf_result *kept = is_alone ? NULL : &c->shared[item->shared_index];
    if (kept != NULL && kept->is_known && kept->steps <= c->fuel.left) {
        c->fuel.left -= kept->steps;
        *out_ranges = kept->ranges;
        return;
    }
    uint64_t had = c->fuel.left;
    ltl_evaluate_step(c, item, out_ranges);
    if (kept != NULL && c->reason == LTL_REASON_NONE) {
        *kept = (ltl_leaf_result){true, had - c->fuel.left, *out_ranges};
    }
}
