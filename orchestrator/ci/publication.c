/* publication.c - the tasks `publication`, `withdrawal` and `annotations`: the report where the host shows it.
 *
 * Nothing is ever deployed. What is put into files carries a key and can be taken back; lines of a log cannot, so they
 * are a task of their own, for when everything else is done and nothing is taken back any more. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hash.h"
#include "core/limits.h"
#include "orchestrator/ci/annotate.h"
#include "orchestrator/ci/ci.h"
#include "orchestrator/ci/published.h"
#include "orchestrator/ci/surroundings.h"
#include "orchestrator/intake/safe_file.h"
#include "orchestrator/tools/json_tree.h"


/* One report on its way to the host. */
typedef struct publishing {
    ltl_call *call;
    ltl_str folder;
    ltl_data report;
    ltl_str key; /* the same for the same report: what an earlier attempt did is known by it */
    ltl_buf buf;
} publishing;

static ltl_status to_buf(void *target, ltl_str bytes) {
    ltl_buf *buf = target;
    ltl_buf_append(buf, bytes);
    return buf->is_cut ? LTL_LIMIT : LTL_OK;
}

/* Where GitHub reads the summary of a step; null: nowhere. */
static const char *summary_path(void) {
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    return path != NULL && path[0] != '\0' ? path : NULL;
}

static ltl_status github_put(publishing *self, ltl_error *error) {
    const char *path = summary_path();
    if (path == NULL) {
        return LTL_OK;
    }
    ltl_annotate_summary(self->call->arena, &self->report, &self->buf);
    return ltl_published_block_put(self->call->arena, path, self->key, ltl_buf_borrow(&self->buf),
                                   error);
}

static ltl_status github_drop(publishing *self, ltl_error *error) {
    const char *path = summary_path();
    return path != NULL ? ltl_published_block_drop(self->call->arena, path, error) : LTL_OK;
}

static ltl_status gitlab_put(publishing *self, ltl_error *error) {
    static ltl_out out;
    ltl_out_init(&out, to_buf, &self->buf);
    ltl_annotate_gitlab(self->call->arena, &self->report, &out);
    ltl_status status = ltl_out_flush(&out);
    return status == LTL_OK ? ltl_published_file_put(self->call->arena, LTL_GITLAB_FILE, self->folder,
                                                     ltl_buf_borrow(&self->buf), error)
                            : ltl_fail(error, status, "%s: larger than the limit", LTL_GITLAB_FILE);
}

static ltl_status gitlab_drop(publishing *self, ltl_error *error) {
    return ltl_published_file_drop(self->call->arena, LTL_GITLAB_FILE, self->folder, error);
}

/* What each host reads; the others read the reports in their folder. */
static const struct {
    const char *host;
    ltl_status (*put)(publishing *self, ltl_error *error);
    ltl_status (*drop)(publishing *self, ltl_error *error);
} hosts[] = {{"github", github_put, github_drop}, {"gitlab", gitlab_put, gitlab_drop}};

static bool report_read(publishing *self) {
    ltl_call *call = self->call;
    ltl_str path = ltl_arena_printf(call->arena, "%.*s/report.json", LTL_STR_ARG(self->folder));
    ltl_str text;
    ltl_error error = {0};
    int fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || !ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, call->arena, &text)) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "%s: %s", path.ptr,
                            fd < 0 ? strerror(errno) : "no regular file, or too large");
        return false;
    }
    if (ltl_json_tree_read(call->arena, text, &self->report, &error) != LTL_OK) {
        (void)ltl_call_fail(call, LTL_CAUSE_PERMANENT, "%s: %s", path.ptr, error.text);
        return false;
    }
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(ltl_digest_of(text), hex);
    self->key = ltl_arena_copy(call->arena, ltl_str_of(hex));
    return true;
}

