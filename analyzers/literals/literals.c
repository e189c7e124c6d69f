#include "analyzers/literals/literals.h"

#include <string.h>

#include "core/limits.h"

/* Clauses of one alternative that take part in a join: each more costs a clause per file scan, and
 * the best few settle nearly all files. */
enum { MAX_JOINED_CLAUSES = 4 };

/* --- joining alternatives -------------------------------------------------------------------- */

static size_t shortest_literal(const ltl_clause *clause) {
    size_t shortest = SIZE_MAX;
    for (uint32_t i = 0; i < clause->count; i++) {
        shortest = clause->at[i].text.len < shortest ? clause->at[i].text.len : shortest;
    }
    return clause->count ? shortest : 0;
}

/* Rarer in files: longer literals first, then fewer of them. */
static bool is_better(const ltl_clause *a, const ltl_clause *b) {
    size_t shortest_a = shortest_literal(a);
    size_t shortest_b = shortest_literal(b);
    return shortest_a != shortest_b ? shortest_a > shortest_b : a->count < b->count;
}

/* The best clauses, best first; the earlier one of equals. */
static uint32_t best_clauses(const ltl_clauses *clauses, const ltl_clause *out_best[]) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < clauses->count; i++) {
        const ltl_clause *clause = &clauses->at[i];
        uint32_t place = count < MAX_JOINED_CLAUSES ? count++ : MAX_JOINED_CLAUSES;
        for (; place > 0 && is_better(clause, out_best[place - 1]); place--) {
            if (place < MAX_JOINED_CLAUSES) {
                out_best[place] = out_best[place - 1];
            }
        }
        if (place < MAX_JOINED_CLAUSES) {
            out_best[place] = clause;
        }
    }
    return count;
}

/* False when the clause would hold too many. */
static bool add_literals(ltl_arena *arena, ltl_clause *clause, const ltl_clause *more) {
    for (uint32_t i = 0; i < more->count; i++) {
        uint32_t j = 0;
        while (j < clause->count && !(clause->at[j].is_caseless == more->at[i].is_caseless &&
                                      ltl_str_eq(clause->at[j].text, more->at[i].text))) {
            j++;
        }
        if (j < clause->count) {
            continue;
        }
        if (clause->count == LTL_MAX_CLAUSE_LITERALS) {
            return false;
        }
        LTL_PUSH(arena, clause, more->at[i]);
    }
    return true;
}

void ltl_literals_join(ltl_arena *arena, const ltl_clauses *alternatives, uint32_t count,
                       ltl_clauses *out_clauses) {
    *out_clauses = (ltl_clauses){0};
    if (count == 1) {
        *out_clauses = alternatives[0];
        return;
    }
    ltl_clause joined[MAX_JOINED_CLAUSES] = {0};
    bool is_kept[MAX_JOINED_CLAUSES];
    uint32_t most = 0;
    for (uint32_t j = 0; j < MAX_JOINED_CLAUSES; j++) {
        is_kept[j] = true;
    }
    for (uint32_t i = 0; i < count; i++) {
        const ltl_clause *best[MAX_JOINED_CLAUSES];
        uint32_t best_count = best_clauses(&alternatives[i], best);
        if (best_count == 0) {
            return; /* this alternative can hold anywhere */
        }
        most = best_count > most ? best_count : most;
        for (uint32_t j = 0; j < MAX_JOINED_CLAUSES; j++) {
            const ltl_clause *chosen = best[j < best_count ? j : best_count - 1];
            is_kept[j] = is_kept[j] && add_literals(arena, &joined[j], chosen);
        }
    }
    for (uint32_t j = 0; j < most; j++) {
        if (is_kept[j]) {
            LTL_PUSH(arena, out_clauses, joined[j]);
        }
    }
}

/* --- formulas -------------------------------------------------------------------------------- */

typedef struct frame {
    const ltl_formula *formula;
    uint32_t next;                            /* child, then condition, to look at */
    ltl_clauses clauses;                      /* that must all hold */
    struct LTL_VEC(ltl_clauses) alternatives; /* of ANY */
} frame;

typedef struct walk {
    bool takes_either; /* of a taint rule: a source or a sink */
    ltl_arena *arena;
    ltl_clauses (*pattern_clauses)(void *context, const ltl_formula *leaf);
    void *context;
    frame frames[LTL_MAX_FORMULA_DEPTH + 1];
    uint32_t depth;
} walk;

static void append(ltl_arena *arena, ltl_clauses *clauses, const ltl_clauses *more) {
    for (uint32_t i = 0; i < more->count; i++) {
        LTL_PUSH(arena, clauses, more->at[i]);
    }
}

static bool is_choice(const walk *w, const ltl_formula *formula) {
    return formula->op == LTL_FORMULA_ANY ||
           (formula->op == LTL_FORMULA_TAINT && w->takes_either);
}

