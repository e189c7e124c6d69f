/* Git repositories made to hurt whoever opens them. Every one of them is opened as an index and as a
 * folder; nothing outside may be opened, nothing may be executed, nothing may hang. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "orchestrator/intake/intake.h"
#include "tests/support/intake_checks.h"
#include "tests/support/opens.h"
#include "tests/support/repository.h"

static sandbox *box;
static char why[512];

static sandbox *model;

/* w: a repository with one commit and one staged change. outside: another one, with a secret. */
static int make_model(void **state) {
    (void)state;
    model = sandbox_new();
    sandbox_git_init(model, "w");
    sandbox_write(model, "w/a.py", "one\n");
    sandbox_write(model, "w/b.py", "kept\n");
    sandbox_git_commit(model, "w", "first");
    sandbox_write(model, "w/a.py", "two\n");
    sandbox_run(model, "w", "git add a.py");
    sandbox_git_init(model, "outside/repo");
    sandbox_write(model, "outside/repo/secret.py", "secret\n");
    sandbox_git_commit(model, "outside/repo", "secret");
    sandbox_write(model, "outside/secret", "[core]\n\tsecret = true\n");
    sandbox_write(model, "outside/run.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/../executed\"\n");
    sandbox_run(model, "outside", "chmod +x run.sh");
    return 0;
}

static int free_model(void **state) {
    (void)state;
    sandbox_free(model);
    return 0;
}

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    sandbox_run(box, "", "cp -a '%s/w' '%s/outside' .", model->root, model->root);
    (void)alarm(60); /* what hangs is killed */
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    (void)alarm(0);
    sandbox_free(box);
    return 0;
}

/* Opens the index; the staged text of a.py must be there when that works. */
static ltl_status open_index(const ltl_intake_options *options, ltl_error *error) {
    ltl_intake *intake = NULL;
    ltl_status status =
        ltl_intake_open_index(ltl_str_of(sandbox_path(box, "w")), options, &intake, error);
    assert_true((status == LTL_OK) == (intake != NULL));
    if (status == LTL_OK) {
        const char *text = intake_text(intake, "a.py", LTL_SIDE_HEAD, why, sizeof(why));
        if (!text) {
            fail_msg("a.py: %s", why);
        }
        assert_string_equal(text, "two\n");
        (void)intake_text(intake, "a.py", LTL_SIDE_BASE, why, sizeof(why));
    }
    ltl_intake_close(intake);
    return status;
}

