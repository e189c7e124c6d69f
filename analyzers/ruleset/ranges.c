#include "analyzers/ruleset/evaluate_internal.h"
#include "core/limits.h"

typedef ltl_evaluation_context context;

bool ltl_evaluation__spend(context *c, uint64_t steps) {
    if (!ltl_fuel_spend(&c->fuel, steps)) {
        c->reason = LTL_REASON_RULE_FUEL;
        return false;
    }
    return true;
}

/* ---- environments ---- */

/* False when a metavariable that both bind holds different code. Numbered groups are free. */
bool ltl_env__agrees(const context *c, const ltl_env *a, const ltl_env *b) {
    for (uint32_t i = 0; i < a->count; i++) {
        const ltl_bound *other = ltl_env_find(b, a->at[i].metavariable);
        if (other == NULL) {
            continue;
        }
        ltl_str name = c->program->metavariables.at[other->metavariable];
        bool is_numbered = name.len > 1 && name.ptr[1] >= '0' && name.ptr[1] <= '9';
        if (!is_numbered && !ltl_bound_unifies(c->target, c->source->text, &a->at[i], other)) {
            return false;
        }
    }
    return true;
}

ltl_env ltl_env__join(context *c, const ltl_env *a, const ltl_env *b) {
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

ltl_env ltl_env__with(context *c, const ltl_env *env, const ltl_bound *bound) {
    ltl_env one = {1, bound};
    return ltl_env__join(c, env, &one);
}

/* ---- lists ---- */

/* Narrowing and intersecting keep no order; what comes next relies on it. The list may be shared. */
void ltl_ranges__sort(context *c, ltl_ranges *ranges) {
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

/* Does `inner` lie within `outer`? What is found anywhere encloses everything. */
static bool lies_within(const ltl_range *inner, const ltl_range *outer) {
    return outer->kind == LTL_RANGE_ANYWHERE || ltl_span_contains(outer->span, inner->span);
}

/* A range that only says where to look is never what is left of one that says what to find. */
static bool may_stay(const ltl_range *kept, const ltl_range *other) {
    switch (kept->kind) {
    case LTL_RANGE_INSIDE:
        return other->kind == LTL_RANGE_INSIDE || other->kind == LTL_RANGE_ANYWHERE;
    case LTL_RANGE_ANYWHERE:
        return other->kind == LTL_RANGE_ANYWHERE;
    default:
        return true;
    }
}

/* The one of the two that is left when both must hold, or null. */
static const ltl_range *survivor(const ltl_range *a, const ltl_range *b) {
    if (lies_within(a, b) && may_stay(a, b)) {
        return a;
    }
    return lies_within(b, a) && may_stay(b, a) ? b : NULL;
}

/* A list in order of start, and how far the ranges up to each of them reach: whoever looks for ranges
 * that touch another one starts at the last that may and goes back until none reaches so far. */
typedef struct reaching {
    const ltl_ranges *ranges;
    uint32_t *reach;
    ltl_ranges anywhere; /* those of them that hold at every place */
} reaching;

static reaching reaching_make(context *c, const ltl_ranges *ranges) {
    reaching r = {.ranges = ranges, .reach = LTL_NEW_ARRAY(c->arena, uint32_t, ranges->count)};
    uint32_t reach = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        reach = ranges->at[i].span.end > reach ? ranges->at[i].span.end : reach;
        r.reach[i] = reach;
        if (ranges->at[i].kind == LTL_RANGE_ANYWHERE) {
            LTL_PUSH(c->arena, &r.anywhere, ranges->at[i]);
        }
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

typedef struct touching {
    const ltl_range *range;
    const reaching *list;
    uint32_t next; /* one past the place to look at, going down */
    uint32_t next_anywhere;
    uint32_t looked;
    bool is_over; /* without fuel */
} touching;

/* Walks over the ranges that may have to do with `range`. */
static touching touching_make(const ltl_range *range, const reaching *list) {
    bool is_anywhere = range->kind == LTL_RANGE_ANYWHERE;
    return (touching){.range = range,
                      .list = list,
                      .next = is_anywhere ? list->ranges->count
                                          : count_up_to(list->ranges, range->span.end)};
}

static const ltl_range *touching_next(context *c, touching *t) {
    const ltl_range *range = t->range;
    if (++t->looked % 16 == 0 && !ltl_evaluation__spend(c, 1)) {
        t->is_over = true;
        return NULL;
    }
    bool is_anywhere = range->kind == LTL_RANGE_ANYWHERE;
    while (t->next > 0 && (is_anywhere || t->list->reach[t->next - 1] >= range->span.start)) {
        const ltl_range *found = &t->list->ranges->at[--t->next];
        if (is_anywhere || found->kind != LTL_RANGE_ANYWHERE) {
            return found;
        }
    }
    t->next = 0;
    bool is_done = is_anywhere || t->next_anywhere == t->list->anywhere.count;
    return is_done ? NULL : &t->list->anywhere.at[t->next_anywhere++];
}

/* The combinations of one range with all of a list. */
static bool intersect_one(context *c, const ltl_range *a, const reaching *b, ltl_ranges *out) {
    bool has_itself = false;
    touching t = touching_make(a, b);
    const ltl_range *other;
    while ((other = touching_next(c, &t)) != NULL) {
        const ltl_range *kept = survivor(a, other);
        bool is_itself = kept == a && other->env.count == 0 && other->fix == NULL;
        if (kept == NULL || (is_itself && has_itself) ||
            !ltl_env__agrees(c, &a->env, &other->env)) {
            continue;
        }
        if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
            c->reason = LTL_REASON_TOO_MANY_FINDINGS;
            return false;
        }
        has_itself = has_itself || is_itself;
        ltl_range range = *kept;
        /* what both bind is where the one that is left has it */
        range.env = ltl_env__join(c, &kept->env, kept == a ? &other->env : &a->env);
        range.fix = a->fix != NULL ? a->fix : other->fix;
        LTL_PUSH(c->arena, out, range);
    }
    return !t.is_over && ltl_evaluation__spend(c, 1);
}

/* In order, each once. */
void ltl_ranges__intersect(context *c, const ltl_ranges *a, const ltl_ranges *b, ltl_ranges *out) {
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

/* A negated run with an ellipsis at its end matches every one that ends after what it names. */
static bool ends_alike(const ltl_range *range, const ltl_range *negative) {
    bool is_open = negative->open_from != 0;
    return range->span.end == negative->span.end ||
           (is_open && negative->open_from <= range->span.end &&
            range->span.end <= negative->span.end);
}

static bool is_hit(const ltl_range *range, const ltl_range *negative) {
    switch (negative->kind) {
    case LTL_RANGE_INSIDE:
        return ltl_span_contains(negative->span, range->span);
    case LTL_RANGE_REGEX:
        return ltl_span_contains(negative->span, range->span) ||
               ltl_span_contains(range->span, negative->span);
    case LTL_RANGE_ANYWHERE:
        return true;
    case LTL_RANGE_PLAIN:
    default:
        return negative->span.start == range->span.start && ends_alike(range, negative);
    }
}

/* False, with the fuel gone, when the negation could not be held against the range. */
static bool test_hits(context *c, const ltl_range *range, const reaching *hits,
                      bool *out_is_dropped) {
    touching t = touching_make(range, hits);
    const ltl_range *hit;
    *out_is_dropped = false;
    while (!*out_is_dropped && (hit = touching_next(c, &t)) != NULL) {
        *out_is_dropped = is_hit(range, hit) && ltl_env__agrees(c, &range->env, &hit->env);
    }
    return !t.is_over && ltl_evaluation__spend(c, 1);
}

void ltl_ranges__drop(context *c, const ltl_ranges *hits, ltl_ranges *ranges) {
    reaching reaches = reaching_make(c, hits);
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        bool is_dropped;
        if (!test_hits(c, &ranges->at[i], &reaches, &is_dropped)) {
            break;
        }
        if (!is_dropped) {
            LTL_PUSH(c->arena, &kept, ranges->at[i]);
        }
    }
    *ranges = kept;
}

/* ---- selection ---- */

/* The node as what the metavariable stands for; false when the search is over. */
static bool select_node(context *c, const ltl_pattern *pattern, const ltl_range *range, ltl_node t,
                        ltl_ranges *out) {
    const ltl_tree *tree = c->tree;
    ltl_bound *bound = LTL_NEW(c->arena, ltl_bound);
    *bound = (ltl_bound){.metavariable = pattern->metavariable[pattern->first],
                         .first = t,
                         .end = tree->end[t],
                         .span = ltl_tree_span(tree, t)};
    bool binds = pattern->asks[pattern->first] == LTL_ASK_METAVARIABLE;
    ltl_env one = {binds ? 1 : 0, bound};
    if (!ltl_env__agrees(c, &range->env, &one)) {
        return true;
    }
    if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
        c->reason = LTL_REASON_TOO_MANY_FINDINGS;
        return false;
    }
    ltl_range selected = {.span = bound->span,
                          .node = t,
                          .env = ltl_env__join(c, &range->env, &one),
                          .fix = range->fix};
    LTL_PUSH(c->arena, out, selected);
    return true;
}

/* What the metavariable is bound to already is selected, whatever it is. */
static bool holds(const ltl_range *range, const ltl_pattern *pattern, ltl_node t) {
    bool binds = pattern->asks[pattern->first] == LTL_ASK_METAVARIABLE;
    const ltl_bound *bound =
        binds ? ltl_env_find(&range->env, pattern->metavariable[pattern->first]) : NULL;
    return bound != NULL && !bound->is_text && bound->first == t && bound->first < bound->end;
}

void ltl_ranges__select(context *c, const ltl_pattern *pattern, const ltl_ranges *in,
                        ltl_ranges *out) {
    const ltl_tree *tree = c->tree;
    *out = (ltl_ranges){0};
    for (uint32_t i = 0; i < in->count; i++) {
        const ltl_range *range = &in->at[i];
        ltl_node node = range->node != LTL_NO_NODE ? range->node
                                                   : ltl_tree_node_at(tree, range->span);
        for (ltl_node t = node; t < tree->count && tree->start[t] < range->span.end; t++) {
            if (!ltl_evaluation__spend(c, 1)) {
                return;
            }
            bool is_candidate =
                ((ltl_is_expression(tree, t) && !ltl_only_names(tree, t)) || holds(range, pattern, t)) &&
                ltl_span_contains(range->span, ltl_tree_span(tree, t));
            if (is_candidate && !select_node(c, pattern, range, t, out)) {
                return;
            }
        }
    }
}
