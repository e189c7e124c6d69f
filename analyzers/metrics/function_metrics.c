#include "analyzers/metrics/function_metrics.h"

#include <assert.h>

#include "analyzers/metrics/function_name.h"
#include "analyzers/metrics/logic.h"

/* What a kind of node does to the numbers. */
enum effect {
    BRANCHES = 1 << 0,  /* one more path: cyclomatic */
    STRAINS = 1 << 1,   /* one point and one for each level around it: cognitive */
    NESTS = 1 << 2,     /* what is inside strains more */
    DEEPENS = 1 << 3,   /* one more level of nesting as people count it */
    DECIDES = 1 << 4,   /* its condition lies outside of it */
    LOOKED_AT = 1 << 5, /* has a rule of its own, see visit_special */
};

static const uint8_t effects[LTL_KIND_COUNT] = {
    [LTL_KIND_IF] = BRANCHES | STRAINS | NESTS | DEEPENS | DECIDES,
    [LTL_KIND_LOOP] = BRANCHES | STRAINS | NESTS | DEEPENS | DECIDES,
    [LTL_KIND_SWITCH] = STRAINS | NESTS | DEEPENS | DECIDES,
    [LTL_KIND_CASE] = LOOKED_AT,
    [LTL_KIND_TRY] = DEEPENS,
    [LTL_KIND_CATCH] = BRANCHES | STRAINS | NESTS,
    [LTL_KIND_CONDITIONAL] = BRANCHES | STRAINS | NESTS,
    [LTL_KIND_BINARY] = LOOKED_AT,
    [LTL_KIND_CALL] = LOOKED_AT,
    [LTL_KIND_BREAK] = LOOKED_AT,
    [LTL_KIND_LAMBDA] = NESTS,
};

/* What holds again once the node `end` is reached. */
typedef struct frame {
    ltl_node end;
    uint32_t nesting;
    uint32_t depth;
    bool closes_function;
    bool is_data;
} frame;

/* A function that is being read. The sums of the functions in it are kept apart from its own: they
 * are added when they are closed, moved out by the levels in between. */
typedef struct measure {
    uint32_t index; /* into the list */
    uint32_t base;  /* nesting just inside */
    uint32_t name;  /* interned; 0: none */
    uint64_t cyclomatic;
    uint64_t own_points;
    uint64_t own_strains; /* how many of them grow with nesting */
    uint64_t inner_points;
    uint64_t inner_strains;
    uint32_t deepest;
    uint32_t lines_before; /* of code, before its own first */
    bool is_recursive;
} measure;

typedef struct counter {
    ltl_arena *arena;
    const ltl_tree *tree;
    ltl_function_metrics_list *out;
    struct LTL_VEC(frame) frames;
    struct LTL_VEC(measure) measures;
    uint32_t nesting;
    uint32_t depth;
    bool is_data;     /* inside the rows of a table */
    uint32_t line;    /* index of the line that the node at hand starts on */
    uint32_t counted; /* one past the last line that was counted */
    uint32_t code_lines;
} counter;

