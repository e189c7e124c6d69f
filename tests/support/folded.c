#include "tests/support/folded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/dataflow/fold/fold_internal.h"
#include "core/compiler.h"
#include "tests/support/parsed.h"

/* How an expression is put into a file, so that it is the last value given to `value`. */
typedef struct fold_frame {
    const char *language;
    const char *head;
    const char *line; /* before the expression */
    const char *tail;
} fold_frame;

static const fold_frame FRAMES[] = {
    {"python", "", "value = ", "\n"},
    {"javascript", "", "const value = ", ";\n"},
    {"java", "class A { void m() {\n", "Object value = ", "; } }\n"},
    {"c", "void f(void) {\n", "int value = ", "; }\n"},
    {"cpp", "void f() {\n", "auto value = ", "; }\n"},
    {"kotlin", "fun f() {\n", "val value = ", "\n}\n"},
    {"go", "package p\nfunc f() {\n", "value := ", "\n}\n"},
    {"php", "<?php\n", "$value = ", ";\n"},
    {"ruby", "", "value = ", "\n"},
    {"csharp", "class A { void M() {\n", "var value = ", "; } }\n"},
    {"rust", "fn f() {\n", "let value = ", "; }\n"},
    {"swift", "func f() {\n", "let value = ", "\n}\n"},
    {"scala", "object O { def f() = {\n", "val value = ", "\n} }\n"},
};

static ltl_str shown(ltl_arena *arena, const ltl_known *value) {
    switch (value->kind) {
    case LTL_KNOWN_STRING:
        return ltl_arena_printf(arena, "\"%.*s\"", LTL_STR_ARG(value->text));
    case LTL_KNOWN_NUMBER:
        return value->is_integer ? ltl_arena_printf(arena, "%lld", (long long)value->integer)
                                 : LTL_STR("~");
    case LTL_KNOWN_BOOL:
        return value->integer != 0 ? LTL_STR("true") : LTL_STR("false");
    case LTL_KNOWN_LITERAL:
        return value->text;
    case LTL_KNOWN_SOME_STRING:
    case LTL_KNOWN_SOME_NUMBER:
    case LTL_KNOWN_SOME_BOOL:
        return LTL_STR("~");
    default:
        return LTL_STR("?");
    }
}

/* What the last variable named `value` is given. */
static ltl_node given(ltl_flow *flow) {
    ltl_node found = LTL_NO_NODE;
    for (ltl_node node = 0; node < flow->tree->count; node++) {
        if (flow->tree->kind[node] == LTL_KIND_NAME &&
            (ltl_str_is(ltl_tree_name(flow->tree, node), "value") ||
             ltl_str_is(ltl_tree_name(flow->tree, node), "$value"))) {
            ltl_node expression = ltl_flow__expression_for(flow, node);
            found = expression != LTL_NO_NODE ? expression : found;
        }
    }
    return found;
}

static bool check(const fold_frame *frame, const fold_row *row) {
    ltl_arena arena;
    ltl_flow flow;
    parsed p;
    ltl_arena_init(&arena, LTL_MAX_ARENA_BYTES);
    ltl_str code = ltl_arena_printf(&arena, "%s%s%s%s%s", frame->head, row->before, frame->line,
                                    row->code, frame->tail);
    parsed_make(&p, frame->language, code);
    ltl_flow_init(&flow, &arena, p.tree);
    (void)ltl_flow_unit(&flow, 0);
    ltl_node node = given(&flow);
    assert_true(node != LTL_NO_NODE);
    ltl_known value = ltl_flow_value(&flow, node);
    ltl_str found = shown(&arena, &value);
    bool holds = ltl_str_is(found, row->value);
    if (!holds) {
        print_error("%s: %s%s\n  found %.*s, expected %s\n", frame->language, row->before,
                    row->code, LTL_STR_ARG(found), row->value);
    }
    parsed_clear(&p);
    ltl_arena_clear(&arena);
    return holds;
}

bool folded_hold(const char *language, const fold_row *rows, size_t count) {
    bool all = true;
    for (size_t i = 0; i < LTL_COUNT_OF(FRAMES); i++) {
        for (size_t j = 0; j < count && strcmp(FRAMES[i].language, language) == 0; j++) {
            all = check(&FRAMES[i], &rows[j]) && all;
        }
    }
    return all;
}