/* A folder is a folder, whatever its `.git` is. */
static void check_as_folder(bool is_noted) {
    ltl_error error = {0};
    ltl_intake *intake = NULL;
    ltl_str path = ltl_str_of(sandbox_path(box, "w"));
    if (ltl_intake_open_paths(&path, 1, NULL, &intake, &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    assert_non_null(strstr(intake_list(intake), "a.py ok\n"));
    assert_string_equal(intake_text(intake, "b.py", LTL_SIDE_HEAD, why, sizeof(why)), "kept\n");
    if (is_noted) {
        assert_non_null(strstr(ltl_intake_note(intake).ptr, "is not opened: "));
        assert_true(ltl_str_is_empty(ltl_intake_repository(intake)));
    }
    ltl_intake_close(intake);
}

typedef struct hostile {
    const char *name;
    ltl_status status;
    const char *recipe; /* run in w */
    const char *text;   /* in the error */
} hostile;

static const hostile cases[] = {
    /* what would be opened instead of, or on the way to, the repository */
    {".git is a link", LTL_REFUSED, "mv .git ../g; ln -s ../g .git", "link"},
    {".git names another repository", LTL_REFUSED,
     "rm -rf .git; echo \"gitdir: $PWD/../outside/repo/.git\" >.git", "does not name this folder"},
    {".git names a folder inside", LTL_REFUSED, "mv .git store; echo 'gitdir: store' >.git",
     "does not name this folder"},
    {".git is garbage", LTL_REFUSED, "rm -rf .git; echo nonsense >.git", ".git file"},
    {".git names nothing", LTL_REFUSED, "rm -rf .git; echo 'gitdir: /no/such' >.git", ".git file"},
    {".git is a FIFO", LTL_REFUSED, "rm -rf .git; mkfifo .git", "neither"},
    {"a forged linked work tree", LTL_REFUSED,
     "rm -rf .git; mkdir -p evil/worktrees/x; echo \"$PWD/.git\" >evil/worktrees/x/gitdir; "
     "echo \"$PWD/../outside/repo/.git\" >evil/worktrees/x/commondir; "
     "echo 'ref: refs/heads/main' >evil/worktrees/x/HEAD; "
     "echo 'gitdir: evil/worktrees/x' >.git", "commondir"},
    {"commondir in a plain repository", LTL_REFUSED,
     "echo \"$PWD/../outside/repo/.git\" >.git/commondir", "commondir"},
    {"alternates", LTL_REFUSED,
     "echo \"$PWD/../outside/repo/.git/objects\" >.git/objects/info/alternates", "borrows"},
    {"alternates as a FIFO", LTL_REFUSED, "mkfifo .git/objects/info/alternates", "not a regular"},
    {"the object store is a link", LTL_REFUSED,
     "mv .git/objects ../outside/o; ln -s ../../outside/o .git/objects", "link"},
    {"a part of the object store is a link", LTL_REFUSED,
     "ln -s ../../../outside/repo/.git/objects .git/objects/ff || true; rm -rf .git/objects/ff; "
     "ln -s ../../../outside/repo/.git/objects .git/objects/ff", "link"},
    {"a pack is a FIFO", LTL_REFUSED, "mkfifo .git/objects/pack/pack-1.idx", "not a regular"},
    {"a loose object is a FIFO", LTL_REFUSED,
     "mkdir -p .git/objects/aa; mkfifo .git/objects/aa/$(printf '%038d' 1)", "not a regular"},
    {"a loose object is a link", LTL_REFUSED,
     "mkdir -p .git/objects/aa; ln -s /dev/zero .git/objects/aa/$(printf '%038d' 1)", "link"},
    {"the refs are a link", LTL_REFUSED, "rm -rf .git/refs; ln -s ../../outside .git/refs", "link"},
    {"a ref is a FIFO", LTL_REFUSED, "mkfifo .git/refs/heads/x", "not a regular"},
    {"a ref is a link", LTL_REFUSED, "ln -s ../../../../outside/secret .git/refs/heads/x", "link"},
    {"a log is a FIFO", LTL_REFUSED, "rm -f .git/logs/HEAD; mkfifo .git/logs/HEAD", "not a regular"},
    {"HEAD is a link", LTL_REFUSED, "rm .git/HEAD; ln -s ../../outside/secret .git/HEAD", "link"},
    {"HEAD is a FIFO", LTL_REFUSED, "rm .git/HEAD; mkfifo .git/HEAD", "not a regular"},
    {"the index is a FIFO", LTL_REFUSED, "rm .git/index; mkfifo .git/index", "not a regular"},
    {"the index is a device", LTL_REFUSED, "rm .git/index; ln -s /dev/zero .git/index", "link"},
    {"the config is a FIFO", LTL_REFUSED, "rm .git/config; mkfifo .git/config", "not a regular"},
    {"the config is a link", LTL_REFUSED, "rm .git/config; ln -s ../../outside/secret .git/config",
     "link"},
    {"config.worktree is a FIFO", LTL_REFUSED, "mkfifo .git/config.worktree", "not a regular"},
    {"packed-refs is a FIFO", LTL_REFUSED, "mkfifo .git/packed-refs", "not a regular"},
    {"shallow is a FIFO", LTL_REFUSED, "mkfifo .git/shallow", "not a regular"},
    {"info is a link", LTL_REFUSED, "rm -rf .git/info; ln -s ../../outside .git/info", "link"},
    {"info/attributes is a FIFO", LTL_REFUSED, "mkfifo .git/info/attributes", "not a regular"},
    {"info/attributes is a link", LTL_REFUSED,
     "ln -s ../../../outside/secret .git/info/attributes", "link"},
    {"info/exclude is a FIFO", LTL_REFUSED, "rm -f .git/info/exclude; mkfifo .git/info/exclude",
     "not a regular"},
    /* sizes */
    {"a config of 20 MiB", LTL_REFUSED, "truncate -s 20M .git/config", "larger"},
    {"an index of 100 MiB", LTL_REFUSED, "truncate -s 100M .git/index", "larger"},
    {"packed-refs of 4 GiB", LTL_REFUSED, "truncate -s 4G .git/packed-refs", "larger"},
    /* configuration */
    {"core.worktree is /etc", LTL_REFUSED, "git config core.worktree /etc", "core.worktree"},
    {"core.worktree is above", LTL_REFUSED, "git config core.worktree ../..", "core.worktree"},
    {"a config that does not parse", LTL_REFUSED, "printf '[core\\nbare' >>.git/config", "parse"},
    {"format version 7", LTL_UNSUPPORTED, "git config core.repositoryformatversion 7", "newer"},
    {"an unknown extension", LTL_UNSUPPORTED,
     "git config core.repositoryformatversion 1; git config extensions.surprise true", "surprise"},
    {"sha256", LTL_UNSUPPORTED, "rm -rf .git; git init -q --object-format=sha256 .", "sha256"},
    /* nothing of this is even read */
    {"programs in the config", LTL_OK,
     "for k in core.fsmonitor core.sshCommand core.pager core.editor core.askPass diff.external "
     "diff.x.textconv diff.x.command filter.x.clean filter.x.smudge filter.x.process "
     "merge.x.driver gpg.program credential.helper core.gitProxy core.alternateRefsCommand "
     "uploadpack.packObjectsHook; do git config $k \"$PWD/../outside/run.sh\"; done; "
     "git config filter.x.required true; git config core.hooksPath ../outside; "
     "echo '* diff=x filter=x merge=x text=auto' >.gitattributes", NULL},
    {"an include that is a FIFO", LTL_OK, "mkfifo f; git config include.path ../f", NULL},
    {"an include from outside", LTL_OK, "git config include.path ../../outside/secret", NULL},
    {"an include of itself", LTL_OK, "git config include.path config", NULL},
    {"excludes and attributes from outside", LTL_OK,
     "mkfifo f; git config core.excludesFile \"$PWD/../outside/secret\"; "
     "git config core.attributesFile \"$PWD/f\"", NULL},
    {"hooks are a link", LTL_OK, "rm -rf .git/hooks; ln -s ../../outside .git/hooks", NULL},
    {"rule files as FIFOs", LTL_OK,
     "mkfifo .gitattributes .gitignore .ignore .lintelignore .gitmodules", NULL},
    {"rule files as links", LTL_OK,
     "for f in .gitattributes .gitignore .ignore .lintelignore .gitmodules; do "
     "ln -s ../outside/secret $f; done", NULL},
    {"a submodule with a command", LTL_OK,
     "printf '[submodule \"x\"]\\n\\tpath = -x\\n\\turl = ext::sh -c touch%%20../executed\\n"
     "\\tupdate = !../outside/run.sh\\n' >.gitmodules", NULL},
    /* damage */
    {"an index of garbage", LTL_INVALID, "echo garbage >.git/index", "index"},
    {"an index cut short", LTL_INVALID, "truncate -s 60 .git/index", "index"},
    {"an index that promises much", LTL_INVALID,
     "printf 'DIRC\\0\\0\\0\\2\\377\\377\\377\\377aaaaaaaaaaaaaaaaaaaaaaaaaaaa' >.git/index", "index"},
    {"a split index", LTL_INVALID, "git update-index --split-index", "index"},
    {"HEAD of garbage", LTL_INVALID, "echo garbage >.git/HEAD", "HEAD"},
    {"HEAD leads out", LTL_INVALID, "echo 'ref: ../../outside/secret' >.git/HEAD", "HEAD"},
    {"a branch leads nowhere", LTL_INVALID,
     "printf '%040d\\n' 7 >.git/refs/heads/main", "HEAD"},
    {"a branch of garbage", LTL_INVALID, "echo garbage >.git/refs/heads/main", "HEAD"},
    {"a pack of garbage", LTL_INVALID,
     "git repack -qad; chmod u+w .git/objects/pack/*; for f in .git/objects/pack/*.pack; do "
     "head -c 20 $f >x; mv x $f; done", "HEAD"},
};

static void check_case(const hostile *c) {
    char name[256] = "";
    ltl_error error = {0};
    sandbox_run(box, "w", "%s", c->recipe);
    open_watch *watch = open_watch_new(sandbox_path(box, "outside"));
    ltl_status status = open_index(NULL, &error);
    if (status != c->status) {
        fail_msg("%s: %s (%s)", c->name, ltl_status_text(status), error.text);
    }
    if (c->text && !strstr(error.text, c->text)) {
        fail_msg("%s: says \"%s\"", c->name, error.text);
    }
    check_as_folder(status == LTL_REFUSED || status == LTL_UNSUPPORTED);
    if (open_watch_count(watch, name) != 0) {
        fail_msg("%s: opened %s outside", c->name, name);
    }
    if (sandbox_exists(box, "executed")) {
        fail_msg("%s: something was executed", c->name);
    }
    open_watch_free(watch);
}

static void no_repository_hurts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check_case(&cases[i]);
        (void)tear_down(NULL);
        (void)set_up(NULL);
    }
}

