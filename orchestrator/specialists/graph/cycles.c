#include "orchestrator/specialists/graph/cycles.h"

#include "core/limits.h"

enum {
    MOST_CYCLES = 20,
    MOST_SHOWN = 6,
    HUB_GROWTH = 5,
    HUB_EDGES = 15,
    PART_FILES = 3,
    MOST_NAMED = 3
};

const ltl_rule_info ltl_rule_new_cycle = LTL_OWN_RULE(
    "architecture/new-import-cycle", QUALITY, LOW, HIGH, "A circle of files that import each other",
    "The change closes a circle of imports.",
    "Files in a circle can only be loaded, tested and understood together; which of them is ready "
    "first depends on "
    "who was imported first.",
    "Move what they share into a file that imports none of them, or import where it is used.");

static ltl_str way_text(const ltl_graphs *graphs, const uint32_t *files, uint32_t count) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < count; i++) {
        bool is_cut = count > MOST_SHOWN && i >= MOST_SHOWN / 2 && i < count - MOST_SHOWN / 2;
        if (is_cut) {
            text = i == MOST_SHOWN / 2
                       ? ltl_arena_printf(graphs->arena, "%.*s → …", LTL_STR_ARG(text))
                       : text;
            continue;
        }
        text = ltl_arena_printf(graphs->arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? " → " : "",
                                LTL_STR_ARG(graphs->paths[files[i]]));
    }
    return text;
}

void ltl_cycles_look(ltl_assess *assess, const ltl_graphs *graphs) {
    const uint32_t *before =
        ltl_dependencies_circles(graphs->arena, &graphs->before, graphs->file_count);
    const uint32_t *after =
        ltl_dependencies_circles(graphs->arena, &graphs->after, graphs->file_count);
    bool *is_told =
        LTL_NEW_ARRAY(graphs->arena, bool, (size_t)graphs->file_count + 1); /* by circle */
    uint32_t told = 0;
    for (uint32_t i = 0; i < graphs->after.count; i++) {
        ltl_dependency edge = graphs->after.at[i];
        bool is_closing = after[edge.from] == after[edge.to] &&
                          before[edge.from] != before[edge.to] &&
                          !ltl_graph_has(&graphs->before, edge.from, edge.to);
        if (!is_closing || is_told[after[edge.from]] || told++ >= MOST_CYCLES) {
            continue;
        }
        is_told[after[edge.from]] = true;
        uint32_t *files;
        uint32_t count = ltl_dependencies_way(graphs->arena, &graphs->after, graphs->file_count,
                                              edge.to, edge.from, &files);
        ltl_str way = way_text(graphs, files, count);
        ltl_assess_add_path(assess, &ltl_rule_new_cycle, graphs->paths[edge.from],
                            "This import closes a circle of %u files: %.*s → %.*s.", count,
                            LTL_STR_ARG(graphs->paths[edge.from]), LTL_STR_ARG(way));
    }
    if (told > MOST_CYCLES) {
        ltl_assess_note(assess, "%u circles are closed; %d are listed", told, MOST_CYCLES);
    }
}

static void degrees_count(const ltl_graphs *graphs, const ltl_dependencies *edges, uint32_t *out,
                          uint32_t *in) {
    (void)graphs;
    for (uint32_t i = 0; i < edges->count; i++) {
        out[edges->at[i].from]++;
        in[edges->at[i].to]++;
    }
}

static void hub_tell(ltl_assess *assess, ltl_str path, const char *what, uint32_t before,
                     uint32_t after) {
    if (after >= before + HUB_GROWTH && after >= HUB_EDGES) {
        ltl_assess_note(assess, "%.*s %s %u files, before %u", LTL_STR_ARG(path), what, after,
                        before);
    }
}

void ltl_hubs_look(ltl_assess *assess, const ltl_graphs *graphs) {
    uint32_t *counts[4];
    for (size_t i = 0; i < LTL_COUNT_OF(counts); i++) {
        counts[i] = LTL_NEW_ARRAY(graphs->arena, uint32_t, (size_t)graphs->file_count + 1);
    }
    degrees_count(graphs, &graphs->before, counts[0], counts[1]);
    degrees_count(graphs, &graphs->after, counts[2], counts[3]);
    for (uint32_t i = 0; i < graphs->file_count; i++) {
        hub_tell(assess, graphs->paths[i], "imports", counts[0][i], counts[2][i]);
        hub_tell(assess, graphs->paths[i], "is imported by", counts[1][i], counts[3][i]);
    }
    ltl_assess_note(assess, "%u files, %u dependencies, before %u", graphs->file_count,
                    graphs->after.count, graphs->before.count);
}

/* --- reading order and parts -------------------------------------------------------------- */

static uint32_t root_of(uint32_t *parent, uint32_t file) {
    while (parent[file] != file) {
        parent[file] = parent[parent[file]];
        file = parent[file];
    }
    return file;
}

static void parts_note(ltl_assess *assess, const ltl_graphs *graphs, uint32_t *parent) {
    uint32_t *sizes = LTL_NEW_ARRAY(graphs->arena, uint32_t, (size_t)graphs->file_count + 1);
    for (uint32_t i = 0; i < graphs->file_count; i++) {
        sizes[graphs->is_changed[i] ? root_of(parent, i) : graphs->file_count]++;
    }
    uint32_t parts = 0;
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < graphs->file_count; i++) {
        if (graphs->is_changed[i] && sizes[i] >= PART_FILES && parts++ < MOST_NAMED) {
            names = ltl_arena_printf(graphs->arena, "%.*s%s%u around %.*s", LTL_STR_ARG(names),
                                     names.len > 0 ? ", " : "", sizes[i],
                                     LTL_STR_ARG(graphs->paths[i]));
        }
    }
    if (parts > 1) {
        ltl_assess_note(assess,
                        "it could be %u changes, none of whose files import another's: %.*s%s",
                        parts, LTL_STR_ARG(names), parts > MOST_NAMED ? " …" : "");
    }
}

void ltl_reading_order_look(ltl_assess *assess, const ltl_graphs *graphs) {
    uint32_t *parent = LTL_NEW_ARRAY(graphs->arena, uint32_t, (size_t)graphs->file_count + 1);
    uint32_t *users = LTL_NEW_ARRAY(graphs->arena, uint32_t, (size_t)graphs->file_count + 1);
    for (uint32_t i = 0; i < graphs->file_count; i++) {
        parent[i] = i;
    }
    for (uint32_t i = 0; i < graphs->after.count; i++) {
        ltl_dependency edge = graphs->after.at[i];
        if (graphs->is_changed[edge.from] && graphs->is_changed[edge.to]) {
            users[edge.to]++;
            uint32_t root = root_of(parent, edge.from);
            parent[root] = root_of(parent, edge.to);
        }
    }
    ltl_str names = LTL_STR("");
    for (uint32_t turn = 0; turn < MOST_NAMED; turn++) {
        uint32_t best = graphs->file_count;
        for (uint32_t i = 0; i < graphs->file_count; i++) {
            best =
                users[i] > 0 && (best == graphs->file_count || users[i] > users[best]) ? i : best;
        }
        if (best == graphs->file_count) {
            break;
        }
        names = ltl_arena_printf(graphs->arena, "%.*s%s%.*s", LTL_STR_ARG(names),
                                 names.len > 0 ? ", " : "", LTL_STR_ARG(graphs->paths[best]));
        users[best] = 0;
    }
    if (names.len > 0) {
        ltl_assess_note(assess, "read first what the others of the change use: %.*s",
                        LTL_STR_ARG(names));
    }
    parts_note(assess, graphs, parent);
}
