#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/linking/dependencies.h"
#include "analyzers/linking/spoken.h"
#include "tests/support/parsed.h"

enum { MOST = 8 };

static ltl_arena arena;
static const ltl_file_facts *files[MOST];
static const ltl_spoken *spoken[MOST];
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
    ltl_facts_make(&arena, &scratch, p.tree, &imports, NULL, ltl_str_of(path), facts);
    ltl_spoken *names = LTL_NEW(&arena, ltl_spoken);
    ltl_spoken_make(&arena, &scratch, p.tree, ltl_str_of(path), names);
    spoken[count] = names->tongue != LTL_TONGUE_NONE ? names : NULL;
    files[count++] = facts;
    ltl_arena_clear(&scratch);
    parsed_clear(&p);
}

/* "0>1 1>2" */
static void expect(const char *wanted) {
    char text[256] = "";
    size_t len = 0;
    ltl_dependencies_find(&arena, files, count, &edges);
    ltl_spoken_link(&arena, spoken, count, &edges);
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

static void csharp_by_types_in_name_spaces(void **state) {
    (void)state;
    add("Web/Home.cs", "csharp",
        "using System;\nusing App.Core;\nnamespace App.Web {\n  class Home : Page { Repo r; void "
        "F() { new Local(); Log.Write(); } }\n}\n");
    add("Web/Page.cs", "csharp", "namespace App.Web;\nclass Page {}\nclass Local {}\n");
    add("Core/Repo.cs", "csharp", "namespace App.Core { public class Repo { App.Web.Home h; } }\n");
    add("Log.cs", "csharp",
        "namespace App { static class Log {} }\n"); /* of the name space around */
    add("Other/Repo.cs", "csharp", "namespace App.Other { class Repo {} }\n");
    expect("0>1 0>2 0>3 2>0");
}

static void ruby_by_constants(void **state) {
    (void)state;
    add("app/models/user.rb", "ruby",
        "class User < Base\n  has_many :posts\n  def f; Billing::Invoice.new; end\nend\n");
    add("app/models/billing/invoice.rb", "ruby",
        "module Billing\n  class Invoice\n    def g; Line.new; end\n  end\nend\n");
    add("app/models/billing/line.rb", "ruby", "class Billing::Line\nend\n");
    add("lib/patch.rb", "ruby", "class User\n  def more; end\nend\n"); /* opens it again */
    add("app/x.rb", "ruby", "User.find(1)\n");
    expect("0>1 1>2 4>0");
}

static void rust_by_modules_and_types(void **state) {
    (void)state;
    add("src/main.rs", "rust",
        "mod core;\nmod io;\nuse crate::core::Runner;\nmod inner { fn f() {} }\n");
    add("src/core/mod.rs", "rust", "pub mod parser;\npub struct Runner;\n");
    add("src/core/parser.rs", "rust",
        "use super::Runner;\nuse std::io::Read;\nimpl Speak for Runner {}\n");
    add("src/io.rs", "rust", "pub trait Speak {}\nuse crate::core::parser::parse;\n");
    expect("0>1 0>3 1>2 2>1 2>3 3>2");
}

static void swift_by_types(void **state) {
    (void)state;
    add("View.swift", "swift", "class View: Base { let model: Model }\n");
    add("Base.swift", "swift", "class Base {}\n");
    add("Model.swift", "swift", "struct Model {}\n");
    add("View+More.swift", "swift", "extension View { func g() {} }\n");
    expect("0>1 0>2");
}

/* What needs no import: classes of one package. */
static void java_within_a_package(void **state) {
    (void)state;
    add("p/Aft.java", "java", "package p; class Aft { Bow b; Other o; }\n");
    add("p/Bow.java", "java", "package p; class Bow {}\n");
    add("q/Other.java", "java", "package q; class Other {}\n");
    expect("0>1");
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(python_by_modules),
        TEST(javascript_by_paths),
        TEST(java_by_classes),
        TEST(c_by_includes),
        TEST(go_by_packages),
        TEST(files_without_facts_have_no_edges),
        TEST(circles_and_ways),
        TEST(a_long_chain),
        TEST(csharp_by_types_in_name_spaces),
        TEST(ruby_by_constants),
        TEST(rust_by_modules_and_types),
        TEST(swift_by_types),
        TEST(java_within_a_package),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
