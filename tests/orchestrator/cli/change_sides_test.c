/* What both sides of a file tell of its functions, before a review is chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

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

/* The file as it was, and as it is, reviewed. */
static ltl_program review_with(void **state, const char *program, const char *path,
                               const char *before, const char *now) {
    char full[128];
    (void)snprintf(full, sizeof(full), "repo/%s", path);
    sandbox_write(*state, full, before);
    sandbox_git_commit(*state, "repo", "before");
    sandbox_write(*state, full, now);
    return ltl_program_run(program, *state, "repo", "lintel review --explain --no-journal");
}

static ltl_program review(void **state, const char *path, const char *before, const char *now) {
    return review_with(state, LTL_PROGRAM, path, before, now);
}

static void what_others_call_is_no_mere_hotfix(void **state) {
    ltl_program got = review(state, "lib/shape.py",
                             "def area(a):\n    return a\n\n\ndef edge(a):\n    return a\n",
                             "def area(a):\n    return a\n");
    ltl_program_check(got, "standard change, 1 file", true);
    ltl_program_check(got, "standard: removes a public function (edge): lib/shape.py", true);
    ltl_program_check(got, "functions: 0 added, 1 removed, 0 changed", true);
    ltl_program_check(got, "labels: standard\n", true);
    ltl_program_check(got, "The public function `edge` is gone.", true);

    got = review(state, "lib/line.py", "def draw(a):\n    return a\n",
                 "def draw(a, b):\n    return a\n");
    ltl_program_check(got, "standard: changes what a public function asks for (draw)", true);
    ltl_program_check(got, "labels: standard\n", true);
}

/* In C others call what a header declares, however the file that defines it is written. */
static void what_a_header_declares_is_public(void **state) {
    ltl_program got = review(state, "lib/shape.h",
                             "int area(int a);\nchar *edge(const char *a, int (*by)(int));\nint (*hook)(int);\n",
                             "int area(int b);\n#define other 1\nextern int more;\n");
    ltl_program_check(got, "standard: removes a public function (edge): lib/shape.h", true);
    ltl_program_check(got, "The public function `edge` is gone.", true);
    ltl_program_check(got, "`hook`", false);
    ltl_program_check(got, "public function asks for", false);

    got = review(state, "lib/line.h", "namespace n {\nint draw(int a, char *b = 0);\nvoid _own(void);\n}\n",
                 "namespace n {\nint draw(long a, char *b = 0);\n}\n");
    ltl_program_check(got, "standard: changes what a public function asks for (draw)", true);
    ltl_program_check(got, "takes (long, char*=), it took (int, char*=)", true);

    /* Declared in another header now. */
    sandbox_write(*state, "repo/lib/new.h", "int moved(int a);\n");
    got = review(state, "lib/old.h", "int moved(int a);\nint stays(int a);\n", "int stays(int a);\n");
    ltl_program_check(got, "`moved` is gone", true); /* the other one was there before */
    sandbox_write(*state, "repo/lib/old.h", "#define other 1\n");
    sandbox_write(*state, "repo/lib/newer.h", "int stays(int a);\n");
    got = ltl_program_run(LTL_PROGRAM, *state, "repo", "git add -A; lintel review --explain --no-journal");
    ltl_program_check(got, "`stays` is gone", false);
    ltl_program_check(got, "removes a public function (moved)", true);
    sandbox_run(*state, "repo", "rm lib/new*.h lib/old.h");

    got = review(state, "lib/same.h", "int area(int a);\nvoid go(void);\n",
                 "static inline int area(int a) { return a; }\n#define go() stop()\n");
    ltl_program_check(got, "labels: hotfix\n", true);
}

/* Of a class others call what is public; what it writes anew, takes down, or keeps to itself is its own matter. */
static void methods_that_others_call_are_public(void **state) {
    ltl_program got = review(
        state, "lib/server.hpp",
        "namespace n {\nclass Server : public Base {\n    int hidden();\npublic:\n    ~Server();\n"
        "    void start(int port);\n    int size() const { return n_; }\n"
        "    void stop() override;\nprivate:\n    void mine();\n    int n_;\n};\n"
        "struct Plain {\n    void go();\n};\n}\n",
        "namespace n {\nclass Server : public Base {\npublic:\n    void start(long port);\n"
        "private:\n    int n_;\n};\nstruct Plain {\nprivate:\n    void go();\n};\n}\n");
    ltl_program_check(got, "standard: removes a public function (Server.size): lib/server.hpp", true);
    ltl_program_check(got, "changes what a public function asks for (Server.start)", true);
    ltl_program_check(got, "takes (long), it took (int)", true);
    ltl_program_check(got, "`Server.size` is gone", true);
    ltl_program_check(got, "hidden` is gone", false);
    ltl_program_check(got, "mine` is gone", false);
    ltl_program_check(got, "~Server` is gone", false);
    ltl_program_check(got, "stop` is gone", false);

    /* It was in the class above before; the library's names may be written out or not. */
    got = review(state, "lib/way.hpp",
                 "class Way : public Base {\npublic:\n    virtual void go(string a);\n"
                 "    bool operator = (const ::std::string &a);\n};\n",
                 "class Way : public Base {\npublic:\n    void go(std::string a) override;\n"
                 "    bool operator=(const std::string& b);\n};\n");
    ltl_program_check(got, "labels: hotfix\n", true);

    /* A macro alone on its line hides the head of the class behind it; what still stands there is not gone. */
#define WAY  "template <class T>\nstruct Way : Base<T, T> {\n    void go(int a) {\n        if (a) other();\n    }\n};\n"
#define LATE "template <class T>\nstruct Late : Base<T, T> {\n    void much() = delete;\n};\n"
    got = review(state, "lib/mark.hpp", WAY "A_BEGIN\n\n" LATE, "A_BEGIN\n\n" WAY LATE);
    ltl_program_check(got, "go` is gone", false);

    /* What was written out within the class, and is only declared there now, is as public as before. */
    got = review(state, "lib/same.hpp",
                 "template <class T> struct Box {\n    T take(int a) { return T(a); }\n};\n"
                 "inline int Other::size() { return 1; }\n",
                 "template <class T> struct Box {\n    T take(int b);\n};\n");
    ltl_program_check(got, "labels: hotfix\n", true);
}

