#include "orchestrator/ci/surroundings.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"
#include "orchestrator/tools/json_tree.h"

typedef enum base_kind {
    BASE_COMMIT, /* any revision */
    BASE_BRANCH, /* of the remote that the pipeline was fetched from */
    BASE_EVENT,  /* the path of a file with what happened: its `before` */
} base_kind;

static const struct {
    const char *variable;
    base_kind kind;
    const char *host;
} rows[] = {
    {"LINTEL_BASE", BASE_COMMIT, NULL},
    {"GITHUB_BASE_REF", BASE_BRANCH, "github"},
    {"CI_MERGE_REQUEST_DIFF_BASE_SHA", BASE_COMMIT, "gitlab"},
    {"CHANGE_TARGET", BASE_BRANCH, "jenkins"},
    {"BITBUCKET_PR_DESTINATION_BRANCH", BASE_BRANCH, "bitbucket"},
    {"SYSTEM_PULLREQUEST_TARGETBRANCH", BASE_BRANCH, "azure"},
    {"GITHUB_EVENT_PATH", BASE_EVENT, "github"},
    {"CI_COMMIT_BEFORE_SHA", BASE_COMMIT, "gitlab"},
};

static const char *host_find(void) {
    static const struct {
        const char *variable;
        const char *host;
    } hosts[] = {{"GITHUB_ACTIONS", "github"},
                 {"GITLAB_CI", "gitlab"},
                 {"JENKINS_URL", "jenkins"},
                 {"BITBUCKET_BUILD_NUMBER", "bitbucket"},
                 {"TF_BUILD", "azure"}};
    for (size_t i = 0; i < LTL_COUNT_OF(hosts); i++) {
        const char *value = getenv(hosts[i].variable);
        if (value != NULL && value[0] != '\0') {
            return hosts[i].host;
        }
    }
    return "none";
}

/* A branch that is new has nothing before it: hosts write zeros. */
static bool is_nothing(ltl_str revision) {
    size_t zeros = 0;
    while (zeros < revision.len && revision.ptr[zeros] == '0') {
        zeros++;
    }
    return zeros == revision.len;
}

static ltl_str event_before(ltl_arena *arena, const char *path) {
    ltl_str text;
    ltl_data event;
    ltl_error error = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is_read = fd >= 0 && ltl_safe_try_read_handle(fd, LTL_MAX_COMMAND_OUTPUT, arena, &text) &&
                   ltl_json_tree_read(arena, text, &event, &error) == LTL_OK;
    return is_read ? ltl_json_tree_text(arena, ltl_json_tree_at(&event, "before")) : LTL_STR("");
}

static ltl_str base_of(ltl_arena *arena, base_kind kind, const char *value) {
    ltl_str text = ltl_str_of(value);
    ltl_str heads = LTL_STR("refs/heads/");
    switch (kind) {
    case BASE_EVENT:
        return event_before(arena, value);
    case BASE_BRANCH:
        text = ltl_str_starts_with(text, heads) ? ltl_str_slice(text, heads.len, text.len) : text;
        return ltl_arena_printf(arena, "origin/%.*s", LTL_STR_ARG(text));
    default:
        return text;
    }
}

static void base_set(ltl_arena *arena, ltl_str base, const char *how, ltl_surroundings *out) {
    out->range = ltl_arena_printf(arena, "%.*s..HEAD", LTL_STR_ARG(base));
    out->how = ltl_str_of(how);
}

void ltl_surroundings_find(ltl_arena *arena, ltl_str base, ltl_surroundings *out_surroundings) {
    *out_surroundings = (ltl_surroundings){
        .host = host_find(), .range = LTL_STR(""), .how = LTL_STR("no base is known")};
    if (base.len > 0) {
        base_set(arena, base, "as it was typed", out_surroundings);
        return;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        const char *value = getenv(rows[i].variable);
        bool is_here = rows[i].host == NULL || strcmp(rows[i].host, out_surroundings->host) == 0;
        if (value == NULL || value[0] == '\0' || !is_here) {
            continue;
        }
        ltl_str found = base_of(arena, rows[i].kind, value);
        if (!is_nothing(found)) {
            base_set(arena, found, rows[i].variable, out_surroundings);
            return;
        }
    }
}
