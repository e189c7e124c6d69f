#include "analyzers/linking/concern.h"

#include "core/limits.h"

/* ---- who calls whom ---- */

static uint32_t target_count(const ltl_linked_file *file) {
    const ltl_far_call *last = file->call_count > 0 ? &file->calls[file->call_count - 1] : NULL;
    return last != NULL ? last->first_target + last->target_count : 0;
}

/* Each file that `file` calls, once; `seen` holds file + 1 of who saw it last. */
static uint32_t list_callees(const ltl_links *links, uint32_t file, uint32_t *seen, uint32_t *out) {
    const ltl_linked_file *in = &links->files[file];
    uint32_t count = 0;
    for (uint32_t i = 0; i < target_count(in); i++) {
        uint32_t to = links->functions[in->targets[i].function].file;
        if (to != file && seen[to] != file + 1) {
            seen[to] = file + 1;
            out[count++] = to;
        }
    }
    return count;
}

/* Of a function that shares what it is given, whoever calls it. */
static uint32_t list_givers(const ltl_links *links, uint32_t file, uint32_t *seen, uint32_t *out) {
    const ltl_linked_file *in = &links->files[file];
    uint32_t count = 0;
    for (uint32_t i = 0; i < in->variable_count; i++) {
        const ltl_linked_variable *at = &links->variables[in->variables[i].variable];
        for (uint32_t j = 0; j < at->writer_count; j++) {
            uint32_t to = at->writers[j];
            out[count] = to;
            count += to != file && seen[to] != file + 1;
            seen[to] = file + 1;
        }
    }
    for (uint32_t i = 0; i < in->function_count; i++) {
        const ltl_linked_function *at = &links->functions[in->first_function + i];
        for (uint32_t j = 0; at->share_count > 0 && j < at->caller_count; j++) {
            uint32_t to = at->callers[j];
            out[count] = to;
            count += to != file && seen[to] != file + 1;
            seen[to] = file + 1;
        }
    }
    return count;
}

static void turn_around(ltl_arena *arena, ltl_file_graph *graph) {
    uint32_t files = graph->file_count;
    const uint32_t *down = graph->first[LTL_TO_CALLEES];
    const uint32_t *callees = graph->to[LTL_TO_CALLEES];
    uint32_t *first = LTL_NEW_ARRAY(arena, uint32_t, (size_t)files + 2);
    uint32_t *to = LTL_NEW_ARRAY(arena, uint32_t, (size_t)down[files] + 1);
    for (uint32_t i = 0; i < down[files]; i++) {
        first[callees[i] + 2]++;
    }
    for (uint32_t file = 2; file < files + 2; file++) {
        first[file] += first[file - 1];
    }
    for (uint32_t file = 0; file < files; file++) { /* moves each first to where the next one begins */
        for (uint32_t i = down[file]; i < down[file + 1]; i++) {
            to[first[callees[i] + 1]++] = file;
        }
    }
    graph->first[LTL_TO_CALLERS] = first;
    graph->to[LTL_TO_CALLERS] = to;
}

typedef uint32_t list_files(const ltl_links *links, uint32_t file, uint32_t *seen, uint32_t *out);

static void build_way(ltl_arena *arena, const ltl_links *links, ltl_calls_way way, list_files *list,
                      ltl_file_graph *graph) {
    uint32_t files = links->file_count;
    ltl_arena scratch = {0};
    uint32_t *seen = LTL_NEW_ARRAY(&scratch, uint32_t, (size_t)files + 1);
    uint32_t *found = LTL_NEW_ARRAY(&scratch, uint32_t, (size_t)files + 1);
    uint32_t *first = LTL_NEW_ARRAY(arena, uint32_t, (size_t)files + 1);
    struct LTL_VEC(uint32_t) all = {0};
    for (uint32_t file = 0; file < files; file++) {
        uint32_t count = list(links, file, seen, found);
        first[file] = all.count;
        for (uint32_t i = 0; i < count; i++) {
            LTL_PUSH(&scratch, &all, found[i]);
        }
    }
    first[files] = all.count;
    uint32_t *to = LTL_NEW_ARRAY(arena, uint32_t, (size_t)all.count + 1);
    for (uint32_t i = 0; i < all.count; i++) {
        to[i] = all.at[i];
    }
    graph->first[way] = first;
    graph->to[way] = to;
    ltl_arena_clear(&scratch);
}

