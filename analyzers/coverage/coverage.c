#include "analyzers/coverage/coverage.h"

#include <stdlib.h>

ltl_covered_file *ltl_coverage__file(ltl_coverage *coverage, ltl_str path) {
    for (uint32_t i = coverage->files.count;
         i-- > 0;) { /* parts of a file mostly follow each other */
        if (ltl_str_eq(coverage->files.at[i].path, path)) {
            return &coverage->files.at[i];
        }
        if (coverage->files.count - i > 8) {
            break;
        }
    }
    ltl_covered_file file = {.path = ltl_arena_copy(coverage->arena, path)};
    LTL_PUSH(coverage->arena, &coverage->files, file);
    return &coverage->files.at[coverage->files.count - 1];
}

bool ltl_coverage__line(ltl_coverage *coverage, ltl_covered_file *file, uint64_t line,
                        uint64_t hits) {
    if (line == 0 || line > UINT32_MAX || coverage->line_count++ >= LTL_MAX_COVERAGE_LINES) {
        return false;
    }
    ltl_covered_line row = {(uint32_t)line, hits < UINT32_MAX ? (uint32_t)hits : UINT32_MAX};
    LTL_PUSH(coverage->arena, &file->lines, row);
    return true;
}

static int compare_lines(const void *a, const void *b) {
    uint32_t left = ((const ltl_covered_line *)a)->line;
    uint32_t right = ((const ltl_covered_line *)b)->line;
    return left < right ? -1 : left > right;
}

static int compare_files(const void *a, const void *b) {
    return ltl_str_compare(((const ltl_covered_file *)a)->path,
                           ((const ltl_covered_file *)b)->path);
}

/* A line that is told of twice was run as often as the higher number says. */
static void lines_settle(ltl_covered_file *file) {
    if (file->lines.count < 2) {
        return;
    }
    qsort(file->lines.at, file->lines.count, sizeof(file->lines.at[0]), compare_lines);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < file->lines.count; i++) {
        ltl_covered_line *last = &file->lines.at[kept - 1];
        if (last->line == file->lines.at[i].line) {
            last->hits = last->hits > file->lines.at[i].hits ? last->hits : file->lines.at[i].hits;
        } else {
            file->lines.at[kept++] = file->lines.at[i];
        }
    }
    file->lines.count = kept;
}

static void settle(ltl_coverage *coverage) {
    if (coverage->files.count == 0) {
        return;
    }
    qsort(coverage->files.at, coverage->files.count, sizeof(coverage->files.at[0]), compare_files);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < coverage->files.count; i++) {
        ltl_covered_file *last = &coverage->files.at[kept - 1];
        const ltl_covered_file *next = &coverage->files.at[i];
        if (!ltl_str_eq(last->path, next->path)) {
            coverage->files.at[kept++] = *next;
            continue;
        }
        for (uint32_t k = 0; k < next->lines.count; k++) {
            LTL_PUSH(coverage->arena, &last->lines, next->lines.at[k]);
        }
    }
    coverage->files.count = kept;
    for (uint32_t i = 0; i < coverage->files.count; i++) {
        lines_settle(&coverage->files.at[i]);
    }
}

ltl_status ltl_coverage_read(ltl_arena *arena, ltl_str text, ltl_coverage *out_coverage,
                             ltl_error *error) {
    static const struct {
        const char *mark;
        ltl_status (*read)(ltl_coverage *, ltl_str, ltl_error *);
    } formats[] = {{"<coverage", ltl_coverage__read_cobertura},
                   {"<sourcefile", ltl_coverage__read_jacoco},
                   {"\"gcc_version\"", ltl_coverage__read_gcov_json},
                   {":    0:Source:", ltl_coverage__read_gcov},
                   {"SF:", ltl_coverage__read_lcov},
                   {"mode: ", ltl_coverage__read_go}};
    *out_coverage = (ltl_coverage){.arena = arena};
    for (size_t i = 0; i < LTL_COUNT_OF(formats); i++) {
        if (ltl_str_find(text, ltl_str_of(formats[i].mark), 0) != SIZE_MAX) {
            ltl_status status = formats[i].read(out_coverage, text, error);
            settle(out_coverage);
            return status;
        }
    }
    return ltl_fail(error, LTL_SYNTAX,
                    "this is no coverage report of lcov, gcov, Cobertura, JaCoCo or Go");
}

static bool ends_with_path(ltl_str path, ltl_str end) {
    return ltl_str_ends_with(path, end) &&
           (path.len == end.len || path.ptr[path.len - end.len - 1] == '/');
}

const ltl_covered_file *ltl_coverage_find(const ltl_coverage *coverage, ltl_str path) {
    const ltl_covered_file *found = NULL;
    for (uint32_t i = 0; i < coverage->files.count; i++) {
        const ltl_covered_file *file = &coverage->files.at[i];
        if (ltl_str_eq(file->path, path)) {
            return file;
        }
        if (ends_with_path(file->path, path) || ends_with_path(path, file->path)) {
            if (found != NULL) {
                return NULL;
            }
            found = file;
        }
    }
    return found;
}

const ltl_covered_line *ltl_coverage_line(const ltl_covered_file *file, uint32_t line) {
    ltl_covered_line key = {line, 0};
    return file->lines.count > 0
               ? bsearch(&key, file->lines.at, file->lines.count, sizeof(key), compare_lines)
               : NULL;
}
