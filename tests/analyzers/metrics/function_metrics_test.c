#include "analyzers/metrics/function_metrics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/syntax/parse.h"

typedef struct expected {
    const char *name;
    uint32_t cyclomatic;
    uint32_t cognitive;
    uint32_t nesting;
    uint32_t parameters;
    uint32_t lines;
} expected;

/* What one test needs; cleared as a whole. */
typedef struct bench {
    ltl_arena arena;
    ltl_names names;
    ltl_parser *parser;
    ltl_source source;
    const ltl_tree *tree;
    ltl_function_metrics_list list;
} bench;

static void measure(bench *b, const char *language, ltl_str code) {
    *b = (bench){.parser = ltl_parser_new()};
    ltl_names_init(&b->names);
    ltl_source_init(&b->source, &b->arena, LTL_STR("code"), code);
    ltl_fuel fuel = ltl_fuel_make(UINT64_MAX, NULL);
    const ltl_language *found = ltl_language_find(ltl_str_of(language));
    assert_non_null(found);
    assert_int_equal(
        ltl_parser_parse(b->parser, &b->arena, &b->names, &b->source, found, &fuel, &b->tree),
        LTL_OK);
    ltl_function_metrics_compute(&b->arena, b->tree, &b->list);
}

static void clear(bench *b) {
    ltl_parser_free(b->parser);
    ltl_names_clear(&b->names);
    ltl_arena_clear(&b->arena);
}

static void check(const char *language, const char *code, const expected *all, uint32_t count) {
    bench b;
    measure(&b, language, ltl_str_of(code));
    assert_int_equal(b.tree->error_count, 0);
    for (uint32_t i = 0; i < b.list.count && i < count; i++) {
        const ltl_function_metrics *m = &b.list.at[i];
        char is[200];
        char should[200];
        (void)snprintf(
            is, sizeof is, "%.*s: paths %u, points %u, nesting %u, parameters %u, lines %u",
            LTL_STR_ARG(m->name), m->cyclomatic, m->cognitive, m->nesting, m->parameters, m->lines);
        (void)snprintf(should, sizeof should,
                       "%s: paths %u, points %u, nesting %u, parameters %u, lines %u", all[i].name,
                       all[i].cyclomatic, all[i].cognitive, all[i].nesting, all[i].parameters,
                       all[i].lines);
        assert_string_equal(is, should);
    }
    assert_int_equal(b.list.count, count);
    clear(&b);
}
#define CHECK(language, code, ...)                                                                 \
    do {                                                                                           \
        const expected all[] = {__VA_ARGS__};                                                      \
        check(language, code, all, LTL_COUNT_OF(all));                                             \
    } while (0)

static void python_branches(void **state) {
    (void)state;
    CHECK("python",
          "def f(a, b=1, *rest, **named):\n"
          "    if a:\n" /* 1 */
          "        return 1\n"
          "    elif b:\n" /* 1 */
          "        return 2\n"
          "    else:\n" /* 1 */
          "        return 3\n",
          {"f", 3, 3, 1, 4, 6});
    CHECK("python",
          "def f(xs):\n"
          "    for x in xs:\n"        /* 1 */
          "        if x and x > 1:\n" /* 2, and: 1 */
          "            while x:\n"    /* 3 */
          "                x -= 1\n"
          "        else:\n" /* 1 */
          "            try:\n"
          "                g(x)\n"
          "            except E:\n" /* 3 */
          "                raise\n",
          {"f", 6, 11, 3, 1, 9});
    CHECK("python",
          "def f(x):\n"
          "    match x:\n" /* 1 */
          "        case 1:\n"
          "            return 1\n"
          "        case 2 if y:\n"
          "            return 2\n"
          "        case _:\n"
          "            return 3\n",
          {"f", 3, 1, 1, 1, 8});
}

static void python_functions(void **state) {
    (void)state;
    CHECK("python",
          "class A:\n"
          "    def walk(self, n):\n"
          "        return self.walk(n - 1) if n else 0\n", /* 1, recursion 1 */
          {"walk", 2, 2, 0, 1, 2});
    CHECK("python",
          "def outer(x):\n"
          "    if x:\n" /* 1 */
          "        def inner(y):\n"
          "            if y:\n" /* 1, seen from outer 3 */
          "                return 1\n"
          "        return inner\n",
          {"outer", 2, 4, 1, 1, 6}, {"inner", 2, 1, 1, 1, 3});
    CHECK("python", "key = lambda v: v and v.a\n", {"key", 2, 1, 0, 1, 1});
    CHECK("python", "async def f():\n    async with a as b:\n        await b\n",
          {"f", 1, 0, 0, 0, 3});
}

