#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "orchestrator/intake/model.h"
#include "orchestrator/intake/safe_file.h"

struct ltl_reader {
    const ltl_intake *intake;
    ltl_git_objects *objects; /* opened on first need */
    ltl_reason reason;
};

ltl_status ltl_reader_open(const ltl_intake *intake, ltl_reader **out_reader, ltl_error *error) {
    ltl_reader *reader = calloc(1, sizeof(*reader));
    if (!reader) {
        return ltl_fail(error, LTL_NO_MEMORY, "no memory for a reader");
    }
    reader->intake = intake;
    *out_reader = reader;
    return LTL_OK;
}

void ltl_reader_close(ltl_reader *reader) {
    if (reader) {
        ltl_git_objects_close(reader->objects);
        free(reader);
    }
}

/* In a clone without blobs, the work tree may hold exactly the bytes that are missing. */
static bool try_read_from_work_tree(const ltl_intake *intake, const ltl_content *content,
                                    uint64_t max_bytes, ltl_arena *arena, ltl_str *out_bytes) {
    ltl_str bytes = LTL_STR_NONE;
    ltl_object_id id;
    if (intake->roots.count == 0 || content->text.len == 0 || !ltl_path_is_safe(content->text) ||
        !ltl_safe_try_read(intake->roots.at[0], content->text.ptr, max_bytes, arena, &bytes,
                           NULL) ||
        !ltl_git_blob_id(bytes, &id) || !ltl_object_id_eq(&id, &content->id)) {
        return false;
    }
    *out_bytes = bytes;
    return true;
}

static ltl_status read_blob(const ltl_intake *intake, ltl_git_objects *objects,
                            const ltl_content *content, uint64_t max_bytes, ltl_arena *arena,
                            ltl_str *out_bytes, ltl_reason *out_reason, ltl_error *error) {
    ltl_status status =
        ltl_git_objects_read(objects, &content->id, max_bytes, arena, out_bytes, error);
    if (status == LTL_NOT_FOUND &&
        try_read_from_work_tree(intake, content, max_bytes, arena, out_bytes)) {
        return LTL_OK;
    }
    if (status != LTL_OK) {
        *out_reason = status == LTL_LIMIT ? LTL_REASON_TOO_LARGE : LTL_REASON_UNREADABLE;
        /* NOT_FOUND means that the side does not exist, which is not so here. */
        return status == LTL_NOT_FOUND
                   ? ltl_fail(error, LTL_IO, "the repository does not hold this blob")
                   : status;
    }
    return status;
}

static ltl_status read_file(const ltl_intake *intake, const ltl_content *content,
                            uint64_t max_bytes, ltl_arena *arena, ltl_str *out_bytes,
                            ltl_reason *out_reason, ltl_error *error) {
    ltl_status status = ltl_safe_read(intake->roots.at[content->root], content->text.ptr, max_bytes,
                                      arena, out_bytes, out_reason, error);
    if (status == LTL_NOT_FOUND) { /* it was there when the folder was listed */
        *out_reason = LTL_REASON_CHANGED;
        status = ltl_fail(error, LTL_IO, "the file is gone since the folder was listed");
    }
    return status;
}

static ltl_status content_read(const ltl_intake *intake, ltl_git_objects *objects,
                               const ltl_content *content, uint64_t max_bytes, ltl_arena *arena,
                               ltl_str *out_bytes, ltl_reason *out_reason, ltl_error *error) {
    switch (content->kind) {
    case LTL_CONTENT_TEXT:
        *out_bytes = content->text;
        return LTL_OK;
    case LTL_CONTENT_FILE:
        return read_file(intake, content, max_bytes, arena, out_bytes, out_reason, error);
    case LTL_CONTENT_BLOB:
        return read_blob(intake, objects, content, max_bytes, arena, out_bytes, out_reason,
                         error);
    case LTL_CONTENT_NONE:
        break;
    }
    *out_reason = LTL_REASON_UNREADABLE;
    return ltl_fail(error, LTL_NOT_FOUND, "the file does not exist on this side");
}

ltl_status ltl_content_read(const ltl_intake *intake, ltl_git_objects *objects,
                            const ltl_content *content, ltl_arena *arena, ltl_str *out_bytes,
                            ltl_reason *out_reason, ltl_error *error) {
    return content_read(intake, objects, content, intake->max_target_bytes, arena, out_bytes,
                        out_reason, error);
}

ltl_status ltl_reader_read(ltl_reader *reader, const ltl_target *target, ltl_side side,
                           ltl_arena *arena, ltl_str *out_bytes, ltl_error *error) {
    return ltl_reader_read_up_to(reader, target, side, reader->intake->max_target_bytes, arena,
                                 out_bytes, error);
}

ltl_status ltl_reader_read_up_to(ltl_reader *reader, const ltl_target *target, ltl_side side,
                                 uint64_t max_bytes, ltl_arena *arena, ltl_str *out_bytes,
                                 ltl_error *error) {
    const ltl_content *content = &reader->intake->sources.at[target->source].side[side];
    ltl_status status = LTL_OK;
    reader->reason = LTL_REASON_UNREADABLE;
    if (content->kind == LTL_CONTENT_BLOB && !reader->objects) {
        status = ltl_git_objects_open(&reader->intake->git, &reader->objects, error);
    }
    if (status == LTL_OK) {
        status = content_read(reader->intake, reader->objects, content, max_bytes, arena, out_bytes,
                              &reader->reason, error);
    }
    if (status == LTL_OK) {
        reader->reason = LTL_REASON_NONE;
    } else if (error && error->path[0] == '\0') {
        ltl_error_at(error, ltl_arena_copy(arena, target->path).ptr, 0, 0);
    }
    return status;
}

ltl_reason ltl_reader_reason(const ltl_reader *reader) {
    return reader->reason;
}

const ltl_intake *ltl_reader_intake(const ltl_reader *reader) {
    return reader->intake;
}
