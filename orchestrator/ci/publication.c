/* publication.c - the task `publication`: the report where the host shows it. Nothing is ever deployed. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/ci/annotate.h"
#include "orchestrator/ci/ci.h"
#include "orchestrator/ci/surroundings.h"
#include "orchestrator/intake/safe_file.h"
#include "orchestrator/tools/json_tree.h"

enum { FILE_MODE = 0666 };

static bool write_all(int fd, ltl_str text) {
    while (text.len > 0) {
        ssize_t written = write(fd, text.ptr, text.len);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text = ltl_str_slice(text, written > 0 ? (size_t)written : 0, text.len);
    }
    return true;
}

/* `flags`: O_APPEND for a file that others write to as well, O_TRUNC for one of ours. */
static bool file_write(const char *path, int flags, ltl_str text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, FILE_MODE);
    bool is_written = fd >= 0 && write_all(fd, text);
    return fd >= 0 && close(fd) == 0 && is_written;
}

static ltl_status to_buf(void *target, ltl_str bytes) {
    ltl_buf *buf = target;
    ltl_buf_append(buf, bytes);
    return buf->is_cut ? LTL_LIMIT : LTL_OK;
}

static bool publish_github(ltl_call *call, const ltl_data *report, ltl_buf *buf) {
    ltl_annotate_github(call->arena, report, buf);
    ltl_str text = ltl_buf_borrow(buf);
    bool is_shown = fwrite(text.ptr, 1, text.len, stderr) == text.len;
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    ltl_buf_reset(buf);
    ltl_annotate_summary(call->arena, report, buf);
    return is_shown &&
           (path == NULL || path[0] == '\0' || file_write(path, O_APPEND, ltl_buf_borrow(buf)));
}

static bool publish_gitlab(ltl_call *call, const ltl_data *report, ltl_buf *buf) {
    static ltl_out out;
    ltl_out_init(&out, to_buf, buf);
    ltl_annotate_gitlab(call->arena, report, &out);
    return ltl_out_flush(&out) == LTL_OK &&
           file_write("gl-code-quality-report.json", O_TRUNC, ltl_buf_borrow(buf));
}

static bool report_read(ltl_call *call, ltl_data *out_report) {
    const ltl_data *folder = ltl_call_input(call, "reports");
    ltl_str path = ltl_arena_printf(call->arena, "%.*s/report.json", LTL_STR_ARG(folder->text));
    ltl_str text;
    ltl_error error = {0};
    int fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || !ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, call->arena, &text)) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "%s: %s", path.ptr,
                            fd < 0 ? strerror(errno) : "no regular file, or too large");
        return false;
    }
    if (ltl_json_tree_read(call->arena, text, out_report, &error) != LTL_OK) {
        (void)ltl_call_fail(call, LTL_CAUSE_PERMANENT, "%s: %s", path.ptr, error.text);
        return false;
    }
    return true;
}

static ltl_ending run(ltl_call *call) {
    ltl_data report;
    if (!report_read(call, &report)) {
        return LTL_ENDING_FAILED;
    }
    ltl_surroundings around;
    ltl_surroundings_find(call->arena, LTL_STR(""), &around);
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_DATA_BYTES);
    bool is_done = strcmp(around.host, "github") == 0   ? publish_github(call, &report, &buf)
                   : strcmp(around.host, "gitlab") == 0 ? publish_gitlab(call, &report, &buf)
                                                        : true;
    ltl_buf_clear(&buf);
    ltl_call_output(call, "host", ltl_data_text(ltl_str_of(around.host)));
    return is_done
               ? LTL_ENDING_OK
               : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "%s: %s", around.host, strerror(errno));
}

static const ltl_port inputs[] = {
    {"reports", "text", "The folder in which `quality-gate` left the reports.", false}, {0}};
static const ltl_port outputs[] = {
    {"host", "text", "For whom it was published; none: the reports alone.", false}, {0}};

const ltl_task ltl_task_publication = {
    .name = "publication",
    .summary = "Shows a report where the host of the pipeline shows such things.",
    .inputs = inputs,
    .outputs = outputs,
    .room = LTL_ROOM_NETWORK,
    .version = 1,
    .run = run,
};
