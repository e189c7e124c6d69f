#include "analyzers/ruleset/evaluate.h"

#include "core/limits.h"

typedef ltl_evaluation_context context;

static bool spend(context *c, uint64_t steps) {
    if (!ltl_fuel_spend(&c->fuel, steps)) {
        c->reason = LTL_REASON_RULE_FUEL;
        return false;
    }
    return true;
}

/* ---- environments ---- */

/* False when a metavariable that both bind holds different code. Numbered groups are free. */
static bool env_agrees(const context *c, const ltl_env *a, const ltl_env *b) {
    for (uint32_t i = 0; i < a->count; i++) {
        const ltl_bound *other = ltl_env_find(b, a->at[i].metavariable);
        if (other == NULL) {
            continue;
        }
        ltl_str name = c->program->metavariables.at[other->metavariable];
        bool is_numbered = name.len > 1 && name.ptr[1] >= '0' && name.ptr[1] <= '9';
        if (!is_numbered && !ltl_bound_equal(c->tree, c->source->text, &a->at[i], other)) {
            return false;
        }
    }
    return true;
}

static ltl_env env_join(context *c, const ltl_env *a, const ltl_env *b) {
    if (b->count == 0) {
        return *a;
    }
    if (a->count == 0) {
        return *b;
    }
    ltl_bound *both = LTL_NEW_ARRAY(c->arena, ltl_bound, a->count + b->count);
    uint32_t count = 0;
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < a->count || j < b->count) {
        bool takes_a = j >= b->count ||
                       (i < a->count && a->at[i].metavariable <= b->at[j].metavariable);
        if (takes_a) {
            j += j < b->count && b->at[j].metavariable == a->at[i].metavariable ? 1 : 0;
            both[count++] = a->at[i++];
        } else {
            both[count++] = b->at[j++];
        }
    }
    return (ltl_env){count, both};
}

static ltl_env env_with(context *c, const ltl_env *env, const ltl_bound *bound) {
    ltl_env one = {1, bound};
    return env_join(c, env, &one);
}

/* ---- leaves ---- */

static void bind_groups(context *c, const uint16_t *groups, const ltl_span *spans, ltl_env *env) {
    for (uint32_t group = 1; group < LTL_REGEX_MAX_GROUPS; group++) {
        if (groups[group] == LTL_NO_METAVARIABLE || spans[group].start == UINT32_MAX) {
            continue;
        }
        ltl_bound *bound = LTL_NEW(c->arena, ltl_bound);
        *bound = (ltl_bound){
            .metavariable = groups[group], .is_text = true, .span = spans[group]};
        *env = env_with(c, env, bound);
    }
}

static void find_regex(context *c, const ltl_step *step, ltl_span within, ltl_ranges *out,
                       ltl_reason *out_reason) {
    ltl_str text = ltl_str_slice(c->source->text, 0, within.end);
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    uint32_t from = within.start;
    *out_reason = LTL_REASON_NONE;
    while (from <= within.end) {
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
        if (!spend(c, 1)) {
            *out_reason = c->reason;
            return;
        }
        ltl_range range = {.span = spans[0], .node = LTL_NO_NODE};
        bind_groups(c, step->groups, spans, &range.env);
        LTL_PUSH(c->arena, out, range);
        from = spans[0].end > spans[0].start ? spans[0].end : spans[0].end + 1;
    }
}

/* The ranges of a leaf in the whole file. What an earlier rule found is used when this rule could have
 * paid for it as well: what a rule finds never depends on the other rules of the run. */
static const ltl_ranges *leaf_result(context *c, const ltl_step *step, ltl_leaf_result *kept,
                                     ltl_reason *out_reason) {
    if (kept->is_known && kept->steps <= c->fuel.left) {
        c->fuel.left -= kept->steps;
        return &kept->ranges;
    }
    uint64_t had = c->fuel.left;
    ltl_ranges *ranges = LTL_NEW(c->arena, ltl_ranges);
    if (step->op == LTL_FORMULA_PATTERN) {
        ltl_match_all(c->target, c->arena, step->pattern, &c->fuel, ranges, out_reason);
    } else {
        ltl_span all = {0, (uint32_t)c->source->text.len};
        find_regex(c, step, all, ranges, out_reason);
    }
    if (*out_reason == LTL_REASON_NONE) {
        *kept = (ltl_leaf_result){true, had - c->fuel.left, *ranges};
    }
    return ranges;
}

