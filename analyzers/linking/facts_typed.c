/* Fields that hold no text, by their types: a constant each, under a name that no code has. */
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/plain_type.h"
#include "core/limits.h"

typedef struct listing {
    ltl_facts_maker *m;
    ltl_fact_name owner;
} listing;

static void add(void *context, ltl_str name, ltl_plain_type type) {
    const listing *l = context;
    ltl_str text = ltl_arena_printf(l->m->scratch, LTL_FIELD_OF "%.*s", LTL_STR_ARG(name));
    ltl_constant_fact fact = {.owner = l->owner,
                              .name = ltl_facts__name(l->m, text),
                              .kind = type == LTL_PLAIN_TRUTH ? LTL_KNOWN_SOME_BOOL : LTL_KNOWN_SOME_NUMBER};
    if (l->m->facts->constants.count < LTL_MAX_CONSTANTS) {
        LTL_PUSH(l->m->arena, &l->m->facts->constants, fact);
    }
}

void ltl_facts__typed_fields(ltl_facts_maker *m) {
    ltl_node class = m->tree->kind_first[LTL_KIND_CLASS];
    for (; class != LTL_NO_NODE; class = m->tree->kind_next[class]) {
        listing l = {m, ltl_facts__class_name(m, class)};
        if (l.owner != 0) {
            ltl_plain_fields(m->tree, class, add, &l);
        }
    }
}
