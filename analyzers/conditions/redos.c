#include "analyzers/conditions/redos.h"

#include <stdlib.h>

#include "analyzers/conditions/positions.h"

enum { STATES = LTL_REDOS_MAX_POSITIONS, MAX_STEPS = 4000000 };

/* Pairs of states, and the work left on them. */
typedef struct pairs {
    uint8_t seen[STATES * STATES];
    uint16_t stack[STATES * STATES];
    uint32_t count;
} pairs;

typedef struct test {
    ltl_positions automaton;
    ltl_position_set reach[STATES]; /* states that one text or more lead to */
    uint8_t overlap[STATES][STATES]; /* some byte is in both */
    pairs forward;
    pairs backward;
    uint64_t steps;
} test;

static void push(pairs *p, uint32_t a, uint32_t b) {
    uint32_t pair = a * STATES + b;
    if (!p->seen[pair]) {
        p->seen[pair] = 1;
        p->stack[p->count++] = (uint16_t)pair;
    }
}

/* Warshall's closure. */
static void close_reach(test *t) {
    uint32_t count = t->automaton.count;
    memcpy(t->reach, t->automaton.follow, sizeof t->reach);
    for (uint32_t through = 0; through < count; through++) {
        for (uint32_t from = 0; from < count; from++) {
            for (int w = 0; ltl_position_has(&t->reach[from], through) && w < LTL_POSITION_WORDS;
                 w++) {
                t->reach[from].words[w] |= t->reach[through].words[w];
            }
        }
    }
}

static bool same_loop(const test *t, uint32_t a, uint32_t b) {
    return ltl_position_has(&t->reach[a], b) && ltl_position_has(&t->reach[b], a);
}

static void find_overlaps(test *t) {
    const ltl_positions *p = &t->automaton;
    for (uint32_t a = 0; a < p->count; a++) {
        for (uint32_t b = 0; b < p->count; b++) {
            for (int w = 0; w < 4 && !t->overlap[a][b]; w++) {
                t->overlap[a][b] = (p->bytes[a].words[w] & p->bytes[b].words[w]) != 0;
            }
        }
    }
}

static bool has_edge(const test *t, uint32_t from, uint32_t to, bool is_forward) {
    const ltl_position_set *follow = t->automaton.follow;
    return same_loop(t, from, to) && (is_forward ? ltl_position_has(&follow[from], to)
                                                 : ltl_position_has(&follow[to], from));
}

/* All pairs that the diagonal leads to, or that lead to it, without leaving a loop. */
static bool spread(test *t, pairs *p, bool is_forward) {
    uint32_t count = t->automaton.count;
    for (uint32_t i = 0; i < count; i++) {
        if (same_loop(t, i, i)) {
            push(p, i, i);
        }
    }
    while (p->count > 0) {
        uint16_t pair = p->stack[--p->count];
        uint32_t a = pair / STATES;
        uint32_t b = pair % STATES;
        for (uint32_t to_a = 0; to_a < count; to_a++) {
            t->steps++;
            for (uint32_t to_b = 0; has_edge(t, a, to_a, is_forward) && to_b < count; to_b++) {
                t->steps++;
                /* both read the byte of the state they come to, or, backwards, come from */
                bool is_one_text = is_forward ? t->overlap[to_a][to_b] : t->overlap[a][b];
                if (is_one_text && has_edge(t, b, to_b, is_forward)) {
                    push(p, to_a, to_b);
                }
            }
        }
        if (t->steps > MAX_STEPS) {
            return false;
        }
    }
    return true;
}

static ltl_redos_answer run(test *t) {
    close_reach(t);
    find_overlaps(t);
    uint32_t count = t->automaton.count;
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = 0; b < count; b++) {
            if (ltl_position_has(&t->automaton.twice[a], b) && same_loop(t, a, b)) {
                return LTL_REDOS_YES;
            }
        }
    }
    if (!spread(t, &t->forward, true) || !spread(t, &t->backward, false)) {
        return LTL_REDOS_LIMIT;
    }
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = 0; b < count; b++) {
            uint32_t pair = a * STATES + b;
            if (a != b && t->forward.seen[pair] && t->backward.seen[pair]) {
                return LTL_REDOS_YES;
            }
        }
    }
    return LTL_REDOS_NO;
}

ltl_redos_answer ltl_redos_test(ltl_str regex) {
    test *t = calloc(1, sizeof *t);
    if (t == NULL) {
        return LTL_REDOS_LIMIT;
    }
    ltl_redos_answer answer = ltl_positions_build(regex, &t->automaton);
    if (answer == LTL_REDOS_YES) {
        answer = run(t);
    }
    free(t);
    return answer;
}