static void evaluate_leaf(context *c, const ltl_step *step, ltl_ranges *out) {
    bool is_pattern = step->op == LTL_FORMULA_PATTERN;
    ltl_reason reason = LTL_REASON_NONE;
    if (c->scope != NULL) {
        if (!is_pattern) {
            find_regex(c, step, c->scope->span, out, &reason);
        } else {
            ltl_match_within(c->target, c->arena, step->pattern, c->scope_nodes, &c->fuel, out,
                             &reason);
        }
    } else {
        ltl_leaf_result *kept = is_pattern ? &c->patterns[step->pattern_index]
                                           : &c->regexes[step->regex_index];
        *out = *leaf_result(c, step, kept, &reason);
        out->capacity = out->count; /* shared: whoever adds to it gets a copy */
    }
    c->reason = c->reason == LTL_REASON_NONE ? reason : c->reason;
}

/* ---- conjunction ---- */

static bool is_negative(const ltl_step *step) { return step->op == LTL_FORMULA_NOT; }

static bool is_selector(const ltl_step *step) {
    return step->op == LTL_FORMULA_PATTERN && step->pattern->is_metavariable;
}

/* Narrowing and intersecting keep no order; what comes next relies on it. The list may be shared. */
static void sort(context *c, ltl_ranges *ranges) {
    for (uint32_t i = 1; i < ranges->count; i++) {
        if (ltl_range_compare(&ranges->at[i - 1], &ranges->at[i]) > 0) {
            ltl_range *own = LTL_NEW_ARRAY(c->arena, ltl_range, ranges->count);
            memcpy(own, ranges->at, ranges->count * sizeof *own);
            *ranges = (ltl_ranges){own, ranges->count, ranges->count};
            ltl_ranges_sort(ranges);
            return;
        }
    }
}

/* The smaller of two nested ranges, unless it only says where to look. */
static const ltl_range *survivor(const ltl_range *a, const ltl_range *b) {
    if (ltl_span_eq(a->span, b->span)) {
        return a->is_inside && !b->is_inside ? b : a;
    }
    const ltl_range *smaller = NULL;
    const ltl_range *larger = NULL;
    if (ltl_span_contains(a->span, b->span)) {
        smaller = b;
        larger = a;
    } else if (ltl_span_contains(b->span, a->span)) {
        smaller = a;
        larger = b;
    } else {
        return NULL;
    }
    return smaller->is_inside && !larger->is_inside ? NULL : smaller;
}

/* A list in order of start, and how far the ranges up to each of them reach: whoever looks for ranges
 * that touch another one starts at the last that may and goes back until none reaches so far. */
typedef struct reaching {
    const ltl_ranges *ranges;
    uint32_t *reach;
} reaching;

static reaching reaching_make(context *c, const ltl_ranges *ranges) {
    reaching r = {ranges, LTL_NEW_ARRAY(c->arena, uint32_t, ranges->count)};
    uint32_t reach = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        reach = ranges->at[i].span.end > reach ? ranges->at[i].span.end : reach;
        r.reach[i] = reach;
    }
    return r;
}

/* How many start at `offset` or before. */
static uint32_t count_up_to(const ltl_ranges *ranges, uint32_t offset) {
    uint32_t low = 0;
    uint32_t high = ranges->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ranges->at[middle].span.start <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The combinations of one range with all of a list. */
static bool intersect_one(context *c, const ltl_range *a, const reaching *b, ltl_ranges *out) {
    bool has_itself = false;
    uint32_t looked = 0;
    for (uint32_t j = count_up_to(b->ranges, a->span.end); j-- > 0;) {
        const ltl_range *other = &b->ranges->at[j];
        if (b->reach[j] < a->span.start) {
            break;
        }
        if (++looked % 16 == 0 && !spend(c, 1)) {
            return false;
        }
        const ltl_range *kept = survivor(a, other);
        bool is_itself = kept == a && other->env.count == 0;
        if (kept == NULL || (is_itself && has_itself) || !env_agrees(c, &a->env, &other->env)) {
            continue;
        }
        if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
            c->reason = LTL_REASON_TOO_MANY_FINDINGS;
            return false;
        }
        has_itself = has_itself || is_itself;
        ltl_range range = *kept;
        range.env = env_join(c, &a->env, &other->env);
        LTL_PUSH(c->arena, out, range);
    }
    return spend(c, 1);
}

