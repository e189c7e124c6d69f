#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/linking/dependencies.h"
#include "tests/support/parsed.h"

enum { MOST = 8 };

static ltl_arena arena;
static const ltl_file_facts *files[MOST];
static uint32_t count;
static ltl_dependencies edges;

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    count = 0;
    return 0;
}

static void add(const char *path, const char *language, const char *text) {
    parsed p;
    ltl_arena scratch = {0};
    ltl_imports imports;
    parsed_make(&p, language, ltl_str_of(text));
    ltl_imports_build(&scratch, &p.names, p.tree, &imports);
    ltl_file_facts *facts = LTL_NEW(&arena, ltl_file_facts);
    ltl_facts_make(&arena, &scratch, p.tree, &imports, ltl_str_of(path), facts);
    files[count++] = facts;
    ltl_arena_clear(&scratch);
    parsed_clear(&p);
}

/* "0>1 1>2" */
static void expect(const char *wanted) {
    char text[256] = "";
    size_t len = 0;
    ltl_dependencies_find(&arena, files, count, &edges);
    for (uint32_t i = 0; i < edges.count; i++) {
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%u>%u", i > 0 ? " " : "",
                                edges.at[i].from, edges.at[i].to);
    }
    assert_string_equal(text, wanted);
}

static void python_by_modules(void **state) {
    (void)state;
    add("app/a.py", "python", "from . import b\nimport app.sub.c\nimport os\n");
    add("app/b.py", "python", "from app.a import f\nfrom .sub import c\n");
    add("app/sub/c.py", "python", "x = 1\n");
    add("app/__init__.py", "python", "");
    expect("0>2 0>3 1>0 1>2");
}

static void javascript_by_paths(void **state) {
    (void)state;
    add("src/a.ts", "typescript",
        "import { f } from './b';\nimport g from '../lib';\nimport x from 'react';\n");
    add("src/b.ts", "typescript", "export function f() {}\n");
    add("lib/index.js", "javascript", "const a = require('../src/a');\n");
    expect("0>1 0>2 2>0");
}

static void java_by_classes(void **state) {
    (void)state;
    add("x/A.java", "java", "package p; import q.B; import java.util.List; class A {}\n");
    add("y/B.java", "java", "package q; import static p.A.f; public class B { class Inner {} }\n");
    expect("0>1 1>0");
}

static void c_by_includes(void **state) {
    (void)state;
    add("src/a.c", "c",
        "#include \"a.h\"\n#include \"../lib/b.h\"\n#include <stdio.h>\n#include \"deep/c.h\"\n");
    add("src/a.h", "c", "int a;\n");
    add("lib/b.h", "c", "#include \"../../out.h\"\n");
    add("include/deep/c.h", "c", "int c;\n");
    expect("0>1 0>2 0>3");
}

static void go_by_packages(void **state) {
    (void)state;
    add("main.go", "go",
        "package main\nimport \"example.org/m/util\"\nimport \"example.org/m/util\"\nfunc main() { "
        "util.F() }\n");
    add("util/a.go", "go", "package util\nfunc F() {}\n");
    add("util/b.go", "go", "package util\nfunc G() {}\n");
    expect("0>1");
}

static void files_without_facts_have_no_edges(void **state) {
    (void)state;
    add("a.py", "python", "import b\nimport a\n");
    files[count++] = NULL;
    add("b.py", "python", "import a\n");
    expect("0>2 2>0");
}

/* 0 → 1 → 2 → 0, 2 → 3, 4 alone. */
static void circles_and_ways(void **state) {
    (void)state;
    static ltl_dependency rows[] = {{0, 1}, {1, 2}, {2, 0}, {2, 3}};
    ltl_dependencies graph = {rows, 4, 4};
    const uint32_t *circle = ltl_dependencies_circles(&arena, &graph, 5);
    assert_int_equal(circle[0], circle[1]);
    assert_int_equal(circle[1], circle[2]);
    assert_int_not_equal(circle[2], circle[3]);
    assert_int_not_equal(circle[3], circle[4]);
    uint32_t *way;
    assert_int_equal(ltl_dependencies_way(&arena, &graph, 5, 0, 3, &way), 4);
    assert_int_equal(way[0], 0);
    assert_int_equal(way[1], 1);
    assert_int_equal(way[2], 2);
    assert_int_equal(way[3], 3);
    assert_int_equal(ltl_dependencies_way(&arena, &graph, 5, 3, 0, &way), 0);
    assert_int_equal(ltl_dependencies_way(&arena, &graph, 5, 4, 4, &way), 1);
}

/* No recursion: a chain as long as a repository is large. */
static void a_long_chain(void **state) {
    (void)state;
    enum { LONG = 200000 };
    ltl_dependencies graph = {0};
    for (uint32_t i = 0; i < LONG; i++) {
        ltl_dependency edge = {i, (i + 1) % LONG};
        LTL_PUSH(&arena, &graph, edge);
    }
    const uint32_t *circle = ltl_dependencies_circles(&arena, &graph, LONG);
    assert_int_equal(circle[0], circle[LONG - 1]);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(python_by_modules), TEST(javascript_by_paths), TEST(java_by_classes),
        TEST(c_by_includes),     TEST(go_by_packages),      TEST(files_without_facts_have_no_edges),
        TEST(circles_and_ways),  TEST(a_long_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
