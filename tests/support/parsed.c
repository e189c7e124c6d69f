#include "tests/support/parsed.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
/* clang-format off */
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "core/limits.h"

ltl_status parsed_try(parsed *p, const char *language, ltl_str text, ltl_fuel *fuel) {
    *p = (parsed){0};
    ltl_names_init(&p->names);
    p->parser = ltl_parser_new();
    assert_non_null(p->parser);
    ltl_source_init(&p->source, &p->arena, LTL_STR("text"), text);
    const ltl_language *found = ltl_language_find(ltl_str_of(language));
    assert_non_null(found);
    return ltl_parser_parse(p->parser, &p->arena, &p->names, &p->source, found, fuel, &p->tree);
}

void parsed_make(parsed *p, const char *language, ltl_str text) {
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + text.len / LTL_PARSE_BYTES_PER_FUEL, NULL);
    assert_int_equal(parsed_try(p, language, text, &fuel), LTL_OK);
}

void parsed_clear(parsed *p) {
    ltl_parser_free(p->parser);
    ltl_names_clear(&p->names);
    ltl_arena_clear(&p->arena);
}

char *nest(const char *before, const char *middle, const char *after, size_t count) {
    size_t before_len = strlen(before);
    size_t middle_len = strlen(middle);
    size_t after_len = strlen(after);
    char *text = malloc(count * (before_len + after_len) + middle_len + 1);
    assert_non_null(text);
    char *at = text;
    for (size_t i = 0; i < count; i++, at += before_len) {
        memcpy(at, before, before_len);
    }
    memcpy(at, middle, middle_len);
    at += middle_len;
    for (size_t i = 0; i < count; i++, at += after_len) {
        memcpy(at, after, after_len);
    }
    *at = '\0';
    return text;
}

static const char *node_fault(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    if (tree->end[node] <= node || tree->end[node] > tree->count) {
        return "an end is not behind its node";
    }
    if (tree->start[node] > tree->stop[node] || tree->stop[node] > tree->source->text.len) {
        return "a span is not one";
    }
    if (node == 0) {
        return parent == LTL_NO_NODE && tree->end[0] == tree->count ? NULL : "the root is not one";
    }
    if (parent >= node || tree->end[parent] < tree->end[node]) {
        return "a parent does not hold its child";
    }
    if (tree->kind[node] >= LTL_KIND_COUNT || tree->role[node] >= LTL_ROLE_COUNT) {
        return "a kind or role that does not exist";
    }
    if (node > 1 && tree->start[node] < tree->start[node - 1]) {
        return "a node starts before the one in front of it";
    }
    if (parent != 0 && (tree->start[node] < tree->start[parent] ||
                        tree->stop[node] > tree->stop[parent])) {
        return "a child is not in the span of its parent";
    }
    if (tree->end[node - 1] == node) { /* the one in front is a leaf */
        return tree->stop[node - 1] > tree->start[node] ? "leaves overlap" : NULL;
    }
    return parent == node - 1 ? NULL : "a first child has another parent";
}

static const char *children_fault(const ltl_tree *tree, ltl_node node) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->parent[child] != node) {
            return "a sibling has another parent";
        }
    }
    return NULL;
}

static const char *postings_fault(const ltl_tree *tree) {
    uint32_t base_count = tree->names->base_count;
    ltl_node *kinds = malloc(sizeof tree->kind_first);
    ltl_node *names = malloc(base_count * sizeof *names);
    memcpy(kinds, tree->kind_first, sizeof tree->kind_first);
    memcpy(names, tree->base_first, base_count * sizeof *names);
    const char *fault = NULL;
    for (ltl_node node = 0; node < tree->count && fault == NULL; node++) {
        if (kinds[tree->kind[node]] != node) {
            fault = "a kind's list does not go on with this node";
        }
        kinds[tree->kind[node]] = tree->kind_next[node];
        uint32_t name = tree->name[node];
        if (name != 0 && name < base_count && ltl_tree_is_leaf(tree, node)) {
            fault = names[name] != node ? "a name's list does not go on with this node" : fault;
            names[name] = tree->base_next[node];
        }
    }
    for (int kind = 0; kind < LTL_KIND_COUNT && fault == NULL; kind++) {
        fault = kinds[kind] != LTL_NO_NODE ? "a kind's list is too long" : NULL;
    }
    for (uint32_t name = 0; name < base_count && fault == NULL; name++) {
        fault = names[name] != LTL_NO_NODE ? "a name's list is too long" : NULL;
    }
    free(kinds);
    free(names);
    return fault;
}

const char *tree_fault(const ltl_tree *tree) {
    const char *fault = NULL;
    for (ltl_node node = 0; node < tree->count && fault == NULL; node++) {
        fault = node_fault(tree, node);
        fault = fault != NULL ? fault : children_fault(tree, node);
        if (fault != NULL) {
            print_error("%s node %u, a %s at %u: %s\n", tree->language->id, node,
                        ltl_tree_symbol_name(tree, node), tree->start[node], fault);
        }
    }
    if (fault == NULL && tree->error_bytes > tree->source->text.len) {
        fault = "more bytes in errors than in the text";
    }
    return fault != NULL ? fault : postings_fault(tree);
}

ltl_node nth_of_kind(const ltl_tree *tree, ltl_kind kind, uint32_t number) {
    ltl_node node = tree->kind_first[kind];
    for (; number > 0 && node != LTL_NO_NODE; number--) {
        node = tree->kind_next[node];
    }
    return node;
}

double cpu_seconds(void) {
#ifdef __SANITIZE_THREAD__
    return 0; /* there the bookkeeping costs more than the code: a bound on time says nothing */
#endif
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