/* A decorator only hands out the function in it. */
static void a_wrapper_is_not_charged_for_what_it_wraps(void **state) {
    (void)state;
    CHECK("python",
          "def wrap(f):\n"
          "    def wrapped(*a):\n"
          "        if a:\n"
          "            return f(*a)\n"
          "    return wrapped\n",
          {"wrap", 1, 0, 0, 1, 5}, {"wrapped", 2, 1, 1, 1, 3});
}

static void javascript_control_flow(void **state) {
    (void)state;
    CHECK("javascript",
          "function f(a, {b}, c = 1) {\n"
          "  outer: for (const x of a) {\n" /* 1 */
          "    for (;;) {\n"                /* 2 */
          "      if (x) continue outer;\n"  /* 3, label 1 */
          "      else if (b) break;\n"      /* 1 */
          "      else return;\n"            /* 1 */
          "    }\n"
          "  }\n"
          "  return (a ?? b) || (c && d);\n" /* 2: a default is no decision to follow */
          "}\n",
          {"f", 8, 11, 3, 3, 7});
    CHECK("javascript",
          "function s(x) {\n"
          "  switch (x) {\n" /* 1 */
          "    case 1: case 2: return 1;\n"
          "    default: return 2;\n"
          "  }\n"
          "}\n",
          {"s", 3, 1, 1, 1, 4});
    CHECK("javascript",
          "function t() {\n"
          "  try { a(); } catch { if (b) { c(); } } finally { d(); }\n" /* 1, 2 */
          "}\n",
          {"t", 3, 3, 2, 0, 2});
}

static void javascript_function_expressions(void **state) {
    (void)state;
    CHECK("javascript", "const add = (a, b) => a + b;\n", {"add", 1, 0, 0, 2, 1});
    CHECK("javascript",
          "function g(xs) {\n"
          "  return xs.map(x => x ? 1 : 2);\n" /* in a lambda: 2 */
          "}\n",
          {"g", 2, 2, 0, 1, 2});
    CHECK("javascript",
          "const o = {\n"
          "  run: function () { if (a) {} },\n"
          "  go() { while (1) {} },\n"
          "};\n"
          "a.b.c = async () => { await d; };\n",
          {"run", 2, 1, 1, 0, 1}, {"go", 2, 1, 1, 0, 1}, {"c", 1, 0, 0, 0, 1});
    CHECK("javascript", "describe('x', () => {\n  if (a) { b(); }\n});\n", {"", 2, 1, 1, 0, 2});
    CHECK("javascript",
          "describe('x', () => {\n"
          "  it('y', () => { a ? b : c; });\n" /* each answers for itself */
          "  it('z', () => { if (a) { if (b) {} } });\n"
          "  for (const v of vs) {}\n"
          "});\n",
          {"", 2, 1, 1, 0, 4}, {"", 2, 1, 0, 0, 1}, {"", 3, 3, 2, 0, 1});
    CHECK("javascript", "function f() { a(() => { b(() => c ? 1 : 2); }); }", {"f", 2, 3, 0, 0, 1});
}

static void java_methods(void **state) {
    (void)state;
    CHECK("java",
          "abstract class A {\n"
          "  abstract void nothing();\n"
          "  A(int x) { this.x = x; }\n"
          "  int m(int a, final String b, Object... rest) {\n"
          "    try {\n"
          "      do { a--; } while (a > 0 && b != null || a == 7);\n" /* 1, 2 */
          "    } catch (E | F e) {\n"                                 /* 1 */
          "      switch (a) { case 1: break; default: return 2; }\n"  /* 2 */
          "    } finally { }\n"
          "    Runnable r = () -> { if (a > 1) return; };\n" /* 1, seen from m 2 */
          "    return a > 0 ? m(a - 1, b) : 0;\n"            /* 1, recursion 1 */
          "  }\n"
          "}\n",
          {"A", 1, 0, 0, 1, 1}, {"m", 7, 10, 2, 3, 8}, {"r", 2, 1, 1, 0, 1});
}