/* The measuring instrument works: an open outside is seen. */
static void the_watch_sees_an_open(void **state) {
    (void)state;
    char name[256] = "";
    open_watch *watch = open_watch_new(sandbox_path(box, "outside"));
    assert_int_equal(open_watch_count(watch, name), 0);
    char text[64];
    sandbox_read(box, "outside/secret", text, sizeof(text));
    assert_true(open_watch_count(watch, name) > 0);
    assert_string_equal(name, "secret");
    open_watch_free(watch);
}

static void alternates_when_allowed(void **state) {
    (void)state;
    ltl_error error = {0};
    sandbox_run(box, "w", "echo \"$PWD/../outside/repo/.git/objects\" >.git/objects/info/alternates");
    ltl_intake_options options = {.allow_alternates = true};
    assert_int_equal(open_index(&options, &error), LTL_OK);
    sandbox_run(box, "outside", "mkfifo repo/.git/objects/info/alternates");
    assert_int_equal(open_index(&options, &error), LTL_REFUSED);
}

static void another_owner(void **state) {
    (void)state;
    ltl_error error = {0};
    if (geteuid() != 0) {
        skip(); /* only root can give files away */
    }
    sandbox_run(box, "", "chown -R 12345 w");
    assert_int_equal(open_index(NULL, &error), LTL_REFUSED);
    assert_non_null(strstr(error.text, "safe.directory"));
    check_as_folder(true);
    assert_int_equal(open_index(&(ltl_intake_options){.allow_other_owner = true}, &error), LTL_OK);
    sandbox_run(box, "w", "git config --global --add safe.directory \"$PWD\"");
    assert_int_equal(open_index(NULL, &error), LTL_OK);
    sandbox_run(box, "w", "git config --global --replace-all safe.directory ''");
    assert_int_equal(open_index(NULL, &error), LTL_REFUSED);
}