static ltl_ending ending_of(ltl_call *call, ltl_status status, const ltl_error *error) {
    return status == LTL_OK
               ? LTL_ENDING_OK
               : ltl_call_fail(call, status == LTL_IO ? LTL_CAUSE_TRANSIENT : LTL_CAUSE_PERMANENT,
                               "%s: %s", error->path, error->text);
}

static const char *host_of(ltl_call *call) {
    ltl_surroundings around;
    ltl_surroundings_find(call->arena, LTL_STR(""), &around);
    return around.host;
}

static ltl_ending publish(ltl_call *call) {
    publishing self = {.call = call, .folder = ltl_call_input(call, "reports")->text};
    ltl_error error = {0};
    ltl_status status = LTL_OK;
    const char *host = host_of(call);
    if (!report_read(&self)) {
        return LTL_ENDING_FAILED;
    }
    ltl_buf_init(&self.buf, LTL_MAX_DATA_BYTES);
    for (size_t i = 0; i < LTL_COUNT_OF(hosts) && status == LTL_OK; i++) {
        status = strcmp(host, hosts[i].host) == 0 ? hosts[i].put(&self, &error) : LTL_OK;
    }
    ltl_buf_clear(&self.buf);
    ltl_call_output(call, "host", ltl_data_text(ltl_str_of(host)));
    ltl_call_output(call, "key", ltl_data_text(self.key));
    return ending_of(call, status, &error);
}

static ltl_ending withdraw(ltl_call *call) {
    publishing self = {.call = call, .folder = ltl_call_input(call, "reports")->text};
    ltl_error error = {0};
    ltl_status status = LTL_OK;
    const char *host = host_of(call);
    for (size_t i = 0; i < LTL_COUNT_OF(hosts) && status == LTL_OK; i++) {
        status = strcmp(host, hosts[i].host) == 0 ? hosts[i].drop(&self, &error) : LTL_OK;
    }
    return ending_of(call, status, &error);
}

static ltl_ending annotate(ltl_call *call) {
    publishing self = {.call = call, .folder = ltl_call_input(call, "reports")->text};
    ltl_published_settle(call->arena, self.folder);
    if (strcmp(host_of(call), "github") != 0) {
        return LTL_ENDING_OK;
    }
    if (!report_read(&self)) {
        return LTL_ENDING_FAILED;
    }
    ltl_buf_init(&self.buf, LTL_MAX_DATA_BYTES);
    ltl_annotate_github(call->arena, &self.report, &self.buf);
    ltl_str text = ltl_buf_borrow(&self.buf);
    bool is_shown = fwrite(text.ptr, 1, text.len, stderr) == text.len;
    ltl_buf_clear(&self.buf);
    return is_shown
               ? LTL_ENDING_OK
               : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "standard error: %s", strerror(errno));
}

static const ltl_port inputs[] = {
    {"reports", "text", "The folder in which `quality-gate` left the reports.", false}, {0}};
static const ltl_port outputs[] = {
    {"host", "text", "For whom it was published; none: the reports alone.", false},
    {"key", "text", "The same for the same report: whoever publishes again can know it by this.",
     false},
    {0}};
static const ltl_port nothing[] = {{0}};

const ltl_task ltl_task_publication = {
    .name = "publication",
    .summary = "Puts a report into the files that the host of the pipeline shows, once.",
    .inputs = inputs,
    .outputs = outputs,
    .room = LTL_ROOM_NETWORK,
    .is_idempotent = true,
    .version = 2,
    .run = publish,
};

const ltl_task ltl_task_withdrawal = {
    .name = "withdrawal",
    .summary = "Takes out of those files what `publication` put there.",
    .inputs = inputs,
    .outputs = nothing,
    .room = LTL_ROOM_NETWORK,
    .is_idempotent = true,
    .version = 1,
    .run = withdraw,
};

const ltl_task ltl_task_annotations = {
    .name = "annotations",
    .summary = "Writes findings to the log in the form that the host shows beside the code.",
    .inputs = inputs,
    .outputs = nothing,
    .room = LTL_ROOM_NETWORK,
    .version = 1,
    .run = annotate,
};
