/* What a change does to who depends on whom, before a review is chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

#define REVIEW "lintel review --explain --no-journal"

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void put(void **state, const char *path, const char *text) {
    char full[128];
    (void)snprintf(full, sizeof(full), "repo/%s", path);
    sandbox_write(*state, full, text);
}

/* What was put is committed, then the file is changed to this. */
static ltl_program review(void **state, const char *path, const char *now) {
    sandbox_git_commit(*state, "repo", "before");
    put(state, path, now);
    return ltl_program_run(LTL_PROGRAM, *state, "repo", REVIEW);
}

static void one_import_may_close_a_circle(void **state) {
    put(state, "app/a.py", "def one():\n    return 1\n");
    put(state, "app/b.py", "from app import c\n\n\ndef two():\n    return c.three()\n");
    put(state, "app/c.py", "from app.a import one\n\n\ndef three():\n    return one()\n");
    ltl_program got = review(state, "app/a.py",
                             "from app import b\n\n\ndef one():\n    return b.two()\n");
    ltl_program_check(got,
                      "major_change: closes a circle of imports (app/a.py → app/b.py → app/c.py → "
                      "app/a.py): app/a.py",
                      true);
    ltl_program_check(got, "labels: major_change, standard\n", true);
    ltl_program_check(got, "This import closes a circle of 3 files", true);

    /* It is there now: one more way round is none. */
    got = review(state, "app/a.py", "from app import b, c\n\n\ndef one():\n    return b.two() + c.x\n");
    ltl_program_check(got, "circle", false);
    ltl_program_check(got, "labels: hotfix\n", true);
}

/* What only speaks of the file is parsed, and leads nowhere. */
static void words_close_no_circle(void **state) {
    put(state, "app/a.py", "def one():\n    return 1\n");
    put(state, "app/b.py", "import c # not from app import a\n\n\ndef two():\n    return 2\n");
    put(state, "app/c.py", "\"\"\"\nfrom app.a import one\n\"\"\"\n\n\ndef three():\n    return 3\n");
    ltl_program got = review(state, "app/a.py",
                             "from app import b\n\n\ndef one():\n    return b.two()\n");
    ltl_program_check(got, "circle", false);
    ltl_program_check(got, "labels: hotfix\n", true);
}

/* A file that is split up within a circle closes none. */
static void a_new_file_may_join_a_circle(void **state) {
    put(state, "app/a.py", "from app import b\n\n\ndef one():\n    return b.two()\n");
    put(state, "app/b.py", "from app import a\n\n\ndef two():\n    return a.one()\n");
    sandbox_git_commit(*state, "repo", "before");
    put(state, "app/c.py", "from app import b\n\n\ndef one():\n    return b.two()\n");
    put(state, "app/a.py", "from app import c\n\n\ndef one():\n    return c.one()\n");
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", "git add -A; " REVIEW);
    ltl_program_check(got, "closes a circle of imports (", false);

    put(state, "app/d.py", "from app.e import five\n\n\ndef four():\n    return five()\n");
    put(state, "app/e.py", "def five():\n    return 5\n");
    got = review(state, "app/e.py", "from app import d\n\n\ndef five():\n    return d.four()\n");
    ltl_program_check(got, "(app/e.py → app/d.py → app/e.py)", true);
}

