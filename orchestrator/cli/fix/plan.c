#include "orchestrator/cli/fix/plan.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/fix/encode.h"
#include "orchestrator/intake/safe_file.h"

enum { WRITE_BITS = 0222 };

static void refuse(ltl_fix_plan *plan, ltl_fix_item *item, const char *why) {
    item->why = ltl_arena_copy(&plan->arena, ltl_str_of(why));
}

/* Its path in the tree; a file elsewhere, such as one named by `..`, is another repository's. */
static bool path_find(ltl_fix_plan *plan, const ltl_intake *intake, ltl_fix_item *item) {
    ltl_str file = ltl_intake_file_of(intake, item->target, &plan->arena);
    ltl_str tree = plan->tree;
    size_t skip = ltl_str_is(tree, "/") ? 1 : tree.len + 1;
    bool is_inside = ltl_str_starts_with(file, tree) && file.len > skip && file.ptr[skip - 1] == '/';
    if (!is_inside || !ltl_path_is_safe(ltl_str_slice(file, skip, file.len))) {
        return false;
    }
    item->path = ltl_arena_copy(&plan->arena, ltl_str_slice(file, skip, file.len));
    return true;
}

/* What the file's owner would not want to be written is not. */
static const char *tree_refusal(ltl_fix_plan *plan, ltl_fix_item *item) {
    int fd = ltl_safe_open(plan->tree_fd, item->path.ptr,
                           O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat info;
    if (fd < 0) {
        return "it cannot be opened without following a link";
    }
    bool is_file = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    (void)close(fd);
    if (!is_file) {
        return "it is no regular file";
    }
    item->other_names = (uint32_t)info.st_nlink - 1;
    if ((info.st_mode & WRITE_BITS) == 0) {
        return "it is read-only";
    }
    return info.st_uid != geteuid() && geteuid() != 0 ? "it belongs to somebody else" : NULL;
}

static bool bytes_read(ltl_fix_plan *plan, ltl_reader *reader, ltl_fix_item *item) {
    ltl_error error = {0};
    ltl_status status = ltl_reader_read(reader, item->target, LTL_SIDE_HEAD, &plan->arena,
                                        &item->bytes, &error);
    if (status != LTL_OK) {
        refuse(plan, item, error.text);
        return false;
    }
    ltl_source_init(&item->origin, &plan->arena, item->name, item->bytes);
    item->source = item->origin;
    if (!ltl_digest_eq(item->source.content, item->edits.at[0].finding->content)) {
        refuse(plan, item, "it changed since it was looked at");
        return false;
    }
    return true;
}

static void edits_plan(ltl_fix_plan *plan, const ltl_finding *findings, uint32_t count,
                       ltl_edits *out_edits) {
    const ltl_finding **own = LTL_NEW_ARRAY(&plan->arena, const ltl_finding *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        own[i] = &findings[i];
    }
    ltl_edits_plan(&plan->arena, own, count, out_edits);
}

void ltl_fix_item_make(ltl_fix_plan *plan, ltl_fix_item *item) {
    ltl_error error = {0};
    item->kept = 0;
    for (uint32_t i = 0; i < item->edits.count; i++) {
        item->kept += !item->edits.at[i].is_left_out;
    }
    item->text = ltl_edits_apply(&plan->arena, item->source.text, &item->edits);
    if (ltl_encode_like(&plan->arena, &item->origin, item->bytes, &item->edits, item->text,
                        &item->made, &error) != LTL_OK) {
        refuse(plan, item, error.text);
    } else if (ltl_str_eq(item->text, item->source.text)) {
        item->kept = 0;
    }
}

void ltl_fix_item_go_on(ltl_fix_plan *plan, ltl_fix_item *item) {
    ltl_swaps_add(&plan->arena, &item->changes, &item->edits);
    item->fixes += item->kept;
    item->found = item->tried;
    ltl_source_init(&item->source, &plan->arena, item->name, item->text);
    edits_plan(plan, item->found.at, item->found.count, &item->edits);
    ltl_fix_item_make(plan, item);
}

/* Staged content goes into the index; into the file as well when that is the same, so that the next `git add` does
 * not take the fix back. */
static void staged_place(ltl_fix_plan *plan, ltl_fix_item *item) {
    struct stat info;
    ltl_str now;
    item->is_staged = true;
    item->path = item->target->path;
    int fd = ltl_safe_open(plan->tree_fd, item->path.ptr,
                           O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        return;
    }
    bool is_plain = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (!is_plain) {
        (void)close(fd);
    } else if (ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, &plan->arena, &now)) {
        item->has_tree = ltl_str_eq(now, item->bytes) && tree_refusal(plan, item) == NULL;
    }
}

