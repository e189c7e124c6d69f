#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/program.h"

/* What the branch of a hotfix has to find in a small change, and what the critical ones among it are. */

/* Made of parts, so that this file holds no token of that shape. */
static const char token[] = "KEY = \"AKIA"
                            "Q3EGW7D2ZL5KX4VN\"\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    sandbox_write(box, "repo/app/store.py",
                  "def count(cursor, name):\n    return cursor.execute(\"SELECT 1\")\n");
    sandbox_write(box, "repo/app/web.py",
                  "from flask import request\n\nfrom app.store import count\n\n\n"
                  "def page(cursor):\n    return count(cursor, request.args[\"name\"])\n");
    sandbox_write(box, "repo/app/find.py",
                  "from flask import request\n\n\ndef find(cursor, name):\n"
                  "    return cursor.execute(\"SELECT 1\")\n\n\n"
                  "def page(cursor):\n    return find(cursor, request.args[\"name\"])\n");
    sandbox_write(box, "repo/app/admin.py",
                  "def remove(user, item):\n    if not user.is_admin:\n"
                  "        raise PermissionError(\"no\")\n    item.delete()\n");
    sandbox_write(box, "repo/app/settings.py", "DEBUG = False\n");
    sandbox_write(
        box, "repo/src/line.c",
        "#include <stdlib.h>\n#include <string.h>\n\nint last(int n) {\n    return n;\n}\n");
    sandbox_git_commit(box, "repo", "one");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", command);
}