/* In order, each once. */
static void intersect(context *c, const ltl_ranges *a, const ltl_ranges *b, ltl_ranges *out) {
    *out = (ltl_ranges){0};
    reaching reaches = reaching_make(c, b);
    for (uint32_t i = 0; i < a->count && intersect_one(c, &a->at[i], &reaches, out); i++) {
    }
    ltl_ranges_sort(out);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->count; i++) {
        if (kept == 0 || ltl_range_compare(&out->at[kept - 1], &out->at[i]) != 0) {
            out->at[kept++] = out->at[i];
        }
    }
    out->count = kept;
}

/* `$X` alone: every expression within the ranges left, or the one already bound to it. */
static void select_within(context *c, const ltl_step *step, const ltl_ranges *in, ltl_ranges *out) {
    const ltl_tree *tree = c->tree;
    const ltl_pattern *pattern = step->pattern;
    bool binds = pattern->asks[pattern->first] == LTL_ASK_METAVARIABLE;
    *out = (ltl_ranges){0};
    for (uint32_t i = 0; i < in->count; i++) {
        const ltl_range *range = &in->at[i];
        ltl_node node = range->node != LTL_NO_NODE ? range->node
                                                   : ltl_tree_node_at(tree, range->span);
        for (ltl_node t = node; t < tree->count && tree->start[t] < range->span.end; t++) {
            ltl_span span = ltl_tree_span(tree, t);
            if (!spend(c, 1)) {
                return;
            }
            if (!ltl_is_expression(tree, t) || !ltl_span_contains(range->span, span)) {
                continue;
            }
            ltl_bound *bound = LTL_NEW(c->arena, ltl_bound);
            *bound = (ltl_bound){.metavariable = pattern->metavariable[pattern->first],
                                 .first = t,
                                 .end = tree->end[t],
                                 .span = span};
            ltl_env one = {binds ? 1 : 0, bound};
            if (env_agrees(c, &range->env, &one)) {
                if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
                    c->reason = LTL_REASON_TOO_MANY_FINDINGS;
                    return;
                }
                ltl_range selected = {span, t, env_join(c, &range->env, &one), range->is_inside};
                LTL_PUSH(c->arena, out, selected);
            }
        }
    }
}

typedef enum hit_kind { HIT_EQUAL, HIT_INSIDE, HIT_NESTED } hit_kind;

static bool is_hit(const ltl_range *range, const ltl_range *negative, hit_kind kind) {
    switch (negative->is_inside ? HIT_INSIDE : kind) {
    case HIT_INSIDE:
        return ltl_span_contains(negative->span, range->span);
    case HIT_NESTED:
        return ltl_span_contains(negative->span, range->span) ||
               ltl_span_contains(range->span, negative->span);
    case HIT_EQUAL:
    default:
        return ltl_span_eq(negative->span, range->span);
    }
}

/* `is_dropped` is told when the negation could be held against the range at all. */
static bool test_hits(context *c, const ltl_range *range, const reaching *hits, hit_kind kind,
                      bool *is_dropped) {
    uint32_t looked = 0;
    *is_dropped = false;
    for (uint32_t j = count_up_to(hits->ranges, range->span.end); j-- > 0 && !*is_dropped;) {
        if (hits->reach[j] < range->span.start) {
            break;
        }
        if (++looked % 16 == 0 && !spend(c, 1)) {
            return false;
        }
        *is_dropped = is_hit(range, &hits->ranges->at[j], kind) &&
                      env_agrees(c, &range->env, &hits->ranges->at[j].env);
    }
    return spend(c, 1);
}