void ltl_file_graph_build(ltl_arena *arena, const ltl_links *links, ltl_file_graph *out_graph) {
    *out_graph = (ltl_file_graph){.file_count = links->file_count};
    build_way(arena, links, LTL_TO_CALLEES, list_callees, out_graph);
    build_way(arena, links, LTL_TO_GIVERS, list_givers, out_graph);
    turn_around(arena, out_graph);
}

/* ---- one rule ---- */

void ltl_concern_init(ltl_concern *concern, ltl_arena *arena, uint32_t rule, uint32_t file_count) {
    *concern = (ltl_concern){.rule = rule,
                             .notes = LTL_NEW_ARRAY(arena, uint8_t, (size_t)file_count + 1)};
}

void ltl_concern_note(ltl_concern *concern, uint32_t file, unsigned notes) {
    concern->is_news = concern->is_news || (notes & ~(unsigned)concern->notes[file]) != 0;
    concern->notes[file] |= (uint8_t)notes;
}

/* How something gets from file to file. */
typedef struct spreading {
    unsigned ways; /* bits of ltl_calls_way */
    unsigned from;    /* all of these notes */
    unsigned through; /* any of these; 0: any file */
    unsigned gives;
} spreading;

/* To the files that lie one call from `file`; how many are in the queue then. */
static uint32_t spread_from(ltl_concern *concern, const ltl_file_graph *graph, const spreading *how, uint32_t file,
                            uint32_t *queue, uint32_t count) {
    for (uint32_t way = 0; way < LTL_CALLS_WAYS; way++) {
        const uint32_t *first = &graph->first[way][file];
        for (uint32_t i = first[0]; (how->ways >> way & 1) != 0 && i < first[1]; i++) {
            uint32_t to = graph->to[way][i];
            bool is_open = how->through == 0 || (concern->notes[to] & how->through) != 0;
            if (is_open && (concern->notes[to] & how->gives) == 0) {
                concern->notes[to] |= (uint8_t)how->gives;
                queue[count++] = to;
            }
        }
    }
    return count;
}

/* As many calls from file to file as a way has on one side: the first one, and LTL_MAX_FAR_HOPS behind it. */
static void spread(ltl_concern *concern, const ltl_file_graph *graph, const spreading *how, uint32_t *queue) {
    uint32_t count = 0;
    uint32_t next = 0;
    for (uint32_t file = 0; file < graph->file_count; file++) {
        concern->notes[file] &= (uint8_t)~how->gives;
        if ((concern->notes[file] & how->from) == how->from) {
            queue[count++] = file;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        concern->notes[queue[i]] |= (uint8_t)how->gives;
    }
    for (uint32_t calls = 0; calls <= LTL_MAX_FAR_HOPS; calls++) {
        uint32_t end = count;
        for (; next < end; next++) {
            count = spread_from(concern, graph, how, queue[next], queue, count);
        }
    }
}

void ltl_concern_spread(ltl_concern *concern, const ltl_file_graph *graph, ltl_arena *arena,
                        ltl_files *out_files) {
    static const spreading STEPS[] = {
        {1 << LTL_TO_CALLERS, LTL_CONCERN_SINK, 0, LTL_CONCERN_LEADS},
        {1 << LTL_TO_CALLEES | 1 << LTL_TO_GIVERS, LTL_CONCERN_LEADS, 0, LTL_CONCERN_ASKED},
        {1 << LTL_TO_CALLEES, LTL_CONCERN_MARKS | LTL_CONCERN_LEADS, LTL_CONCERN_MARKS | LTL_CONCERN_LEADS,
         LTL_CONCERN_ON},
    };
    if (!concern->is_news) {
        return;
    }
    concern->is_news = false;
    ltl_arena scratch = {0};
    uint32_t *queue = LTL_NEW_ARRAY(&scratch, uint32_t, (size_t)graph->file_count + 1);
    for (size_t i = 0; i < LTL_COUNT_OF(STEPS); i++) {
        spread(concern, graph, &STEPS[i], queue);
    }
    ltl_arena_clear(&scratch);
    for (uint32_t file = 0; file < graph->file_count; file++) {
        unsigned notes = concern->notes[file];
        bool gives = (notes & LTL_CONCERN_MARKS) != 0 && (notes & LTL_CONCERN_ASKED) != 0;
        if ((notes & LTL_CONCERN_TOLD) == 0 && (gives || (notes & LTL_CONCERN_ON) != 0)) {
            concern->notes[file] |= LTL_CONCERN_TOLD;
            LTL_PUSH(arena, out_files, file);
        }
    }
}
