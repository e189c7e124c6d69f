#include "orchestrator/cli/autofix.h"

#include <stdio.h>

#include "orchestrator/fix/edits.h"
#include "orchestrator/fix/rewrite.h"

typedef struct fixing {
    ltl_autofix *autofix;
    ltl_arena arena; /* of one file */
    const char *path;
    ltl_edits edits;
} fixing;

static void print_lines(const char *mark, ltl_str text) {
    ltl_str line;
    while (ltl_str_split(&text, '\n', &line)) {
        fprintf(stderr, "%s%.*s\n", mark, LTL_STR_ARG(line));
    }
}

/* The whole lines that an edit touches, before and after. */
static void print_edit(const ltl_source *source, const ltl_finding *finding) {
    ltl_position start = ltl_source_position(source, finding->fix_span.start);
    ltl_position end = ltl_source_position(source, finding->fix_span.end);
    ltl_str first = ltl_source_line(source, start.line);
    ltl_str last = ltl_source_line(source, end.line);
    ltl_str before = ltl_str_slice(first, 0, start.column - 1);
    ltl_str after = ltl_str_slice(last, end.column - 1, last.len);
    fprintf(stderr, "@@ -%u @@ %.*s\n", start.line, LTL_STR_ARG(finding->rule->id));
    for (uint32_t line = start.line; line <= end.line; line++) {
        print_lines("-", ltl_source_line(source, line));
    }
    ltl_arena arena = {0};
    print_lines("+", ltl_arena_printf(&arena, "%.*s%.*s%.*s", LTL_STR_ARG(before),
                                      LTL_STR_ARG(finding->fix), LTL_STR_ARG(after)));
    ltl_arena_clear(&arena);
}

static void tell_left_out(fixing *f) {
    for (uint32_t i = 0; i < f->edits.count; i++) {
        const ltl_finding *finding = f->edits.at[i].finding;
        if (f->edits.at[i].is_left_out) {
            f->autofix->left_out++;
            if (!f->autofix->is_quiet) {
                fprintf(stderr, "lintel: %s:%u: %.*s: not fixed, it overlaps another fix; run again\n",
                        f->path, finding->start.line, LTL_STR_ARG(finding->rule->id));
            }
        }
    }
}

static void show(const fixing *f, const ltl_source *source) {
    fprintf(stderr, "--- %s\n+++ %s\n", f->path, f->path);
    for (uint32_t i = 0; i < f->edits.count; i++) {
        if (!f->edits.at[i].is_left_out) {
            print_edit(source, f->edits.at[i].finding);
        }
    }
}

static void fix_file(fixing *f) {
    ltl_error error = {0};
    ltl_source source;
    ltl_str bytes;
    ltl_digest content = f->edits.at[0].finding->content;
    ltl_status status = ltl_rewrite_read(&f->arena, f->path, content, &source, &bytes, &error);
    if (status == LTL_OK && f->autofix->is_dry) {
        show(f, &source);
    } else if (status == LTL_OK) {
        ltl_str text = ltl_edits_apply(&f->arena, source.text, &f->edits);
        status = ltl_rewrite_replace(&f->arena, f->path, content, text, &error);
    }
    if (status != LTL_OK) {
        f->autofix->failed++;
        fprintf(stderr, "lintel: %s: %s\n", f->path, error.text);
        return;
    }
    tell_left_out(f);
    f->autofix->files++;
    for (uint32_t i = 0; i < f->edits.count; i++) {
        f->autofix->fixes += !f->edits.at[i].is_left_out;
    }
}

void ltl_autofix_run(ltl_autofix *autofix, const ltl_findings *findings) {
    fixing f = {.autofix = autofix};
    for (uint32_t first = 0; first < findings->count;) {
        ltl_str path = findings->at[first].path;
        uint32_t end = first;
        ltl_arena_reset(&f.arena);
        const ltl_finding **own = LTL_NEW_ARRAY(&f.arena, const ltl_finding *, findings->count - first);
        while (end < findings->count && ltl_str_eq(findings->at[end].path, path)) {
            own[end - first] = &findings->at[end];
            end++;
        }
        f.path = ltl_arena_copy(&f.arena, path).ptr;
        ltl_edits_plan(&f.arena, own, end - first, &f.edits);
        if (f.edits.count > 0) {
            fix_file(&f);
        }
        first = end;
    }
    ltl_arena_clear(&f.arena);
    if (!autofix->is_quiet) {
        fprintf(stderr, "lintel: %s %u fix%s in %u file%s%s", autofix->is_dry ? "would make" : "made",
                autofix->fixes, autofix->fixes == 1 ? "" : "es", autofix->files,
                autofix->files == 1 ? "" : "s", autofix->left_out > 0 ? ", " : "\n");
        if (autofix->left_out > 0) {
            fprintf(stderr, "left out %u that overlap\n", autofix->left_out);
        }
    }
}