static void drop_hits(context *c, const ltl_step *negative, ltl_ranges *ranges) {
    const ltl_step *child = negative->children[0];
    hit_kind kind = child->op == LTL_FORMULA_REGEX ? HIT_NESTED : HIT_EQUAL;
    ltl_ranges found = {0};
    ltl_reason reason = c->reason;
    c->reason = LTL_REASON_NONE;
    ltl_evaluate_step(c, child, &found);
    /* What could not be held against all of the negation is not reported; the reason is. */
    uint32_t count = c->reason == LTL_REASON_NONE ? ranges->count : 0;
    c->reason = ltl_reason_worse(reason, c->reason);
    reaching hits = reaching_make(c, &found);
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < count; i++) {
        bool is_dropped;
        if (!test_hits(c, &ranges->at[i], &hits, kind, &is_dropped)) {
            break;
        }
        if (!is_dropped) {
            LTL_PUSH(c->arena, &kept, ranges->at[i]);
        }
    }
    *ranges = kept;
}

/* ---- conditions ---- */

/* A string expression is tested with its quotes, the content of "$X" without. */
static void check_regex(context *c, const ltl_check *check, const ltl_range *range,
                        const ltl_bound *bound, ltl_ranges *out) {
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        spans[i] = (ltl_span){UINT32_MAX, UINT32_MAX};
    }
    ltl_str text = ltl_source_slice(c->source, bound->span);
    ltl_regex_answer answer = ltl_regex_find(check->regex, c->regex_state, text, 0, spans);
    if (answer == LTL_REGEX_LIMIT) {
        c->reason = LTL_REASON_REGEX_LIMIT;
    }
    if (answer != LTL_REGEX_YES) {
        return;
    }
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        if (spans[i].start != UINT32_MAX) {
            spans[i].start += bound->span.start;
            spans[i].end += bound->span.start;
        }
    }
    ltl_env groups = {0};
    bind_groups(c, check->groups, spans, &groups);
    if (env_agrees(c, &range->env, &groups)) {
        ltl_range kept = *range;
        kept.env = env_join(c, &range->env, &groups);
        LTL_PUSH(c->arena, out, kept);
    }
}

/* Text and an empty sequence have none. */
static ltl_node node_of(const ltl_bound *bound) {
    return bound->is_text || bound->first >= bound->end ? LTL_NO_NODE : bound->first;
}

static void check_pattern(context *c, const ltl_check *check, const ltl_range *range,
                          const ltl_bound *bound, ltl_ranges *out) {
    ltl_range scope = {.span = bound->span, .node = node_of(bound), .env = range->env};
    const ltl_range *around = c->scope;
    ltl_nodes around_nodes = c->scope_nodes;
    ltl_ranges inner = {0};
    c->scope = &scope;
    c->scope_nodes = bound->is_text ? (ltl_nodes){0} : (ltl_nodes){bound->first, bound->end};
    ltl_evaluate_step(c, check->step, &inner);
    c->scope = around;
    c->scope_nodes = around_nodes;
    for (uint32_t i = 0; i < inner.count; i++) {
        if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
            c->reason = LTL_REASON_TOO_MANY_FINDINGS;
            return;
        }
        if (env_agrees(c, &range->env, &inner.at[i].env)) {
            ltl_range kept = *range;
            kept.env = env_join(c, &range->env, &inner.at[i].env);
            LTL_PUSH(c->arena, out, kept);
        }
    }
}

static void apply_check(context *c, const ltl_check *check, ltl_ranges *ranges) {
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        const ltl_bound *bound = ltl_env_find(&ranges->at[i].env, check->metavariable);
        if (bound == NULL || !spend(c, 1)) {
            continue;
        }
        if (check->op == LTL_CONDITION_REGEX) {
            check_regex(c, check, &ranges->at[i], bound, &kept);
        } else {
            check_pattern(c, check, &ranges->at[i], bound, &kept);
        }
    }
    *ranges = kept;
}