static void item_fill(ltl_fix_plan *plan, const ltl_intake *intake, ltl_reader *reader,
                      ltl_fix_item *item) {
    item->target = ltl_intake_find(intake, item->name);
    if (item->target == NULL) {
        refuse(plan, item, "it is not known where it lies");
        return;
    }
    if (!plan->is_staged && !path_find(plan, intake, item)) {
        refuse(plan, item, "it lies outside of the repository or folder that is being fixed");
        return;
    }
    const char *why = plan->is_staged ? NULL : tree_refusal(plan, item);
    if (why != NULL) {
        refuse(plan, item, why);
        return;
    }
    if (!bytes_read(plan, reader, item)) {
        return;
    }
    item->has_tree = true;
    if (plan->is_staged) {
        item->has_tree = false;
        staged_place(plan, item);
    }
    ltl_fix_item_make(plan, item);
    plan->bytes += item->bytes.len + item->made.len;
    if (plan->bytes > LTL_MAX_FIX_RUN_BYTES / 2) {
        refuse(plan, item, "the files of this run are too large together");
    }
}

static bool is_twice(const ltl_fix_plan *plan, ltl_str path) {
    for (uint32_t i = 0; i < plan->items.count; i++) {
        if (path.len > 0 && ltl_str_eq(plan->items.at[i].path, path)) {
            return true;
        }
    }
    return false;
}

static void item_add(ltl_fix_plan *plan, const ltl_intake *intake, ltl_reader *reader,
                     const ltl_finding *findings, uint32_t count) {
    ltl_fix_item item = {.name = ltl_arena_copy(&plan->arena, findings[0].path)};
    edits_plan(plan, findings, count, &item.edits);
    if (item.edits.count == 0) {
        return;
    }
    item_fill(plan, intake, reader, &item);
    if (ltl_fix_item_has_edits(&item) && is_twice(plan, item.path)) {
        refuse(plan, &item, "it is the same file under another name");
    }
    LTL_PUSH(&plan->arena, &plan->items, item);
}

void ltl_fix_plan_make(ltl_fix_plan *plan, const ltl_analysis *analysis, ltl_str tree,
                       bool is_staged) {
    /* With what the baseline says of them: what somebody accepted is left alone. */
    const ltl_finding *findings = analysis->report.findings;
    uint32_t count = analysis->report.finding_count;
    ltl_reader *reader = NULL;
    *plan = (ltl_fix_plan){.tree = tree, .is_staged = is_staged};
    plan->tree_fd = open(tree.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (ltl_reader_open(analysis->intake, &reader, NULL) != LTL_OK) {
        return;
    }
    for (uint32_t first = 0; first < count;) {
        uint32_t end = first + 1;
        while (end < count && ltl_str_eq(findings[end].path, findings[first].path)) {
            end++;
        }
        item_add(plan, analysis->intake, reader, &findings[first], end - first);
        first = end;
    }
    ltl_reader_close(reader);
}

void ltl_fix_plan_left(ltl_fix_plan *plan, const ltl_fix_files *files) {
    for (uint32_t i = 0; i < plan->items.count; i++) {
        ltl_fix_item *item = &plan->items.at[i];
        for (uint32_t k = 0; k < files->count && ltl_fix_item_changes(item); k++) {
            bool is_its = item->is_staged ? files->at[k].is_index
                                          : ltl_str_eq(files->at[k].path, item->path);
            if (is_its && files->at[k].is_left) {
                refuse(plan, item, "somebody else changed it meanwhile");
            }
        }
    }
}

void ltl_fix_plan_clear(ltl_fix_plan *plan) {
    if (plan->tree_fd >= 0) {
        (void)close(plan->tree_fd);
    }
    ltl_arena_clear(&plan->arena);
}
