/* state.c - what a checkpoint keeps of an import: which stretches of the sorted findings count, and the counts that the
 * outcome tells. The findings themselves lie in a file beside it. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "orchestrator/import/import_internal.h"
#include "orchestrator/tools/temporary.h"

static const ltl_str names[] = {LTL_STR_INIT("format"), LTL_STR_INIT("findings"),
                                LTL_STR_INIT("end"), LTL_STR_INIT("runs"), LTL_STR_INIT("counts")};

/* Counts that the outcome tells at the end. */
typedef struct kept_counts {
    uint64_t reasons[LTL_IMPORT_REASON_COUNT];
    uint64_t lost;
    uint64_t cut;
    uint64_t lossy;
    uint64_t fixes_left_out;
} kept_counts;

static bool name_with(const char *path, const char *end, char *into) {
    int len = snprintf(into, LTL_MAX_PATH_BYTES, "%s%s", path, end);
    return len > 0 && len < (int)LTL_MAX_PATH_BYTES;
}

int ltl_import_findings_open(const ltl_import_options *options) {
    char path[LTL_MAX_PATH_BYTES];
    if (options->stream.checkpoint == NULL) {
        return ltl_temporary_open();
    }
    if (!name_with(options->stream.checkpoint, ".findings", path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int anew = options->stream.resumes ? 0 : O_TRUNC;
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | anew, 0600);
}

void ltl_import_checkpoint_remove(const ltl_import_options *options) {
    char path[LTL_MAX_PATH_BYTES];
    if (options->stream.checkpoint != NULL) {
        (void)unlink(options->stream.checkpoint);
        if (name_with(options->stream.checkpoint, ".findings", path)) {
            (void)unlink(path);
        }
    }
}

bool ltl_import_keep(void *of, ltl_arena *arena, ltl_data *out_state) {
    ltl_import *import = of;
    ltl_sorter *sorter = &import->sorter;
    ltl_sorter_flush(sorter);
    kept_counts counts = {.lost = import->outcome->lost,
                          .cut = import->outcome->cut,
                          .lossy = import->outcome->lossy,
                          .fixes_left_out = import->fixes_left_out};
    memcpy(counts.reasons, import->outcome->reasons, sizeof(counts.reasons));
    ltl_str runs = {(const char *)sorter->runs, sorter->run_count * sizeof(sorter->runs[0])};
    ltl_str kept = {(const char *)&counts, sizeof(counts)};
    ltl_data *values = LTL_NEW_ARRAY(arena, ltl_data, LTL_COUNT_OF(names));
    values[0] = ltl_data_text(ltl_str_of(import->source.reader.format->id));
    values[1] = ltl_data_number((int64_t)import->findings);
    values[2] = ltl_data_number((int64_t)sorter->end);
    values[3] = ltl_data_text(ltl_arena_copy(arena, runs));
    values[4] = ltl_data_text(ltl_arena_copy(arena, kept));
    *out_state = ltl_data_record(names, values, LTL_COUNT_OF(names));
    return !sorter->has_failed && fdatasync(sorter->fd) == 0;
}

static bool runs_take(ltl_import *import, const ltl_data *runs, int64_t end) {
    ltl_sorter *sorter = &import->sorter;
    if (runs == NULL || runs->text.len > sizeof(sorter->runs) ||
        runs->text.len % sizeof(sorter->runs[0]) != 0 || end < 0) {
        return false;
    }
    memcpy(sorter->runs, runs->text.ptr, runs->text.len);
    sorter->run_count = (uint32_t)(runs->text.len / sizeof(sorter->runs[0]));
    sorter->end = (uint64_t)end;
    off_t there = lseek(sorter->fd, 0, SEEK_END);
    return there >= 0 && (uint64_t)there >= sorter->end;
}

bool ltl_import_restore(void *of, const ltl_data *state) {
    ltl_import *import = of;
    const ltl_data *format = ltl_data_member(state, LTL_STR("format"));
    const ltl_data *kept = ltl_data_member(state, LTL_STR("counts"));
    kept_counts counts;
    if (format == NULL || !ltl_str_is(format->text, import->source.reader.format->id) ||
        kept == NULL || kept->text.len != sizeof(counts) ||
        !runs_take(import, ltl_data_member(state, LTL_STR("runs")),
                   ltl_data_member_number(state, "end", -1))) {
        return false;
    }
    memcpy(&counts, kept->text.ptr, sizeof(counts));
    memcpy(import->outcome->reasons, counts.reasons, sizeof(counts.reasons));
    import->outcome->lost = counts.lost;
    import->outcome->cut = counts.cut;
    import->outcome->lossy = counts.lossy;
    import->fixes_left_out = counts.fixes_left_out;
    import->findings = (uint64_t)ltl_data_member_number(state, "findings", 0);
    return true;
}
