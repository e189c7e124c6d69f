#include "tests/support/meanings.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
/* clang-format off */
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "analyzers/dataflow/flow.h"
#include "tests/support/parsed.h"

enum { MAX_NUMBERS = 16 };

static bool holds(const ltl_scopes *scopes, const meanings_row *e) {
    const ltl_tree *tree = scopes->tree;
    uint32_t meant[MAX_NUMBERS] = {0};
    ltl_node node = tree->kind_first[LTL_KIND_NAME];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_str text = ltl_tree_name(tree, node);
        char last = text.len > 1 ? text.ptr[text.len - 1] : 'x';
        if (last < '0' || last > '9') {
            continue;
        }
        uint32_t number = (uint32_t)(last - '0');
        bool is_right = number == 0 ? scopes->of[node] == 0
                                    : scopes->of[node] != 0 &&
                                          (meant[number] == 0 || meant[number] == scopes->of[node]);
        for (uint32_t other = 1; other < MAX_NUMBERS; other++) {
            is_right = is_right &&
                       (other == number || meant[other] == 0 || meant[other] != scopes->of[node]);
        }
        if (!is_right) {
            print_error("%s: %s: wrong at '%.*s', byte %u\n", e->language, e->code,
                        LTL_STR_ARG(text), tree->start[node]);
            return false;
        }
        meant[number] = number != 0 ? scopes->of[node] : 0;
    }
    return true;
}

/* The numbers are no part of the names: `x1` and `x2` are both x. */
static void strip(parsed *p) {
    const ltl_tree *tree = p->tree;
    ltl_node node = tree->kind_first[LTL_KIND_NAME];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_str text = ltl_tree_text(tree, node);
        bool has_number =
            text.len > 1 && text.ptr[text.len - 1] >= '0' && text.ptr[text.len - 1] <= '9';
        if (has_number) {
            tree->name[node] = ltl_names_intern(&p->names, ltl_str_slice(text, 0, text.len - 1));
        }
    }
}

static bool row_holds(const meanings_row *row) {
    parsed p;
    parsed_make(&p, row->language, ltl_str_of(row->code));
    strip(&p);
    ltl_scopes scopes;
    ltl_scopes_build(&p.arena, p.tree, &scopes);
    for (ltl_node node = 0; node < p.tree->count; node++) {
        if (p.tree->kind[node] == LTL_KIND_NAME) {
            p.tree->name[node] = ltl_names_intern(&p.names, ltl_tree_text(p.tree, node));
        }
    }
    bool is_right = holds(&scopes, row);
    parsed_clear(&p);
    return is_right;
}

size_t meanings_wrong(const meanings_row *rows, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong += row_holds(&rows[i]) ? 0 : 1;
    }
    return wrong;
}