/* With a header goes what it declared, unless another one declares it now. */
static void with_a_header_goes_what_it_declares(void **state) {
    sandbox_write(*state, "repo/lib/old.h", "int stays(int a);\nint goes(int a);\n");
    sandbox_write(*state, "repo/lib/new.h", "int other(void);\n");
    sandbox_write(*state, "repo/lib/own.c", "int own(int a) { return a; }\n");
    sandbox_git_commit(*state, "repo", "before");
    sandbox_run(*state, "repo", "rm lib/old.h lib/own.c; echo 'int stays(int a);' >>lib/new.h; git add -A");
    ltl_program got =
        ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review --explain --no-journal");
    ltl_program_check(got, "standard: removes a public function (goes): lib/old.h", true);
    ltl_program_check(got, "own.c and", false);
    sandbox_run(*state, "repo", "echo 'int goes(int a);' >>lib/new.h; git add -A");
    got = ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review --explain --no-journal");
    ltl_program_check(got, "removes a public function", false);
}

static void what_nobody_else_calls_is(void **state) {
    ltl_program got = review(state, "lib/shape.py",
                             "def area(a):\n    return a\n\n\ndef _edge(a):\n    return a\n",
                             "def area(a, b=1):\n    return a\n");
    ltl_program_check(got, "labels: hotfix\n", true);
    ltl_program_check(got, "functions: 0 added, 1 removed, 1 changed", true);
}

/* The line that comes in says nothing of what runs, and the one that runs it does not change. */
static void what_comes_to_meet_is_security(void **state) {
    ltl_program got = review(state, "app/run.py",
                             "def show(context, name):\n    x = name\n    context.db.execute(x)\n",
                             "def show(context, name):\n    x = context.request\n    "
                             "context.db.execute(x)\n");
    ltl_program_check(got,
                      "security: has something from outside meet what runs, queries or reads it "
                      "(show: request and .execute(): app/run.py",
                      true);
    /* They met before. */
    got = review(state, "app/again.py",
                 "def show(context, name):\n    x = context.request\n    context.db.execute(x)\n",
                 "def show(context, name):\n    x = context.request\n    y = x\n    "
                 "context.db.execute(y)\n");
    ltl_program_check(got, "from outside meet", false);
}

/* One brace too many hides what follows; nothing of it is gone. */
static void what_cannot_be_read_is_not_gone(void **state) {
    ltl_program got = review(state, "lib/a.go",
                             "package a\n\nfunc One() int {\n\treturn 1\n}\n\nfunc Two() int "
                             "{\n\treturn 2\n}\n",
                             "package a\n\nfunc One() int {{\n\treturn 1\n}\n\nfunc Two() int "
                             "{\n\treturn 2\n}\n");
    ltl_program_check(got, "removes a public function", false);
    ltl_program_check(got, "is gone", false);
}

/* The parser that chooses is the one that looks: a file it dies of costs no more than that file. */
static void a_crash_costs_the_file(void **state) {
    ltl_program got = review_with(state, LTL_FRAGILE, "lib/bad.py", "def a():\n    return 1\n",
                                  "# CRASH-NOW\ndef a():\n    return 2\n");
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return; /* a checker has handlers of its own */
#endif
    assert_int_equal(got.code, 3);
    ltl_program_check(got, "crashed (Segmentation fault) on lib/bad.py", true);
    ltl_program_check(got, "failed: the analysis crashed on it (1)", true);
    ltl_program_check(got, "hotfix change, 1 file", true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_others_call_is_no_mere_hotfix),
        TEST(what_a_header_declares_is_public),
        TEST(methods_that_others_call_are_public),
        TEST(with_a_header_goes_what_it_declares),
        TEST(what_nobody_else_calls_is),
        TEST(what_comes_to_meet_is_security),
        TEST(what_cannot_be_read_is_not_gone),
        TEST(a_crash_costs_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
