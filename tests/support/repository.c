#include "tests/support/repository.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

_Noreturn static void give_up(const char *step, const char *what) {
    fprintf(stderr, "sandbox: %s %s: %s\n", step, what, strerror(errno));
    abort();
}

sandbox *sandbox_new(void) {
    char made[256];
    const char *base = getenv("TMPDIR");
    sandbox *box = calloc(1, sizeof(*box));
    (void)snprintf(made, sizeof(made), "%s/lintel-test-XXXXXX", base && *base ? base : "/tmp");
    char *real = box && mkdtemp(made) ? realpath(made, NULL) : NULL;
    if (!real) {
        give_up("make", made);
    }
    (void)snprintf(box->root, sizeof(box->root), "%s", real);
    free(real);
    sandbox_folder(box, "home");
    (void)setenv("HOME", sandbox_path(box, "home"), 1);
    /* Beside it, so that a scan of the whole box does not see it. */
    char state[sizeof(box->root) + 8];
    (void)snprintf(state, sizeof(state), "%s-state", box->root);
    (void)setenv("LINTEL_STATE_DIR", state, 1);
    (void)setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    static const char *const forgotten[] = {"XDG_CONFIG_HOME", "GIT_DIR",       "GIT_WORK_TREE",
                                            "GIT_INDEX_FILE",  "GIT_CONFIG_GLOBAL",
                                            "GIT_PREFIX",      "SUDO_UID"};
    for (size_t i = 0; i < sizeof(forgotten) / sizeof(forgotten[0]); i++) {
        (void)unsetenv(forgotten[i]);
    }
    return box;
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found, (void)kind, (void)place;
    return remove(path);
}

void sandbox_free(sandbox *box) {
    if (box) {
        /* Very deep trees go one level at a time, which the shell's own tool does best. */
        char command[3 * sizeof(box->root) + 72];
        (void)snprintf(command, sizeof(command),
                       "chmod -R u+rwX '%s' 2>/dev/null; rm -rf '%s' '%s-state'", box->root,
                       box->root, box->root);
        if (chdir("/") != 0 || system(command) != 0) {
            (void)nftw(box->root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
        }
        free(box);
    }
}

const char *sandbox_path(const sandbox *box, const char *path) {
    static char rooms[8][PATH_MAX];
    static unsigned next;
    char *room = rooms[next++ % 8];
    int len = snprintf(room, sizeof(rooms[0]), "%s%s%s", box->root, *path ? "/" : "", path);
    if (len < 0 || (size_t)len >= sizeof(rooms[0])) {
        give_up("name", path);
    }
    return room;
}

void sandbox_folder(const sandbox *box, const char *path) {
    char whole[PATH_MAX];
    (void)snprintf(whole, sizeof(whole), "%s", sandbox_path(box, path));
    for (char *at = whole + strlen(box->root) + 1; *at; at++) {
        if (*at == '/') {
            *at = '\0';
            if (mkdir(whole, 0755) != 0 && errno != EEXIST) {
                give_up("make folder", whole);
            }
            *at = '/';
        }
    }
    if (mkdir(whole, 0755) != 0 && errno != EEXIST) {
        give_up("make folder", whole);
    }
}

static void make_parent(const sandbox *box, const char *path) {
    const char *slash = strrchr(path, '/');
    if (slash) {
        char parent[PATH_MAX];
        (void)snprintf(parent, sizeof(parent), "%.*s", (int)(slash - path), path);
        sandbox_folder(box, parent);
    }
}

void sandbox_write_bytes(const sandbox *box, const char *path, const void *bytes, size_t len) {
    make_parent(box, path);
    FILE *file = fopen(sandbox_path(box, path), "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file) != 0) {
        give_up("write", path);
    }
}

void sandbox_write(const sandbox *box, const char *path, const char *text) {
    sandbox_write_bytes(box, path, text, strlen(text));
}

void sandbox_link(const sandbox *box, const char *target, const char *path) {
    make_parent(box, path);
    if (symlink(target, sandbox_path(box, path)) != 0) {
        give_up("link", path);
    }
}

void sandbox_fifo(const sandbox *box, const char *path) {
    make_parent(box, path);
    if (mkfifo(sandbox_path(box, path), 0644) != 0) {
        give_up("make fifo", path);
    }
}

bool sandbox_exists(const sandbox *box, const char *path) {
    struct stat found;
    return lstat(sandbox_path(box, path), &found) == 0;
}

void sandbox_read(const sandbox *box, const char *path, char *text, size_t capacity) {
    FILE *file = fopen(sandbox_path(box, path), "rb");
    if (!file) {
        give_up("read", path);
    }
    size_t len = fread(text, 1, capacity - 1, file);
    text[len] = '\0';
    (void)fclose(file);
}

/* Everything that would make one machine's commits differ from another's. */
static const char prelude[] =
    "set -e; export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A "
    "GIT_COMMITTER_EMAIL=a@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z' "
    "GIT_COMMITTER_DATE='2024-01-01T00:00:00Z' GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0; ";

void sandbox_run(const sandbox *box, const char *where, const char *format, ...) {
    static char command[16384];
    int len = snprintf(command, sizeof(command), "%scd '%s'; ", prelude, sandbox_path(box, where));
    va_list args;
    va_start(args, format);
    (void)vsnprintf(command + len, sizeof(command) - (size_t)len, format, args);
    va_end(args);
    if (system(command) != 0) {
        give_up("run", command);
    }
}

void sandbox_git_init(const sandbox *box, const char *where) {
    sandbox_folder(box, where);
    sandbox_run(box, where,
                "git -c init.defaultBranch=main init -q . && git config gc.auto 0 && "
                "git config protocol.file.allow always");
}

void sandbox_git_commit(const sandbox *box, const char *where, const char *message) {
    sandbox_run(box, where, "git add -A && git commit -q --allow-empty -m '%s'", message);
}

void sandbox_ask(const sandbox *box, const char *where, const char *command, char *line,
                 size_t capacity) {
    static char whole[8192];
    (void)snprintf(whole, sizeof(whole), "%scd '%s'; %s", prelude, sandbox_path(box, where),
                   command);
    FILE *pipe = popen(whole, "r");
    if (!pipe || !fgets(line, (int)capacity, pipe)) {
        give_up("ask", command);
    }
    line[strcspn(line, "\n")] = '\0';
    (void)pclose(pipe);
}