/* Hands what a part needs to the formula around it. */
static void give(walk *w, ltl_clauses clauses) {
    frame *top = &w->frames[w->depth - 1];
    if (is_choice(w, top->formula)) {
        LTL_PUSH(w->arena, &top->alternatives, clauses);
    } else {
        append(w->arena, &top->clauses, &clauses);
    }
}

/* Leaves and negations are settled at once; everything else is looked into. */
static void enter(walk *w, const ltl_formula *formula) {
    ltl_clauses clauses = {0};
    if (formula->op == LTL_FORMULA_REGEX) {
        ltl_literals_of_regex(w->arena, formula->text, &clauses);
    } else if (formula->op == LTL_FORMULA_PATTERN || formula->op == LTL_FORMULA_GENERIC) {
        clauses = w->pattern_clauses(w->context, formula);
    } else if (formula->op == LTL_FORMULA_CHECK) {
        clauses = (ltl_clauses){0}; /* can hold in any file */
    } else if (formula->op != LTL_FORMULA_NOT && w->depth <= LTL_MAX_FORMULA_DEPTH) {
        w->frames[w->depth++] = (frame){.formula = formula};
        return;
    }
    give(w, clauses);
}

/* A class of a namespace, or one like `WP_REST_Request`: no literal is of that type, so it is named where it is known,
 * in whatever case. */
static ltl_str class_named(ltl_str type) {
    bool is_upper = type.len > 0 && type.ptr[0] >= 'A' && type.ptr[0] <= 'Z';
    bool is_class = is_upper && memchr(type.ptr, '_', type.len) != NULL;
    size_t from = 0;
    for (size_t i = 0; i < type.len; i++) {
        from = type.ptr[i] == '\\' ? i + 1 : from;
    }
    return is_class || from > 0 ? ltl_str_slice(type, from, type.len) : LTL_STR_NONE;
}

static ltl_clauses clauses_of_types(ltl_arena *arena, const ltl_condition *condition) {
    ltl_clauses clauses = {0};
    ltl_clause clause = {0};
    for (uint32_t i = 0; i < condition->text_count; i++) {
        ltl_literal literal = {.text = class_named(condition->texts[i]), .is_caseless = true};
        ltl_clause one = {.at = &literal, .count = 1};
        if (literal.text.len < LTL_MIN_LITERAL_BYTES || !add_literals(arena, &clause, &one)) {
            return clauses;
        }
    }
    if (clause.count > 0) {
        LTL_PUSH(arena, &clauses, clause);
    }
    return clauses;
}

static void enter_condition(walk *w, const ltl_condition *condition) {
    ltl_clauses clauses = {0};
    if (condition->op == LTL_CONDITION_PATTERN) {
        enter(w, condition->formula);
    } else if (condition->op == LTL_CONDITION_REGEX && !condition->is_propagated) {
        ltl_literals_of_regex(w->arena, condition->regex, &clauses);
        give(w, clauses);
    } else if (condition->op == LTL_CONDITION_TYPE) {
        give(w, clauses_of_types(w->arena, condition));
    }
}

/* A flow needs a source and a sink, and none of what stops it or helps it along. */
static uint32_t needed_children(const ltl_formula *formula) {
    return formula->op == LTL_FORMULA_TAINT ? LTL_TAINT_LIST_SINKS + 1 : formula->child_count;
}

static void leave(walk *w) {
    frame *top = &w->frames[--w->depth];
    ltl_clauses clauses = top->clauses;
    if (is_choice(w, top->formula)) {
        ltl_literals_join(w->arena, top->alternatives.at, top->alternatives.count, &clauses);
    }
    give(w, clauses);
}

void ltl_literals_of_formula(ltl_arena *arena, const ltl_formula *formula,
                             ltl_clauses (*pattern_clauses)(void *context, const ltl_formula *leaf),
                             void *context, bool takes_either, ltl_clauses *out_clauses) {
    static const ltl_formula OUTERMOST = {.op = LTL_FORMULA_ALL};
    walk w = {.takes_either = takes_either,
              .arena = arena,
              .pattern_clauses = pattern_clauses,
              .context = context};
    w.frames[w.depth++] = (frame){.formula = &OUTERMOST};
    enter(&w, formula);
    while (w.depth > 1) {
        frame *top = &w.frames[w.depth - 1];
        uint32_t next = top->next++;
        uint32_t children = needed_children(top->formula);
        if (next < children) {
            enter(&w, top->formula->children[next]);
        } else if (next - children < top->formula->condition_count) {
            enter_condition(&w, &top->formula->conditions[next - children]);
        } else {
            leave(&w);
        }
    }
    *out_clauses = w.frames[0].clauses;
}
