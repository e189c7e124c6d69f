#include "orchestrator/specialists/graph/layers.h"

#include "core/map.h"
#include "orchestrator/plan/file_kind.h"

enum { MOST_NOTES = 5 };

const ltl_rule_info ltl_rule_layer_inverted = LTL_OWN_RULE(
    "architecture/layers-depend-both-ways", QUALITY, LOW, MEDIUM,
    "Two parts that now depend on each other",
    "Since the change, two parts of the repository depend on each other.",
    "Parts that depend on each other can only be understood, tested, built and released together.",
    "Move what both need into a part below them, or hand it in from above.");

typedef struct layers {
    ltl_assess *assess;
    const ltl_graphs *graphs;
    size_t common;   /* bytes that all paths have in common, up to a slash */
    uint32_t *layer; /* of each file; 0: none, such as tests and files of no folder */
    ltl_map names;   /* of layers, to their number from 1 */
    ltl_map before;  /* (from, to) as bytes to the number of edges */
    ltl_map after;
} layers;

typedef struct pair {
    uint32_t from;
    uint32_t to;
} pair;

static size_t common_of(const ltl_graphs *graphs) {
    size_t common = SIZE_MAX;
    ltl_str first = LTL_STR("");
    for (uint32_t i = 0; i < graphs->file_count; i++) {
        ltl_str path = graphs->paths[i];
        if ((ltl_file_kinds(path) & LTL_FILE_TEST) != 0) {
            continue;
        }
        if (common == SIZE_MAX) {
            first = path;
            common = path.len;
        }
        size_t same = 0;
        while (same < common && same < path.len && path.ptr[same] == first.ptr[same]) {
            same++;
        }
        common = same;
    }
    common = common == SIZE_MAX ? 0 : common;
    while (common > 0 && first.ptr[common - 1] != '/') {
        common--;
    }
    return common;
}

static uint32_t layer_of(layers *self, ltl_str path) {
    if ((ltl_file_kinds(path) & LTL_FILE_TEST) != 0 || path.len <= self->common) {
        return 0;
    }
    size_t slash = ltl_str_find_byte(path, '/', self->common);
    if (slash == SIZE_MAX) {
        return 0;
    }
    ltl_map_entry *entry = ltl_map_put(&self->names, ltl_str_slice(path, 0, slash), NULL);
    entry->value = entry->value == 0 ? self->names.count : entry->value;
    return (uint32_t)entry->value;
}

static ltl_map_entry *pair_put(layers *self, ltl_map *map, uint32_t from, uint32_t to) {
    pair key = {self->layer[from], self->layer[to]};
    bool is_between = key.from != 0 && key.to != 0 && key.from != key.to;
    return is_between ? ltl_map_put_copy(map, (ltl_str){(const char *)&key, sizeof(key)}, NULL)
                      : NULL;
}

static void edges_count(layers *self, const ltl_dependencies *edges, ltl_map *map) {
    for (uint32_t i = 0; i < edges->count; i++) {
        ltl_map_entry *entry = pair_put(self, map, edges->at[i].from, edges->at[i].to);
        if (entry != NULL) {
            entry->value++;
        }
    }
}

static uint64_t count_of(const ltl_map *map, uint32_t from, uint32_t to) {
    pair key = {from, to};
    const ltl_map_entry *entry = ltl_map_find(map, (ltl_str){(const char *)&key, sizeof(key)});
    return entry != NULL ? entry->value : 0;
}

static ltl_str name_of(const layers *self, uint32_t layer) {
    return self->names.entries[layer - 1].key;
}

/* The first new edge from one layer to another stands for the crossing. */
static void crossing_say(layers *self, const ltl_dependency *edge, uint32_t *notes) {
    uint32_t from = self->layer[edge->from];
    uint32_t to = self->layer[edge->to];
    uint64_t back = count_of(&self->after, to, from);
    if (back > 0) {
        ltl_assess_add_path(
            self->assess, &ltl_rule_layer_inverted, self->graphs->paths[edge->from],
            "`%.*s` now depends on `%.*s` (by %.*s), which depends on it in %llu place%s.",
            LTL_STR_ARG(name_of(self, from)), LTL_STR_ARG(name_of(self, to)),
            LTL_STR_ARG(self->graphs->paths[edge->to]), (unsigned long long)back,
            back == 1 ? "" : "s");
    } else if ((*notes)++ < MOST_NOTES) {
        ltl_assess_note(self->assess, "%.*s now depends on %.*s", LTL_STR_ARG(name_of(self, from)),
                        LTL_STR_ARG(name_of(self, to)));
    }
}

void ltl_layers_look(ltl_assess *assess, const ltl_graphs *graphs) {
    layers self = {.assess = assess, .graphs = graphs, .common = common_of(graphs)};
    ltl_map told;
    ltl_map *const maps[] = {&self.names, &self.before, &self.after, &told};
    for (size_t i = 0; i < LTL_COUNT_OF(maps); i++) {
        ltl_map_init(maps[i], graphs->arena);
    }
    self.layer = LTL_NEW_ARRAY(graphs->arena, uint32_t, (size_t)graphs->file_count + 1);
    for (uint32_t i = 0; i < graphs->file_count; i++) {
        self.layer[i] = layer_of(&self, graphs->paths[i]);
    }
    edges_count(&self, &graphs->before, &self.before);
    edges_count(&self, &graphs->after, &self.after);
    uint32_t notes = 0;
    for (uint32_t i = 0; i < graphs->after.count; i++) {
        const ltl_dependency *edge = &graphs->after.at[i];
        ltl_map_entry *entry = pair_put(&self, &told, edge->from, edge->to);
        bool is_first = entry != NULL && entry->value++ == 0;
        if (is_first && count_of(&self.before, self.layer[edge->from], self.layer[edge->to]) == 0) {
            crossing_say(&self, edge, &notes);
        }
    }
}
