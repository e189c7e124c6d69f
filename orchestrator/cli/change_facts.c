#include "orchestrator/cli/change_facts.h"

#include "core/buf.h"
#include "core/limits.h"
#include "core/source.h"
#include "orchestrator/cli/change_sides.h"

/* All changed text of a run: past that, facts come from paths and counts alone. */
#define MAX_FACT_BYTES (64 * LTL_MIB)

typedef struct fact_reader {
    ltl_arena *arena;
    ltl_arena scratch; /* one file at a time */
    ltl_reader *reader;
    ltl_change_sides delta;
    uint64_t bytes_left;
} fact_reader;

/* The lines of `ranges`, each with a line feed. */
static ltl_str lines_take(fact_reader *self, const ltl_source *source,
                          const ltl_line_ranges *ranges) {
    ltl_buf buf;
    ltl_buf_init(&buf, self->bytes_left);
    for (uint32_t i = 0; i < ranges->count; i++) {
        uint32_t first = ranges->at[i].first;
        for (uint32_t k = 0; k < ranges->at[i].count && first + k <= source->line_count; k++) {
            ltl_buf_append(&buf, ltl_source_line(source, first + k));
            ltl_buf_append_byte(&buf, '\n');
        }
    }
    ltl_str text = ltl_arena_copy(self->arena, ltl_buf_borrow(&buf));
    self->bytes_left -= text.len < self->bytes_left ? text.len : self->bytes_left;
    ltl_buf_clear(&buf);
    return text;
}

/* False when that side has no text. */
static bool side_read(fact_reader *self, const ltl_target *target, ltl_side side,
                      ltl_source *out_source, bool *is_binary) {
    bool is_there =
        target->change != (side == LTL_SIDE_HEAD ? LTL_CHANGE_DELETED : LTL_CHANGE_ADDED);
    bool is_touched = target->added.count + target->removed.count > 0;
    ltl_str bytes;
    if (!is_there || !is_touched || self->bytes_left == 0 ||
        ltl_reader_read(self->reader, target, side, &self->scratch, &bytes, NULL) != LTL_OK) {
        return false;
    }
    ltl_str path = side == LTL_SIDE_BASE ? target->old_path : target->path;
    ltl_source_init(out_source, &self->scratch, path, bytes);
    *is_binary |= out_source->encoding == LTL_ENCODING_BINARY;
    return out_source->encoding != LTL_ENCODING_BINARY;
}

static void text_read(fact_reader *self, uint32_t number, const ltl_target *target,
                      ltl_changed_file *file) {
    ltl_source head;
    ltl_source base;
    ltl_arena_reset(&self->scratch);
    bool has_head = side_read(self, target, LTL_SIDE_HEAD, &head, &file->is_binary);
    bool has_base = side_read(self, target, LTL_SIDE_BASE, &base, &file->is_binary);
    file->added_text = has_head ? lines_take(self, &head, &target->added) : LTL_STR("");
    file->removed_text = has_base ? lines_take(self, &base, &target->removed) : LTL_STR("");
    bool is_told = (has_base || file->is_added) && (has_head || file->is_deleted);
    if (is_told && (has_base || has_head)) {
        file->delta =
            ltl_change_sides_read(&self->delta, self->arena, number, target,
                                  has_base ? &base : NULL, has_head ? &head : NULL);
    }
}

static ltl_changed_file fact_of(fact_reader *self, uint32_t number, const ltl_target *target) {
    ltl_changed_file file = {
        .path = target->path,
        .old_path = target->old_path,
        .is_added = target->change == LTL_CHANGE_ADDED,
        .is_deleted = target->change == LTL_CHANGE_DELETED,
        .is_binary = target->skip == LTL_REASON_BINARY,
        .mode_changed = ltl_target_changes_mode(target),
        .is_link = ltl_target_is_link(target),
        .is_submodule = ltl_target_is_submodule(target),
        .lines_added = target->lines_added,
        .lines_removed = target->lines_removed,
    };
    bool can_read = target->skip == LTL_REASON_NONE || target->skip == LTL_REASON_DELETED;
    if (self->reader && can_read) {
        text_read(self, number, target, &file);
    }
    return file;
}

ltl_changed_file *ltl_change_facts_read(ltl_arena *arena, const ltl_intake *intake,
                                        ltl_change_graph *graph, uint32_t *out_count) {
    const ltl_targets *targets = ltl_intake_targets(intake);
    ltl_changed_file *files = LTL_NEW_ARRAY(arena, ltl_changed_file, (size_t)targets->count + 1);
    fact_reader self = {.arena = arena, .bytes_left = MAX_FACT_BYTES};
    if (ltl_reader_open(intake, &self.reader, NULL) != LTL_OK) {
        self.reader = NULL;
    }
    ltl_change_sides_open(&self.delta, graph);
    for (uint32_t i = 0; i < targets->count; i++) {
        files[i] = fact_of(&self, i, &targets->at[i]);
    }
    ltl_change_sides_close(&self.delta);
    ltl_reader_close(self.reader);
    ltl_arena_clear(&self.scratch);
    *out_count = targets->count;
    return files;
}