/* --- objects made by hand --- */

static unsigned adler32_of(const unsigned char *bytes, size_t len) {
    unsigned a = 1;
    unsigned b = 0;
    for (size_t i = 0; i < len; i++) {
        a = (a + bytes[i]) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

/* A loose object with any header, stored without compression, under the id of the staged a.py. */
static void forge_object(const char *header, size_t body_len) {
    unsigned char out[2048] = {0x78, 0x01, 0x01};
    char id[64];
    size_t len = strlen(header) + 1 + body_len;
    assert_true(len + 11 < sizeof(out));
    out[3] = (unsigned char)len;
    out[4] = (unsigned char)(len >> 8);
    out[5] = (unsigned char)~out[3];
    out[6] = (unsigned char)~out[4];
    memcpy(out + 7, header, strlen(header) + 1);
    memset(out + 7 + strlen(header) + 1, 'A', body_len);
    unsigned sum = adler32_of(out + 7, len);
    for (int i = 0; i < 4; i++) {
        out[7 + len + (size_t)i] = (unsigned char)(sum >> (24 - 8 * i));
    }
    sandbox_ask(box, "w", "git rev-parse :a.py", id, sizeof(id));
    char path[128];
    (void)snprintf(path, sizeof(path), "w/.git/objects/%.2s/%s", id, id + 2);
    sandbox_run(box, "", "rm -f %s", path);
    sandbox_write_bytes(box, path, out, len + 11);
}

static void objects_that_lie_about_their_size(void **state) {
    (void)state;
    static const struct {
        const char *header;
        size_t body;
        const char *outcome;
    } lies[] = {
        {"blob 12", 12 + 56, "a.py UNREADABLE\n"},  {"blob 12", 12 + 1000, "a.py UNREADABLE\n"},
        {"blob 3221225472", 900, "a.py TOO_LARGE\n"}, {"blob 1000000", 10, "a.py UNREADABLE\n"},
        {"blob 0", 500, "a.py UNREADABLE\n"},       {"blob 99999999999999999999", 4, "a.py UNREADABLE\n"},
        {"blob -1", 4, "a.py UNREADABLE\n"},        {"nonsense 4", 4, "a.py UNREADABLE\n"},
        {"tree 4", 4, "a.py UNREADABLE\n"},         {"blob 4", 4, "a.py UNREADABLE\n"},
        {"", 600, "a.py UNREADABLE\n"},
    };
    for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
        ltl_error error = {0};
        ltl_intake *intake = NULL;
        forge_object(lies[i].header, lies[i].body);
        assert_int_equal(ltl_intake_open_index(ltl_str_of(sandbox_path(box, "w")), NULL, &intake,
                                               &error),
                         LTL_OK);
        if (strcmp(intake_list(intake), lies[i].outcome) != 0) {
            fail_msg("'%s': %s", lies[i].header, intake_list(intake));
        }
        assert_false(ltl_str_is_empty(intake_find(intake, "a.py")->skip_detail));
        assert_null(intake_text(intake, "a.py", LTL_SIDE_HEAD, why, sizeof(why)));
        ltl_intake_close(intake);
    }
}

static const char *commit_list(const char *revision) {
    static ltl_intake *intake;
    ltl_error error = {0};
    ltl_intake_close(intake);
    intake = NULL;
    ltl_status status = ltl_intake_open_commit(ltl_str_of(sandbox_path(box, "w")),
                                               ltl_str_of(revision), NULL, &intake, &error);
    if (status != LTL_OK) {
        fail_msg("%s", error.text);
    }
    const char *list = intake_list(intake);
    ltl_intake_close(intake);
    intake = NULL;
    return list;
}

static void names_that_lead_out(void **state) {
    (void)state;
    /* A tree that git itself would not write. */
    sandbox_run(box, "w",
                "b=$(git rev-parse HEAD:b.py | sed 's/../\\\\x&/g'); t=; "
                "for n in .. .git .GIT a/../../x ok.py; do t=\"$t\"\"100644 $n\\\\0$b\"; done; "
                "bash -c \"printf '$t'\" >../tree; "
                "id=$(git hash-object -t tree --literally -w ../tree); "
                "git tag forged $(git commit-tree -m x $id)");
    assert_string_equal(commit_list("forged"), ".. PATH_INVALID\n.GIT PATH_INVALID\n"
                                               ".git PATH_INVALID\na/../../x PATH_INVALID\n"
                                               "ok.py ok\n");
}

static void trees_nested_without_end(void **state) {
    (void)state;
    sandbox_run(box, "w",
                "t=$(git rev-parse HEAD^{tree}); i=0; while [ $i -lt 300 ]; do "
                "t=$(printf '040000 tree %%s\\td\\n' $t | git mktree); i=$((i+1)); done; "
                "git tag deep $(git commit-tree -m x $t)");
    const char *list = commit_list("deep");
    assert_non_null(strstr(list, "PATH_INVALID\n"));
    assert_null(strstr(list, "ok\n"));
}

/* Ten blobs, and ten folders of ten folders of … of them: kilobytes in the repository. */
static void trees_that_multiply(void **state) {
    (void)state;
    ltl_error error = {0};
    ltl_intake *intake = NULL;
    sandbox_run(box, "w",
                "b=$(git rev-parse HEAD:b.py); "
                "t=$(for i in 0 1 2 3 4 5 6 7 8 9; do printf '100644 blob %%s\tf%%s\n' $b $i; done "
                "| git mktree); for l in 1 2 3 4 5 6 7 8 9; do t=$(for i in 0 1 2 3 4 5 6 7 8 9; do "
                "printf '040000 tree %%s\td%%s\n' $t $i; done | git mktree); done; "
                "git tag bomb $(git commit-tree -m x $t)");
    assert_int_equal(ltl_intake_open_commit(ltl_str_of(sandbox_path(box, "w")), LTL_STR("bomb"),
                                            NULL, &intake, &error),
                     LTL_LIMIT);
    assert_null(intake);
    assert_non_null(strstr(error.text, "more than"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_watch_sees_an_open), TEST(no_repository_hurts),
        TEST(alternates_when_allowed), TEST(another_owner),
        TEST(objects_that_lie_about_their_size), TEST(names_that_lead_out),
        TEST(trees_nested_without_end), TEST(trees_that_multiply),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
