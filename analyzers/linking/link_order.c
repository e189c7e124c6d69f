/* The order in which files are best looked at: callees first. Files that call each other in a circle
 * stand on one level, one behind the other. */
#include "analyzers/linking/link_internal.h"

/* Files that a file calls. */
typedef struct edges {
    uint32_t *first; /* by file; index into `to` */
    uint32_t *to;
} edges;

typedef struct walk {
    const edges *calls;
    ltl_linked_file *files;
    uint32_t *number;  /* by file, from 1 in order of discovery; 0: not seen */
    uint32_t *low;
    bool *is_open;     /* on `stack` */
    bool *is_left;     /* all that it calls was seen */
    uint32_t *stack;
    uint32_t stack_count;
    uint32_t *path;    /* files on the way from the root */
    uint32_t *next;    /* by file: edge to follow next */
    uint32_t seen;
    uint32_t circles;
    uint32_t levels;
} walk;

static edges edges_of(ltl_arena *scratch, const ltl_linked_function *functions,
                      const ltl_linked_file *files, uint32_t file_count) {
    edges e = {.first = LTL_NEW_ARRAY(scratch, uint32_t, (size_t)file_count + 2)};
    for (uint32_t pass = 0; pass < 2; pass++) {
        uint32_t count = 0;
        for (uint32_t file = 0; file < file_count; file++) {
            e.first[file] = count;
            for (uint32_t i = 0; i < files[file].call_count; i++) {
                const ltl_far_call *call = &files[file].calls[i];
                for (uint32_t j = 0; j < call->target_count; j++, count++) {
                    uint32_t to = files[file].targets[call->first_target + j].function;
                    if (pass == 1) {
                        e.to[count] = functions[to].file;
                    }
                }
            }
        }
        e.first[file_count] = count;
        e.to = pass == 0 ? LTL_NEW_ARRAY(scratch, uint32_t, (size_t)count + 1) : e.to;
    }
    return e;
}

/* The circle that ends with `file` is complete: its level is one above all that it calls. */
static void close_circle(walk *w, uint32_t file) {
    uint32_t first = w->stack_count;
    uint32_t level = 0;
    while (w->stack[--first] != file) {
    }
    bool is_circle = w->stack_count - first > 1;
    for (uint32_t i = first; i < w->stack_count; i++) {
        w->files[w->stack[i]].circle = w->circles + 1;
        w->files[w->stack[i]].is_in_circle = is_circle;
    }
    for (uint32_t i = first; i < w->stack_count; i++) {
        uint32_t at = w->stack[i];
        for (uint32_t j = w->calls->first[at]; j < w->calls->first[at + 1]; j++) {
            const ltl_linked_file *to = &w->files[w->calls->to[j]];
            bool is_below = to->circle != w->circles + 1 && to->level + 1 > level;
            level = is_below ? to->level + 1 : level;
        }
    }
    for (uint32_t i = first; i < w->stack_count; i++) {
        w->files[w->stack[i]].level = level;
        w->is_open[w->stack[i]] = false;
    }
    w->levels = level + 1 > w->levels ? level + 1 : w->levels;
    w->stack_count = first;
    w->circles++;
}

static void enter(walk *w, uint32_t file, uint32_t depth) {
    w->number[file] = w->low[file] = ++w->seen;
    w->is_open[file] = true;
    w->stack[w->stack_count++] = file;
    w->path[depth] = file;
    w->next[file] = w->calls->first[file];
}

/* Of files that call each other, one is behind those that it calls, as if calls of those on the way to it did not
 * count: so most of what it asks for is known when it is looked at. */
static void leave(walk *w, uint32_t file) {
    uint32_t place = 0;
    for (uint32_t i = w->calls->first[file]; i < w->calls->first[file + 1]; i++) {
        uint32_t to = w->calls->to[i];
        bool is_before = w->is_left[to] && w->is_open[to] && w->files[to].place_in_circle >= place;
        place = is_before ? w->files[to].place_in_circle + 1 : place;
    }
    w->files[file].place_in_circle = place;
    w->is_left[file] = true;
}

static void walk_from(walk *w, uint32_t root) {
    uint32_t depth = 0;
    enter(w, root, depth);
    for (;;) {
        uint32_t file = w->path[depth];
        if (w->next[file] < w->calls->first[file + 1]) {
            uint32_t to = w->calls->to[w->next[file]++];
            if (w->number[to] == 0) {
                enter(w, to, ++depth);
            } else if (w->is_open[to] && w->number[to] < w->low[file]) {
                w->low[file] = w->number[to];
            }
            continue;
        }
        leave(w, file);
        if (w->low[file] == w->number[file]) {
            close_circle(w, file);
        }
        if (depth == 0) {
            return;
        }
        uint32_t above = w->path[--depth];
        w->low[above] = w->low[file] < w->low[above] ? w->low[file] : w->low[above];
    }
}

void ltl_link__order(ltl_arena *scratch, const ltl_linked_function *functions,
                     ltl_linked_file *files, uint32_t file_count, uint32_t *out_level_count) {
    edges calls = edges_of(scratch, functions, files, file_count);
    size_t room = (size_t)file_count + 1;
    walk w = {.calls = &calls,
              .files = files,
              .number = LTL_NEW_ARRAY(scratch, uint32_t, room),
              .low = LTL_NEW_ARRAY(scratch, uint32_t, room),
              .is_open = LTL_NEW_ARRAY(scratch, bool, room),
              .is_left = LTL_NEW_ARRAY(scratch, bool, room),
              .stack = LTL_NEW_ARRAY(scratch, uint32_t, room),
              .path = LTL_NEW_ARRAY(scratch, uint32_t, room),
              .next = LTL_NEW_ARRAY(scratch, uint32_t, room)};
    for (uint32_t file = 0; file < file_count; file++) {
        if (w.number[file] == 0) {
            walk_from(&w, file);
        }
    }
    *out_level_count = w.levels;
}