static uint32_t saturate(uint64_t number) {
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static measure *current(counter *c) {
    return c->measures.count > 0 ? &c->measures.at[c->measures.count - 1] : NULL;
}

/* ---- functions ---- */

/* What a method is called on is written as a first parameter in some languages. */
static bool is_receiver(const ltl_tree *tree, ltl_node parameter) {
    ltl_node name = ltl_tree_child(tree, parameter, LTL_ROLE_NAME);
    ltl_str text = ltl_tree_text(tree, name != LTL_NO_NODE ? name : parameter);
    while (text.len > 0 && (text.ptr[0] == '&' || text.ptr[0] == '*')) {
        text = ltl_str_trim(ltl_str_slice(text, 1, text.len));
    }
    return ltl_str_is(text, "self") || ltl_str_is(text, "this") || ltl_str_is(text, "cls");
}

/* One declaration may name several: `a, b int`. */
static uint32_t count_names(const ltl_tree *tree, ltl_node parameter) {
    uint32_t names = 0;
    ltl_node child = ltl_tree_first_child(tree, parameter);
    for (; child != LTL_NO_NODE; child = ltl_tree_next_sibling(tree, child)) {
        names += tree->role[child] == LTL_ROLE_NAME;
    }
    return names > 0 ? names : 1;
}

static uint32_t count_parameters(const ltl_tree *tree, ltl_node function) {
    uint32_t count = 0;
    ltl_node first = LTL_NO_NODE;
    ltl_node child = ltl_tree_first_child(tree, function);
    for (; child != LTL_NO_NODE; child = ltl_tree_next_sibling(tree, child)) {
        if (tree->role[child] == LTL_ROLE_PARAMETER) {
            first = count == 0 ? child : first;
            count += count_names(tree, child);
        }
    }
    bool is_void = count == 1 && ltl_str_is(ltl_tree_text(tree, first), "void");
    return count - (count > 0 && (is_void || is_receiver(tree, first)));
}

static ltl_span head_of(const ltl_tree *tree, ltl_node function, ltl_node name, ltl_node body) {
    if (name != LTL_NO_NODE) {
        return ltl_tree_span(tree, name);
    }
    ltl_span head = {tree->start[function], tree->start[body]};
    size_t len = ltl_str_trim(ltl_source_slice(tree->source, head)).len;
    return len > 0 ? (ltl_span){head.start, head.start + (uint32_t)len}
                   : ltl_tree_span(tree, function);
}

static void open_function(counter *c, ltl_node node, ltl_node name, ltl_node body) {
    const ltl_tree *tree = c->tree;
    const measure *outer = current(c);
    ltl_function_metrics metrics = {
        .node = node,
        .name = name != LTL_NO_NODE ? ltl_tree_text(tree, name) : LTL_STR(""),
        .outer = outer != NULL ? outer->index : LTL_NO_FUNCTION,
        .span = ltl_tree_span(tree, node),
        .head = head_of(tree, node, name, body),
        .parameters = count_parameters(tree, node),
    };
    measure opened = {.index = c->out->count,
                      .base = ++c->nesting,
                      .name = name != LTL_NO_NODE ? tree->name[name] : 0,
                      .cyclomatic = 1,
                      .lines_before = c->code_lines - (c->counted > c->line)};
    c->depth = 0;
    c->is_data = false;
    LTL_PUSH(c->arena, c->out, metrics);
    LTL_PUSH(c->arena, &c->measures, opened);
}

/* A function without any branch of its own is a mere wrapper, and one without a name groups what it
 * is called with (`describe("…", () => …)`): the functions in it speak for themselves. */
static void close_function(counter *c) {
    measure closed = c->measures.at[--c->measures.count];
    uint64_t points = closed.own_points + closed.inner_points;
    uint64_t strains = closed.own_strains + closed.inner_strains;
    ltl_function_metrics *metrics = &c->out->at[closed.index];
    metrics->cyclomatic = saturate(closed.cyclomatic);
    bool is_charged = closed.own_strains > 0 && metrics->name.len > 0;
    metrics->cognitive = saturate(is_charged ? points : closed.own_points);
    metrics->nesting = closed.deepest;
    metrics->lines = c->code_lines - closed.lines_before;
    measure *outer = current(c);
    if (outer != NULL) {
        outer->inner_points += points + strains * (closed.base - outer->base);
        outer->inner_strains += strains;
    }
}

/* ---- what counts ---- */

static void add_points(counter *c, uint64_t points) {
    measure *m = current(c);
    if (m != NULL) {
        m->own_points += points;
    }
}

static void add_strain(counter *c) {
    measure *m = current(c);
    if (m != NULL) {
        m->own_points += 1 + c->nesting - m->base;
        m->own_strains++;
    }
}

static void add_branch(counter *c) {
    measure *m = current(c);
    if (m != NULL) {
        m->cyclomatic++;
    }
}

static void deepen(counter *c) {
    c->depth++;
    measure *m = current(c);
    if (m != NULL && m->deepest < c->depth) {
        m->deepest = c->depth;
    }
}

/* The case that takes what no other takes has no value, or one that fits everything. */
static bool is_default_case(const ltl_tree *tree, ltl_node node) {
    if (ltl_tree_child(tree, node, LTL_ROLE_CONDITION) != LTL_NO_NODE) {
        return false;
    }
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    return value == LTL_NO_NODE || ltl_str_is(ltl_tree_text(tree, value), "_") ||
           ltl_str_is(ltl_tree_text(tree, value), "default");
}

static bool jumps_to_label(const ltl_tree *tree, ltl_node node) {
    return ltl_tree_child(tree, node, LTL_ROLE_LABEL) != LTL_NO_NODE;
}

/* `f(…)` or `this.f(…)` inside f. */
static bool is_call_of(const ltl_tree *tree, ltl_node call, uint32_t name) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
        ltl_str text = receiver != LTL_NO_NODE ? ltl_tree_text(tree, receiver) : LTL_STR("");
        if (!ltl_str_is(text, "this") && !ltl_str_is(text, "self") && !ltl_str_is(text, "$this")) {
            return false;
        }
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    return callee != LTL_NO_NODE && ltl_tree_is_leaf(tree, callee) && tree->name[callee] == name;
}

static void visit_call(counter *c, ltl_node node) {
    measure *m = current(c);
    if (m != NULL && m->name != 0 && !m->is_recursive && is_call_of(c->tree, node, m->name)) {
        m->is_recursive = true;
        m->own_points++;
    }
}