/* Each language in its own words: a folder that stands for itself, types without imports, headers. */
static void every_language_names_files_in_its_own_way(void **state) {
    static const struct {
        const char *other;
        const char *other_text;
        const char *path;
        const char *before;
        const char *now;
        const char *way;
    } rows[] = {
        {"web/lib/index.js", "const part = require('./part');\nmodule.exports = () => part.x();\n",
         "web/lib/part.js", "exports.x = () => 1;\n",
         "const all = require('.');\nexports.x = () => all();\n",
         "(web/lib/part.js → web/lib/index.js → web/lib/part.js)"},
        {"ts/up.ts", "import { low } from './deep/low';\nexport const up = () => low();\n",
         "ts/deep/low.ts", "export const low = () => 1;\n",
         "import { up } from '../up';\nexport const low = () => up();\n",
         "(ts/deep/low.ts → ts/up.ts → ts/deep/low.ts)"},
        {"pkg/__init__.py", "from pkg.inner import deep\n", "pkg/inner.py",
         "def deep():\n    return 1\n",
         "from . import deep as other\n\n\ndef deep():\n    return other\n",
         "(pkg/inner.py → pkg/__init__.py → pkg/inner.py)"},
        {"src/a/Order.java", "package a;\nclass Order {\n    Bill bill() { return new Bill(); }\n}\n",
         "src/a/Bill.java", "package a;\nclass Bill {\n}\n",
         "package a;\nclass Bill {\n    Order order() { return null; }\n}\n",
         "(src/a/Bill.java → src/a/Order.java → src/a/Bill.java)"},
        {"c/one.h", "#include \"two.h\"\nint one(void);\n", "c/two.h", "int two(void);\n",
         "#include \"one.h\"\nint two(void);\n", "(c/two.h → c/one.h → c/two.h)"},
        {"rb/user_name.rb", "class UserName\n  def go\n    Account.new\n  end\nend\n",
         "rb/account.rb", "class Account\n  def go\n    1\n  end\nend\n",
         "class Account\n  def go\n    UserName.new\n  end\nend\n",
         "(rb/account.rb → rb/user_name.rb → rb/account.rb)"},
        {"php/One.php", "<?php\nnamespace P;\nuse P\\Two;\nclass One { function f() { return new Two(); } }\n",
         "php/Two.php", "<?php\nnamespace P;\nclass Two { function g() { return 1; } }\n",
         "<?php\nnamespace P;\nuse P\\One;\nclass Two { function g() { return new One(); } }\n",
         "(php/Two.php → php/One.php → php/Two.php)"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        put(state, rows[i].other, rows[i].other_text);
        put(state, rows[i].path, rows[i].before);
        ltl_program_check(review(state, rows[i].path, rows[i].now), rows[i].way, true);
    }
}

static void users_put(void **state, const char *names, const char *text) {
    char command[512];
    (void)snprintf(command, sizeof(command),
                   "for i in $(seq 1 21); do mkdir -p $(dirname %s); printf '%s' > %s; done", names,
                   text, names);
    sandbox_run(*state, "repo", "%s", command);
}

/* One line of what many files depend on is no hotfix; a word of comment is. */
static void what_many_files_depend_on_is_no_hotfix(void **state) {
    put(state, "lib/util.py", "def base(a):\n    return a\n");
    users_put(state, "app/u$i.py", "from lib.util import base\\n");
    ltl_program got = review(state, "lib/util.py", "def base(a):\n    return -a\n");
    ltl_program_check(got, "standard: changes what many files depend on (more than 20 files): lib/util.py",
                      true);
    ltl_program_check(got, "labels: standard\n", true);

    got = review(state, "lib/util.py", "# plain\ndef base(a):\n    return -a\n");
    ltl_program_check(got, "labels: hotfix\n", true);

    sandbox_write(*state, "repo/.lintel.yaml", "review: {hub-files: 21}\n");
    got = review(state, "lib/util.py", "# plain\ndef base(a):\n    return a + 1\n");
    ltl_program_check(got, "labels: hotfix\n", true);
}

/* A layer imports those before it; what was there before is no news. */
static void layers_have_an_order(void **state) {
    sandbox_write(*state, "repo/.lintel.yaml", "review: {layers: [core, app/, app/low]}\n");
    put(state, "core/text.h", "int text(void);\n");
    put(state, "core/other.h", "int other(void);\n");
    put(state, "app/main.h", "int run(void);\n");
    put(state, "app/low/part.h", "int part(void);\n");
    put(state, "tools/any.h", "int any(void);\n");
    ltl_program got = review(state, "core/text.h", "#include \"app/main.h\"\nint text(void);\n");
    ltl_program_check(got,
                      "major_change: imports against the order of the layers (core/text.h → app/main.h): "
                      "core/text.h",
                      true);
    ltl_program_check(got, "labels: major_change, standard\n", true);
    got = review(state, "core/text.h", "#include \"app/main.h\"\n#include \"other.h\"\nint text(void);\n");
    ltl_program_check(got, "order of the layers", false);
    got = review(state, "app/main.h", "#include \"core/other.h\"\n#include \"tools/any.h\"\nint run(void);\n");
    ltl_program_check(got, "order of the layers", false);
    got = review(state, "app/main.h", "#include \"core/other.h\"\n#include \"low/part.h\"\nint run(void);\n");
    ltl_program_check(got, "(app/main.h → app/low/part.h)", true);
}

/* Another file of the same name has its own users; tests are none. */
static void only_who_imports_it_depends_on_it(void **state) {
    put(state, "lib/util.py", "def base(a):\n    return a\n");
    put(state, "other/util.py", "def base(a):\n    return a\n");
    users_put(state, "app/u$i.py", "from other.util import base\\n");
    users_put(state, "tests/test_u$i.py", "from lib.util import base\\n");
    ltl_program got = review(state, "lib/util.py", "def base(a):\n    return -a\n");
    ltl_program_check(got, "labels: hotfix\n", true);
    put(state, "lib/util.py", "def base(a):\n    return a\n");
    got = review(state, "other/util.py", "def base(a):\n    return -a\n");
    ltl_program_check(got, "more than 20 files): other/util.py", true);
}

static void headers_and_packages_have_users(void **state) {
    put(state, "c/base.h", "int base(int a);\n");
    users_put(state, "c/u$i.c", "#include \"base.h\"\\nint u$i(void) { return base($i); }\\n");
    ltl_program got = review(state, "c/base.h", "int base(int a);\n#define MORE 2\n");
    ltl_program_check(got, "more than 20 files): c/base.h", true);

    put(state, "go.mod", "module example.com/m\n");
    put(state, "base/first.go", "package base\n\nfunc First() int { return 1 }\n");
    put(state, "base/second.go", "package base\n\nfunc Second() int { return 2 }\n");
    users_put(state, "cmd$i/u.go",
              "package main\\n\\nimport \"example.com/m/base\"\\n\\nfunc main() { base.First() }\\n");
    got = review(state, "base/second.go", "package base\n\nfunc Second() int { return 3 }\n");
    ltl_program_check(got, "more than 20 files): base/second.go", true);
}

/* More leads to and fro than may be parsed: as if it guarded something. */
static void what_cannot_be_told_is_no_hotfix(void **state) {
    put(state, "app/a.py", "def one():\n    return 1\n");
    sandbox_run(*state, "repo", "yes 'x = 1' | head -c 400000 > text; "
                                "(echo 'from app import c'; cat text) > app/b.py; "
                                "(echo 'from app import d'; cat text) > app/c.py; "
                                "(echo 'from app import a'; cat text) > app/d.py; rm text");
    ltl_program got = review(state, "app/a.py",
                             "from app import b\n\n\ndef one():\n    return b.two()\n");
    ltl_program_check(got,
                      "security: cannot tell what depends on what since this change (too much leads to and "
                      "from what it imports now): app/a.py",
                      true);
    ltl_program_check(got, "labels: standard, security\n", true);
}

/* Of what a patch is for, nothing but its files is known. */
static void a_patch_is_told_as_far_as_it_goes(void **state) {
    put(state, "app/a.py", "def one():\n    return 1\n");
    put(state, "app/b.py", "from app import a\n");
    sandbox_git_commit(*state, "repo", "before");
    put(state, "app/a.py", "def one():\n    return 2\n");
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo",
                                      "git diff > ../p; git checkout -q .; " REVIEW " --patch ../p");
    ltl_program_check(got, "labels: hotfix\n", true);
    put(state, "app/a.py", "from app import b\n\n\ndef one():\n    return b\n");
    got = ltl_program_run(LTL_PROGRAM, *state, "repo",
                          "git diff > ../p; git checkout -q .; " REVIEW " --patch ../p");
    ltl_program_check(got, "(the repository around it cannot be read): app/a.py", true);
    ltl_program_check(got, "labels: standard, security\n", true);
}

/* The classic table knows sizes and names alone. */
static void the_classic_table_asks_for_no_graph(void **state) {
    put(state, "app/a.py", "def one():\n    return 1\n");
    put(state, "app/b.py", "from app import a\n");
    sandbox_git_commit(*state, "repo", "before");
    put(state, "app/a.py", "from app import b\n\n\ndef one():\n    return b\n");
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", REVIEW " --classic");
    ltl_program_check(got, "circle of imports (", false);
    ltl_program_check(got, "labels: hotfix\n", true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(one_import_may_close_a_circle),
        TEST(words_close_no_circle),
        TEST(a_new_file_may_join_a_circle),
        TEST(every_language_names_files_in_its_own_way),
        TEST(what_many_files_depend_on_is_no_hotfix),
        TEST(layers_have_an_order),
        TEST(only_who_imports_it_depends_on_it),
        TEST(headers_and_packages_have_users),
        TEST(what_cannot_be_told_is_no_hotfix),
        TEST(a_patch_is_told_as_far_as_it_goes),
        TEST(the_classic_table_asks_for_no_graph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