static void apply_focus(context *c, const ltl_focus *focus, ltl_ranges *ranges) {
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        for (uint32_t j = 0; j < focus->count; j++) {
            const ltl_bound *bound =
                ltl_env_find(&ranges->at[i].env, focus->metavariables[j]);
            bool is_something = bound != NULL && (bound->is_text || bound->first < bound->end);
            if (is_something && ltl_span_contains(ranges->at[i].span, bound->span)) {
                ltl_range narrowed = ranges->at[i];
                narrowed.span = bound->span;
                narrowed.node = node_of(bound);
                LTL_PUSH(c->arena, &kept, narrowed);
            }
        }
    }
    *ranges = kept;
}

/* ---- formulas ---- */

/* Positive children first; those that only say where to look come last, selectors after them. */
static bool evaluate_positives(context *c, const ltl_step *step, ltl_ranges *out) {
    bool has_any = false;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < step->child_count; i++) {
            const ltl_step *child = step->children[i];
            bool is_late = child->op == LTL_FORMULA_INSIDE;
            if (is_negative(child) || is_selector(child) || is_late != (pass == 1)) {
                continue;
            }
            ltl_ranges ranges = {0};
            ltl_evaluate_step(c, child, &ranges);
            if (has_any) {
                ltl_ranges both;
                intersect(c, out, &ranges, &both);
                *out = both;
            } else {
                *out = ranges;
            }
            has_any = true;
            if (out->count == 0) {
                return true;
            }
        }
    }
    return has_any;
}

static void everything(context *c, ltl_ranges *out) {
    ltl_range all = {.span = {0, (uint32_t)c->source->text.len}, .node = 0};
    LTL_PUSH(c->arena, out, c->scope != NULL ? *c->scope : all);
}

static void evaluate_all(context *c, const ltl_step *step, ltl_ranges *out) {
    if (!evaluate_positives(c, step, out)) {
        *out = (ltl_ranges){0};
        everything(c, out);
    }
    for (uint32_t i = 0; i < step->child_count && out->count > 0; i++) {
        if (is_selector(step->children[i])) {
            ltl_ranges selected;
            select_within(c, step->children[i], out, &selected);
            *out = selected;
        }
    }
    for (uint32_t i = 0; i < step->child_count && out->count > 0; i++) {
        if (is_negative(step->children[i])) {
            drop_hits(c, step->children[i], out);
        }
    }
    for (uint32_t i = 0; i < step->check_count && out->count > 0; i++) {
        apply_check(c, &step->checks[i], out);
    }
    for (uint32_t i = 0; i < step->focus_count && out->count > 0; i++) {
        apply_focus(c, &step->focus[i], out);
    }
    sort(c, out);
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

static void evaluate_inside(context *c, const ltl_step *step, ltl_ranges *out) {
    ltl_ranges ranges = {0};
    ltl_evaluate_step(c, step->children[0], &ranges);
    for (uint32_t i = 0; i < ranges.count; i++) {
        ltl_range range = ranges.at[i];
        range.is_inside = true;
        LTL_PUSH(c->arena, out, range);
    }
}

void ltl_evaluate_step(ltl_evaluation_context *c, const ltl_step *step, ltl_ranges *out_ranges) {
    *out_ranges = (ltl_ranges){0};
    switch (step->op) {
    case LTL_FORMULA_PATTERN:
        if (step->pattern->is_metavariable) {
            ltl_ranges all = {0};
            everything(c, &all);
            select_within(c, step, &all, out_ranges);
            break;
        }
        evaluate_leaf(c, step, out_ranges);
        break;
    case LTL_FORMULA_REGEX:
        evaluate_leaf(c, step, out_ranges);
        break;
    case LTL_FORMULA_ALL:
        evaluate_all(c, step, out_ranges);
        break;
    case LTL_FORMULA_ANY:
        evaluate_any(c, step, out_ranges);
        break;
    case LTL_FORMULA_INSIDE:
        evaluate_inside(c, step, out_ranges);
        break;
    case LTL_FORMULA_NOT: {
        ltl_ranges all = {0};
        everything(c, &all);
        drop_hits(c, step, &all);
        *out_ranges = all;
        break;
    }
    default:
        break;
    }
}