static void visit_special(counter *c, ltl_node node) {
    const ltl_tree *tree = c->tree;
    switch (tree->kind[node]) {
    case LTL_KIND_CASE:
        if (!is_default_case(tree, node)) {
            add_branch(c);
        }
        break;
    case LTL_KIND_BINARY:
        if (ltl_logic_is_operator(tree, node)) {
            add_branch(c);
            add_points(c, ltl_logic_starts_sequence(tree, node));
        }
        break;
    case LTL_KIND_BREAK:
        add_points(c, jumps_to_label(tree, node));
        break;
    default:
        visit_call(c, node);
        break;
    }
}

/* ---- the pass ---- */

static void push_frame(counter *c, ltl_node node, bool closes_function) {
    frame saved = {c->tree->end[node], c->nesting, c->depth, closes_function, c->is_data};
    LTL_PUSH(c->arena, &c->frames, saved);
}

static void pop_frames(counter *c, ltl_node node) {
    while (c->frames.count > 0 && c->frames.at[c->frames.count - 1].end <= node) {
        frame saved = c->frames.at[--c->frames.count];
        if (saved.closes_function) {
            close_function(c);
        }
        c->nesting = saved.nesting;
        c->depth = saved.depth;
        c->is_data = saved.is_data;
    }
}

/* A line counts when something starts on it: not blank ones, comments, closing brackets, the inner
 * lines of a text or the rows of a table, which are data however long. */
static void count_line(counter *c, ltl_node node) {
    const ltl_source *source = c->tree->source;
    while (c->line + 1 < source->line_count && source->lines[c->line + 1] <= c->tree->start[node]) {
        c->line++;
    }
    if (!c->is_data && c->counted <= c->line) {
        c->code_lines++;
        c->counted = c->line + 1;
    }
}

static void enter_data(counter *c, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(c->tree, node);
    bool is_table = kind == LTL_KIND_COLLECTION || kind == LTL_KIND_TEMPLATE;
    bool is_code = kind == LTL_KIND_LAMBDA || kind == LTL_KIND_CLASS;
    if ((is_table && !c->is_data) || (is_code && c->is_data)) {
        push_frame(c, node, false);
        c->is_data = is_table;
    }
}

static bool try_function(counter *c, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(c->tree, node);
    if (kind != LTL_KIND_FUNCTION && kind != LTL_KIND_LAMBDA) {
        return false;
    }
    ltl_node body = ltl_tree_child(c->tree, node, LTL_ROLE_BODY);
    ltl_node name = ltl_function_name(c->tree, node);
    const measure *outer = current(c);
    bool is_part = kind == LTL_KIND_LAMBDA && name == LTL_NO_NODE && outer != NULL &&
                   c->out->at[outer->index].name.len > 0;
    if (body == LTL_NO_NODE || is_part) {
        return false;
    }
    push_frame(c, node, true);
    open_function(c, node, name, body);
    return true;
}

/* The place of a node below its parent: an else counts by itself, a condition is outside. */
static void visit_place(counter *c, ltl_node node) {
    const ltl_tree *tree = c->tree;
    ltl_node parent = tree->parent[node];
    ltl_role role = ltl_tree_role(tree, node);
    if (role == LTL_ROLE_ELSE) {
        ltl_kind kind = ltl_tree_kind(tree, parent);
        add_points(c, kind == LTL_KIND_IF || kind == LTL_KIND_LOOP);
    } else if (role == LTL_ROLE_CONDITION && (effects[tree->kind[parent]] & DECIDES) != 0) {
        push_frame(c, node, false);
        c->nesting--;
    }
}

static bool is_else_if(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_IF && tree->role[node] == LTL_ROLE_ELSE &&
           tree->kind[tree->parent[node]] == LTL_KIND_IF;
}

static void visit_effects(counter *c, ltl_node node, unsigned effect) {
    if ((effect & BRANCHES) != 0) {
        add_branch(c);
    }
    if (is_else_if(c->tree, node)) {
        return; /* its point is that of the else, its level that of the first if */
    }
    if ((effect & STRAINS) != 0) {
        add_strain(c);
    }
    if ((effect & (NESTS | DEEPENS)) != 0) {
        push_frame(c, node, false);
        c->nesting += (effect & NESTS) != 0;
        if ((effect & DEEPENS) != 0) {
            deepen(c);
        }
    }
}

void ltl_function_metrics_compute(ltl_arena *arena, const ltl_tree *tree,
                                  ltl_function_metrics_list *out) {
    counter c = {.arena = arena, .tree = tree, .out = out};
    for (ltl_node node = 1; node < tree->count; node++) {
        pop_frames(&c, node);
        count_line(&c, node);
        if (tree->role[node] == LTL_ROLE_ELSE || tree->role[node] == LTL_ROLE_CONDITION) {
            visit_place(&c, node);
        }
        unsigned effect = effects[tree->kind[node]];
        if (try_function(&c, node)) {
            continue;
        }
        enter_data(&c, node);
        if ((effect & LOOKED_AT) != 0) {
            visit_special(&c, node);
        } else if (effect != 0) {
            visit_effects(&c, node, effect);
        }
    }
    pop_frames(&c, tree->count);
    assert(c.measures.count == 0);
}