static void go_functions(void **state) {
    (void)state;
    CHECK("go",
          "package p\n"
          "func (s *S) Run(a, b int, c ...string) (err error) {\n"
          "\tfor i := 0; i < 3; i++ {\n"         /* 1 */
          "\t\tif err := s.Do(); err != nil {\n" /* 2 */
          "\t\t\treturn err\n"
          "\t\t} else if a > b {\n" /* 1 */
          "\t\t\tgoto done\n"       /* 1 */
          "\t\t}\n"
          "\t}\n"
          "\tswitch {\n"             /* 1 */
          "\tcase a > 1 && b > 1:\n" /* 1; within the switch, but flat */
          "\tcase a > 2:\n"
          "\tdefault:\n"
          "\t}\n"
          "\tdefer func() { if c != nil { return } }()\n" /* 2 */
          "done:\n"
          "\treturn nil\n"
          "}\n",
          {"Run", 8, 9, 2, 3, 13});
}

static void c_functions(void **state) {
    (void)state;
    CHECK("c",
          "int proto(int a);\n"
          "static int f(void) { return g(1, 2); }\n"
          "int h(const char *s, int n) {\n"
          "    for (int i = 0; i < n; i++) {\n"                      /* 1 */
          "        if (s[i] == 'a' || s[i] == 'b' || s[i] == 'c')\n" /* 2, 1 */
          "            return i;\n"
          "        else {\n"               /* 1 */
          "            if (n) goto end;\n" /* 3, 1 */
          "        }\n"
          "    }\n"
          "end:\n"
          "    return n ? -1 : 0;\n" /* 1 */
          "}\n",
          {"f", 1, 0, 0, 0, 1}, {"h", 7, 10, 3, 2, 8});
    CHECK("c",
          "int s(int x) {\n"
          "    switch (x) {\n" /* 1 */
          "    case 1:\n"
          "    case 2: return 1;\n"
          "    default: return 2;\n"
          "    }\n"
          "}\n",
          {"s", 3, 1, 1, 1, 5});
}