/* One small change each: it is a hotfix, and this is told. */
static void planted_bugs_are_found(void **state) {
    static const struct {
        const char *path;
        const char *text;
        const char *found;
    } planted[] = {
        {"repo/app/settings.py", token, "aws-access-key-id"},
        /* where the caller lies in another file, the statement is told, if not who sends it */
        {"repo/app/store.py",
         "def count(cursor, name):\n"
         "    return cursor.execute(\"SELECT 1 FROM t WHERE name = '\" + name + \"'\")\n",
         "py-sql-built-query"},
        /* the request comes in through a caller that the change does not touch */
        {"repo/app/find.py",
         "from flask import request\n\n\ndef find(cursor, name):\n"
         "    return cursor.execute(\"SELECT 1 FROM t WHERE name = '\" + name + \"'\")\n\n\n"
         "def page(cursor):\n    return find(cursor, request.args[\"name\"])\n",
         "py-sql-injection"},
        {"repo/app/web.py",
         "import os\n\nfrom flask import request\n\n\n"
         "def page(cursor):\n    return os.system(\"ls \" + request.args[\"name\"])\n",
         "py-command-injection"},
        {"repo/app/admin.py", "def remove(user, item):\n    item.delete()\n",
         "review/check-removed"},
        {"repo/src/line.c",
         "#include <stdlib.h>\n#include <string.h>\n\nint last(int n) {\n    char line[8];\n"
         "    memset(line, n, 8);\n    line[8] = 0;\n    return line[n & 7];\n}\n",
         "c-write-over-end"},
        {"repo/src/line.c",
         "#include <stdlib.h>\n#include <string.h>\n\nint last(int n) {\n"
         "    char *line = malloc(8);\n    if (line == NULL) {\n        return 0;\n    }\n"
         "    memset(line, n, 8);\n    free(line);\n    return line[1];\n}\n",
         "c-use-after-free"},
        /* what ends the program, or keeps a lock or a file */
        {"repo/src/null.c",
         "#include <stdlib.h>\nint first(int n) {\n    char *line = n > 0 ? malloc(8) : NULL;\n"
         "    if (line == NULL) {\n        return line[1];\n    }\n    free(line);\n    return "
         "n;\n}\n",
         "c-null-after-test"},
        {"repo/src/file.c",
         "#include <stdio.h>\nint first(const char *name) {\n    FILE *file = fopen(name, \"r\");\n"
         "    if (!file) return -1;\n    int c = fgetc(file);\n    if (c < 0) return -1;\n"
         "    fclose(file);\n    return c;\n}\n",
         "c-resource-leak"},
        {"repo/src/lock.c",
         "static pthread_mutex_t lock;\nint last(int n) {\n    pthread_mutex_lock(&lock);\n"
         "    if (n == 0) {\n        return -1;\n    }\n    pthread_mutex_unlock(&lock);\n    "
         "return n;\n}\n",
         "c-lock-held-at-return"},
        {"repo/app/sum.py",
         "def sum(box, name):\n    item = box.get(name)\n    if item is None:\n"
         "        print(item.size)\n    return item\n",
         "null-dereferenced"},
        {"repo/app/first.py",
         "def first(box):\n    file = open(box)\n    line = file.readline()\n    return "
         "len(line)\n",
         "resource-not-closed"},
        {"repo/app/take.go",
         "package app\nfunc take(n int) int {\n\tmu.Lock()\n\tif n == 0 {\n\t\treturn 0\n\t}\n"
         "\tmu.Unlock()\n\treturn n\n}\n",
         "go-lock-held-at-return"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(planted); i++) {
        sandbox_write(*state, planted[i].path, planted[i].text);
        ltl_program got = run(state, "lintel review");
        ltl_program_check(got, "Critical issues", true);
        ltl_program_check(got, planted[i].found, true);
        sandbox_git_commit(*state, "repo", "next");
    }
}

static const char only_critical[] =
    "workflow: only-critical\nsequence:\n  - {name: partition, task: partition}\n"
    "  - name: look\n    scatter:\n      over: $partition.chunks\n"
    "      step: {name: agents, task: look, with: {chunk: $item}}\n      keeps: true\n"
    "  - {name: gather, task: gather}\n"
    "  - {name: critical, task: critical-issue-detector}\n";

/* Sure, and in code that ships; the rest is told as a number and stays with security. */
static void critical_is_sure_and_ships(void **state) {
    static const char bug[] = "import os\n\nfrom flask import request\n\n\n"
                              "def page():\n    return os.system(\"ls \" + request.args[\"x\"])\n";
    sandbox_write(*state, "critical.yaml", only_critical);
    sandbox_write(*state, "repo/app/page.py", bug);
    sandbox_write(*state, "repo/examples/page.py", bug);
    sandbox_write(*state, "repo/reg-tests/page.py", bug);
    ltl_program got = run(state, "lintel workflow run ../critical.yaml .");
    ltl_program_check(got, "Critical issues        1 critical", true);
    ltl_program_check(got, "2 more would be critical outside of tests, examples and documents",
                      true);
}

/* Who switches a check of certificates off may know why: that is for security, not to stop everybody. */
static void a_switch_is_not_critical(void **state) {
    sandbox_write(*state, "critical.yaml", only_critical);
    sandbox_write(*state, "repo/app/fetch.py",
                  "import requests\n\n\ndef get(x):\n    return requests.get(x, verify=False)\n");
    ltl_program_check(run(state, "lintel workflow run ../critical.yaml ."),
                      "Critical issues        no findings", true);
}

/* Keys of certificates are made for development; what owners run themselves is given what they mean. */
static void keys_of_certificates_and_own_tools_are_not_critical(void **state) {
    static const char key[] =
        "-----BEGIN " "RSA PRIVATE KEY-----\nMIIEogIBAAKCAQEAy6PzpKwyfJJKZrCPQbh+kQoEC96E4flEcJnmc8ya06rm"
        "wsT4\na18azjuJFkXzfKOzMAIIBc+Qp9I52T1O56au9oT4BQeUZCi+tbMDGGPMiBfIxYZy\n-----END RSA PRIVATE "
        "KEY-----\n";
    static const char bug[] = "import os\n\nfrom flask import request\n\n\n"
                              "def page():\n    return os.system(\"ls \" + request.args[\"x\"])\n";
    sandbox_write(*state, "critical.yaml", only_critical);
    sandbox_write(*state, "repo/certs/server.key", key);
    sandbox_write(*state, "repo/release_tools/page.py", bug);
    ltl_program got = run(state, "lintel workflow run ../critical.yaml .");
    ltl_program_check(got, "Critical issues        no findings", true);
    ltl_program_check(got, "2 more would be critical if they were surer", true);
    sandbox_write(*state, "repo/app/settings.ini", key);
    ltl_program_check(run(state, "lintel workflow run ../critical.yaml ."),
                      "Critical issues        1 critical", true);
}

/* From who reads the request to who runs the statement is believed; further away something may have been checked that
 * nobody saw. */
static void a_long_way_is_not_sure(void **state) {
    sandbox_write(*state, "critical.yaml", only_critical);
    sandbox_write(*state, "repo/app/deep.py",
                  "import os\n\nfrom flask import request\n\n\ndef run(x):\n    os.system(x)\n\n\n"
                  "def go(x):\n    run(\"ls \" + x)\n\n\n"
                  "def page():\n    go(request.args[\"x\"])\n");
    ltl_program got = run(state, "lintel workflow run ../critical.yaml .");
    ltl_program_check(got, "Critical issues        1 critical", true);
    sandbox_write(*state, "repo/app/deep.py",
                  "import os\n\nfrom flask import request\n\n\ndef run(x):\n    os.system(x)\n\n\n"
                  "def go(x):\n    run(\"ls \" + x)\n\n\ndef hand(x):\n    go(x)\n\n\n"
                  "def give(x):\n    hand(x)\n\n\n"
                  "def page():\n    give(request.args[\"x\"])\n");
    ltl_program_check(run(state, "lintel scan app/deep.py"), "py-command-injection", true);
    got = run(state, "lintel workflow run ../critical.yaml .");
    ltl_program_check(got, "Critical issues        no findings", true);
    ltl_program_check(got, "1 more would be critical if they were surer", true);
}

/* What the change leads to in other files is asked about as well: it is no less unsure, and no other rule is. */
static void what_is_found_elsewhere_is_asked_about(void **state) {
    sandbox_write(*state, "repo/app/names.py", "def wanted():\n    return 'all'\n");
    sandbox_write(*state, "repo/app/tool.py",
                  "import os\nfrom app.names import wanted\n\n\ndef tool():\n"
                  "    with open('/srv/' + wanted()) as file:\n        return file.read()\n");
    sandbox_git_commit(*state, "repo", "two");
    sandbox_write(*state, "repo/app/names.py",
                  "from flask import request\n\n\ndef wanted():\n    return request.args['n']\n");
    ltl_program got = run(state, "lintel review --as hotfix --fail-on never");
    ltl_program_check(got, "py-path-from-request", true);
    ltl_program_check(got, "Critical issues        no findings", true);
}

/* What everybody calls a connection is one. */
static void a_statement_of_php_is_sure(void **state) {
    sandbox_write(*state, "critical.yaml", only_critical);
    sandbox_write(*state, "repo/app/find.php",
                  "<?php\n$name = $_GET['name'];\n$sql = \"SELECT * FROM t WHERE name = '$name'\";\n"
                  "$rows = $db->query($sql);\n$all = $this->db->query(\"DELETE FROM t WHERE name = '$name'\");\n"
                  "$hits = $engine->query(\"name:$name\");\n");
    ltl_program_check(run(state, "lintel workflow run ../critical.yaml ."),
                      "Critical issues        2 critical", true);
}

/* Words in comments and texts check nothing, nor does what skips a check. */
static void what_is_no_check_is_not_missed(void **state) {
    static const char after[] = "def page(user):\n    return user\n";
    static const char *const before[] = {
        "# verify that permission is there, or return\ndef page(user):\n    return user\n",
        "def page(user):\n    print('if the password is not valid, return')\n    return user\n",
        "from app.auth import require_login\ndef page(user):\n    return user\n",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(before); i++) {
        sandbox_write(*state, "repo/app/page.py", before[i]);
        sandbox_git_commit(*state, "repo", "before");
        sandbox_write(*state, "repo/app/page.py", after);
        ltl_program got = run(state, "lintel review --as hotfix --fail-on never");
        ltl_program_check(got, "review/check-removed", false);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(planted_bugs_are_found),
        TEST(critical_is_sure_and_ships),
        TEST(a_switch_is_not_critical),
        TEST(keys_of_certificates_and_own_tools_are_not_critical),
        TEST(a_long_way_is_not_sure),
        TEST(what_is_found_elsewhere_is_asked_about),
        TEST(what_is_no_check_is_not_missed),
        TEST(a_statement_of_php_is_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
