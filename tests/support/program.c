#include "tests/support/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

enum { MOST_BYTES = 4 * 1024 * 1024 };

const char ltl_program_rules[] = "rules:\n"
                                 "  - id: os-system\n"
                                 "    languages: [python]\n"
                                 "    message: Do not call os.system with $X.\n"
                                 "    severity: ERROR\n"
                                 "    pattern: os.system($X)\n"
                                 "    metadata:\n"
                                 "      cwe: ['CWE-78: OS command injection']\n"
                                 "      category: security\n";

static char *slurp(const char *path, char *buffer) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(buffer, 1, MOST_BYTES - 1, file);
    buffer[len] = '\0';
    fclose(file);
    return buffer;
}

ltl_program ltl_program_run(const char *lintel, const sandbox *box, const char *where,
                            const char *command) {
    static char out[MOST_BYTES];
    static char err[MOST_BYTES];
    static char line[65536];
    char out_path[512];
    char err_path[512];
    char state_path[512];
    snprintf(state_path, sizeof(state_path), "%s", sandbox_path(box, "program.state"));
    snprintf(out_path, sizeof(out_path), "%s", sandbox_path(box, "program.out"));
    snprintf(err_path, sizeof(err_path), "%s", sandbox_path(box, "program.err"));
    int len = snprintf(line, sizeof(line),
                       "export LINTEL='%s' LINTEL_STATE_DIR=\"${LINTEL_STATE_DIR:-%s}\" GIT_AUTHOR_NAME=A "
                       "GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org; "
                       "lintel() { \"$LINTEL\" \"$@\"; }; cd '%s' && { %s\n} >'%s' 2>'%s'",
                       lintel, state_path, sandbox_path(box, where), command, out_path, err_path);
    assert_true(len > 0 && (size_t)len < sizeof(line));
    int status = system(line);
    assert_true(WIFEXITED(status));
    return (ltl_program){WEXITSTATUS(status), slurp(out_path, out), slurp(err_path, err)};
}

const char *ltl_program_pin(const char *lintel, const sandbox *box) {
    static char path[sizeof(box->root) + 8];
    sandbox_run(box, ".", "cp '%s' pinned", lintel);
    (void)snprintf(path, sizeof(path), "%s", sandbox_path(box, "pinned"));
    return path;
}

void ltl_program_check(ltl_program got, const char *text, bool is_there) {
    bool is_found = strstr(got.out, text) != NULL || strstr(got.err, text) != NULL;
    if (is_found != is_there) {
        fail_msg("%s\"%s\"\nexit code %d\nout: %s\nerr: %s",
                 is_there ? "missing: " : "unwanted: ", text, got.code, got.out, got.err);
    }
}