static void operators_count_once_a_sequence(void **state) {
    (void)state;
    static const struct {
        const char *expression;
        uint32_t operators;
        uint32_t sequences;
    } cases[] = {
        {"a", 0, 0},
        {"a && b", 1, 1},
        {"a && b && c && d", 3, 1},
        {"a && b || c && d", 3, 3},
        {"a || b && c || d", 3, 3},
        {"a && b && c || d || e && f", 5, 3},
        {"a && (b && c)", 2, 1},
        {"a && !(b && c)", 2, 2},
        {"f(a && b) && c", 2, 2},
        {"a + b > c & d", 0, 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        char code[200];
        (void)snprintf(code, sizeof code, "function f0() { return %s; }", cases[i].expression);
        CHECK("javascript", code, {"f0", 1 + cases[i].operators, cases[i].sequences, 0, 0, 1});
    }
}

static void a_condition_is_not_inside(void **state) {
    (void)state;
    /* if 1, its condition's choice 1, the inner one 2 */
    CHECK("javascript", "function f() { if (a ? b : c) { d ? e : g; } }", {"f", 4, 4, 1, 0, 1});
    /* the same for an else-if: 1, 1, its choice 1, the inner one 2 */
    CHECK("javascript", "function f() { if (x) {} else if (a ? b : c) { d ? e : g; } }",
          {"f", 5, 5, 1, 0, 1});
}

static void recursion_counts_once_and_only_for_the_function_itself(void **state) {
    (void)state;
    CHECK("javascript", "function f(n) { f(n); f(n); return other.f(n); }", {"f", 1, 1, 0, 1, 1});
    CHECK("javascript", "function g(n) { return other.g(n) + h(n); }", {"g", 1, 0, 0, 1, 1});
}

static void records_say_where(void **state) {
    (void)state;
    bench b;
    measure(&b, "javascript",
            LTL_STR("function a() { const b = () => 1; }\nit('x', async (y) => { });\n"));
    assert_int_equal(b.list.count, 3);
    ltl_function_metrics *at = b.list.at;
    assert_true(ltl_str_is(ltl_source_slice(&b.source, at[0].head), "a"));
    assert_true(ltl_str_is(ltl_source_slice(&b.source, at[1].head), "b"));
    assert_true(ltl_str_is(ltl_source_slice(&b.source, at[1].span), "() => 1"));
    assert_true(ltl_str_is(ltl_source_slice(&b.source, at[2].head), "async (y) =>"));
    assert_int_equal(at[0].outer, LTL_NO_FUNCTION);
    assert_int_equal(at[1].outer, 0);
    assert_int_equal(at[2].outer, LTL_NO_FUNCTION);
    assert_true(ltl_str_is(ltl_tree_scope(b.tree, at[0].node, &b.arena), "a"));
    clear(&b);
}

static ltl_str repeat(const char *before, const char *piece, uint32_t count, const char *after) {
    size_t len = strlen(piece);
    size_t total = strlen(before) + len * count + strlen(after);
    char *text = malloc(total + 1);
    assert_non_null(text);
    memcpy(text, before, strlen(before));
    for (uint32_t i = 0; i < count; i++) {
        memcpy(text + strlen(before) + i * len, piece, len);
    }
    memcpy(text + total - strlen(after), after, strlen(after) + 1);
    return (ltl_str){text, total};
}

/* Deep input costs neither stack nor time, and numbers stop rather than wrap. */
static void hostile_depth_is_measured(void **state) {
    (void)state;
    bench b;
    ltl_str ifs = repeat("function f(){", "if(a)", 20000, "b();}");
    measure(&b, "javascript", ifs);
    assert_int_equal(b.list.count, 1);
    assert_int_equal(b.list.at[0].nesting, 20000);
    assert_int_equal(b.list.at[0].cyclomatic, 20001);
    assert_int_equal(b.list.at[0].cognitive, 20000u * 20001u / 2);
    clear(&b);
    free((void *)ifs.ptr);

    ltl_str chain = repeat("function f(){return a", "&&a", 20000, ";}");
    measure(&b, "javascript", chain);
    assert_int_equal(b.list.at[0].cyclomatic, 20001);
    assert_int_equal(b.list.at[0].cognitive, 1);
    clear(&b);
    free((void *)chain.ptr);

    /* The n-th if lies 2n levels inside the outermost function. */
    ltl_str opened = repeat("", "function f(){if(a){", 5000, "");
    ltl_str functions = repeat(opened.ptr, "}}", 5000, "");
    measure(&b, "javascript", functions);
    assert_int_equal(b.list.count, 5000);
    assert_int_equal(b.list.at[0].cognitive, 5000u * 5000u);
    assert_int_equal(b.list.at[4999].cognitive, 1);
    assert_int_equal(b.list.at[0].cyclomatic, 2);
    clear(&b);
    free((void *)functions.ptr);
    free((void *)opened.ptr);
}

static void only_lines_of_code_count(void **state) {
    (void)state;
    CHECK("python",
          "def f(a):\n"
          "    \"\"\"What it does,\n"
          "    at some length.\n"
          "    \"\"\"\n"
          "\n"
          "    # a remark\n"
          "    rows = [\n"
          "        (1, 'one'),\n"
          "        (2, 'two'),\n"
          "    ]\n"
          "    return rows[a]\n",
          {"f", 1, 0, 0, 1, 4});
    CHECK("javascript",
          "function f(a) {\n"
          "  return {\n"
          "    name: 'a row',\n"
          "    run: () => {\n" /* code again */
          "      a();\n"
          "      a();\n"
          "    }\n"
          "  };\n"
          "}\n",
          {"f", 1, 0, 0, 1, 5}, {"run", 1, 0, 0, 0, 3});
}

static void what_cannot_be_parsed_is_measured_as_far_as_it_goes(void **state) {
    (void)state;
    static const char *const codes[] = {"",
                                        "function",
                                        "function f( {",
                                        "}}}}",
                                        "if (a) { f(",
                                        "class { x() { if ( } }",
                                        "const = () => { ?? }"};
    for (size_t i = 0; i < LTL_COUNT_OF(codes); i++) {
        bench b;
        measure(&b, "javascript", ltl_str_of(codes[i]));
        for (uint32_t j = 0; j < b.list.count; j++) {
            assert_true(b.list.at[j].cyclomatic >= 1);
        }
        clear(&b);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(python_branches),
        cmocka_unit_test(python_functions),
        cmocka_unit_test(a_wrapper_is_not_charged_for_what_it_wraps),
        cmocka_unit_test(javascript_control_flow),
        cmocka_unit_test(javascript_function_expressions),
        cmocka_unit_test(java_methods),
        cmocka_unit_test(go_functions),
        cmocka_unit_test(c_functions),
        cmocka_unit_test(operators_count_once_a_sequence),
        cmocka_unit_test(a_condition_is_not_inside),
        cmocka_unit_test(recursion_counts_once_and_only_for_the_function_itself),
        cmocka_unit_test(only_lines_of_code_count),
        cmocka_unit_test(records_say_where),
        cmocka_unit_test(hostile_depth_is_measured),
        cmocka_unit_test(what_cannot_be_parsed_is_measured_as_far_as_it_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
