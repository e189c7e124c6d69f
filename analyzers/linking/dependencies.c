#include "analyzers/linking/dependencies.h"

#include <stdlib.h>

#include "analyzers/linking/link_internal.h"

typedef struct finder {
    ltl_arena *arena;
    ltl_arena scratch;
    ltl_index index;
    ltl_map classes;  /* "package.Class" to file + 1 */
    ltl_map bases;    /* last part of a path to file + 1, UINT32_MAX: several */
    ltl_map paths;    /* path to file + 1 */
    ltl_map packages; /* Go: interned folder as bytes to file + 1 */
    ltl_dependencies *out;
} finder;

static void edge_add(finder *self, uint32_t from, uint32_t to) {
    if (to != LTL_NO_FILE && to != from) {
        ltl_dependency edge = {from, to};
        LTL_PUSH(self->arena, self->out, edge);
    }
}

static void classes_list(finder *self, uint32_t file, const ltl_file_facts *facts) {
    ltl_str package = ltl_fact_text(facts, facts->package);
    for (uint32_t i = 0; i < facts->classes.count; i++) {
        ltl_str name = ltl_fact_text(facts, facts->classes.at[i].name);
        ltl_str full = ltl_arena_printf(&self->scratch, "%.*s%s%.*s", LTL_STR_ARG(package),
                                        package.len > 0 ? "." : "", LTL_STR_ARG(name));
        bool is_new;
        ltl_map_entry *entry = ltl_map_put(&self->classes, full, &is_new);
        entry->value = is_new ? file + 1 : entry->value;
    }
}

static void file_list(finder *self, uint32_t file, const ltl_file_facts *facts) {
    bool is_new;
    ltl_map_put(&self->paths, facts->path, NULL)->value = file + 1;
    ltl_map_entry *entry = ltl_map_put(&self->bases, ltl_str_after_last(facts->path, '/'), &is_new);
    entry->value = is_new ? file + 1 : UINT32_MAX;
    if (facts->family == LTL_FAMILY_JVM || facts->family == LTL_FAMILY_PHP) {
        classes_list(self, file, facts);
    }
    if (facts->family == LTL_FAMILY_GO) {
        const uint32_t *folder = &self->index.files[file].folder;
        entry =
            ltl_map_put(&self->packages, (ltl_str){(const char *)folder, sizeof(*folder)}, &is_new);
        entry->value = is_new ? file + 1 : entry->value;
    }
}

/* The import names a class, or a member of one: the longest front that is a class. */
static uint32_t class_of(const finder *self, ltl_str name) {
    while (name.len > 0) {
        const ltl_map_entry *entry = ltl_map_find(&self->classes, name);
        if (entry != NULL) {
            return (uint32_t)entry->value - 1;
        }
        size_t dot = ltl_str_find_last_byte(name, '.');
        name = dot == SIZE_MAX ? LTL_STR("") : ltl_str_slice(name, 0, dot);
    }
    return LTL_NO_FILE;
}

/* `../a/b.h` seen from the folder of a file; empty when it leads out. */
static ltl_str path_join(finder *self, ltl_str file, ltl_str include) {
    size_t slash = ltl_str_find_last_byte(file, '/');
    ltl_str folder = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(file, 0, slash);
    while (ltl_str_starts_with(include, LTL_STR("../"))) {
        if (folder.len == 0) {
            return LTL_STR("");
        }
        slash = ltl_str_find_last_byte(folder, '/');
        folder = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(folder, 0, slash);
        include = ltl_str_slice(include, 3, include.len);
    }
    return ltl_arena_printf(&self->scratch, "%.*s%s%.*s", LTL_STR_ARG(folder),
                            folder.len > 0 ? "/" : "", LTL_STR_ARG(include));
}

/* Beside the file, from the root, or the only file that is called so. */
static uint32_t include_of(finder *self, ltl_str file, ltl_str include) {
    const ltl_map_entry *entry = ltl_map_find(&self->paths, path_join(self, file, include));
    entry = entry != NULL ? entry : ltl_map_find(&self->paths, include);
    if (entry != NULL) {
        return (uint32_t)entry->value - 1;
    }
    entry = ltl_map_find(&self->bases, ltl_str_after_last(include, '/'));
    if (entry == NULL || entry->value == UINT32_MAX) {
        return LTL_NO_FILE;
    }
    uint32_t found = (uint32_t)entry->value - 1;
    return ltl_str_ends_with(ltl_index__facts(&self->index, found)->path, include) ? found
                                                                                   : LTL_NO_FILE;
}

static uint32_t go_package(const finder *self, uint32_t folder) {
    const ltl_map_entry *entry =
        folder != 0
            ? ltl_map_find(&self->packages, (ltl_str){(const char *)&folder, sizeof(folder)})
            : NULL;
    return entry != NULL ? (uint32_t)entry->value - 1 : LTL_NO_FILE;
}

static void file_link(finder *self, uint32_t file, const ltl_file_facts *facts) {
    const ltl_indexed_file *indexed = &self->index.files[file];
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        switch (facts->family) {
        case LTL_FAMILY_PYTHON:
        case LTL_FAMILY_JAVASCRIPT: {
            uint32_t member = indexed->member_modules[i];
            edge_add(self, file, member != LTL_NO_FILE ? member : indexed->modules[i]);
            break;
        }
        case LTL_FAMILY_GO:
            edge_add(self, file, go_package(self, indexed->modules[i]));
            break;
        case LTL_FAMILY_JVM:
        case LTL_FAMILY_PHP:
            edge_add(self, file, class_of(self, ltl_fact_text(facts, facts->imports.at[i].module)));
            break;
        default:
            break;
        }
    }
    for (uint32_t i = 0; i < facts->includes.count; i++) {
        edge_add(self, file,
                 include_of(self, facts->path, ltl_fact_text(facts, facts->includes.at[i])));
    }
}

static int compare(const void *a, const void *b) {
    const ltl_dependency *left = a;
    const ltl_dependency *right = b;
    if (left->from != right->from) {
        return left->from < right->from ? -1 : 1;
    }
    return left->to < right->to ? -1 : left->to > right->to;
}

void ltl_dependencies_settle(ltl_dependencies *edges) {
    if (edges->count < 2) {
        return;
    }
    qsort(edges->at, edges->count, sizeof(edges->at[0]), compare);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < edges->count; i++) {
        if (compare(&edges->at[kept - 1], &edges->at[i]) != 0) {
            edges->at[kept++] = edges->at[i];
        }
    }
    edges->count = kept;
}

void ltl_dependencies_find(ltl_arena *arena, const ltl_file_facts *const *files,
                           uint32_t file_count, ltl_dependencies *out_dependencies) {
    finder self = {.arena = arena, .out = out_dependencies};
    *out_dependencies = (ltl_dependencies){0};
    ltl_index__build(&self.index, &self.scratch, files, file_count);
    ltl_map *const maps[] = {&self.classes, &self.bases, &self.paths, &self.packages};
    for (size_t i = 0; i < LTL_COUNT_OF(maps); i++) {
        ltl_map_init(maps[i], &self.scratch);
    }
    for (uint32_t i = 0; i < file_count; i++) {
        if (files[i] != NULL) {
            file_list(&self, i, files[i]);
        }
    }
    for (uint32_t i = 0; i < file_count; i++) {
        if (files[i] != NULL) {
            file_link(&self, i, files[i]);
        }
    }
    ltl_dependencies_settle(out_dependencies);
    ltl_arena_clear(&self.scratch);
}

/* --- circles and ways --------------------------------------------------------------------- */

/* Where the edges of each file begin; one more than there are files. */
static uint32_t *starts_of(ltl_arena *arena, const ltl_dependencies *edges, uint32_t count) {
    uint32_t *starts = LTL_NEW_ARRAY(arena, uint32_t, (size_t)count + 1);
    uint32_t at = 0;
    for (uint32_t file = 0; file <= count; file++) {
        while (at < edges->count && edges->at[at].from < file) {
            at++;
        }
        starts[file] = at;
    }
    return starts;
}

/* Tarjan's algorithm with a stack of its own. */
typedef struct circle_finder {
    const ltl_dependencies *edges;
    const uint32_t *starts;
    uint32_t *number; /* 0: not seen */
    uint32_t *low;
    uint32_t *next; /* edge to look at */
    uint32_t *stack;
    uint32_t stacked;
    uint32_t *path;
    uint32_t depth;
    uint32_t *circle; /* UINT32_MAX: open */
    uint32_t numbers;
    uint32_t circles;
} circle_finder;

static void file_enter(circle_finder *self, uint32_t file) {
    self->number[file] = self->low[file] = ++self->numbers;
    self->next[file] = self->starts[file];
    self->stack[self->stacked++] = file;
    self->path[self->depth++] = file;
}

static void file_leave(circle_finder *self, uint32_t file) {
    self->depth--;
    if (self->low[file] == self->number[file]) {
        uint32_t member;
        do {
            member = self->stack[--self->stacked];
            self->circle[member] = self->circles;
        } while (member != file);
        self->circles++;
    }
    if (self->depth > 0) {
        uint32_t above = self->path[self->depth - 1];
        self->low[above] = self->low[file] < self->low[above] ? self->low[file] : self->low[above];
    }
}

static void from_file(circle_finder *self, uint32_t root) {
    file_enter(self, root);
    while (self->depth > 0) {
        uint32_t file = self->path[self->depth - 1];
        if (self->next[file] == self->starts[file + 1]) {
            file_leave(self, file);
            continue;
        }
        uint32_t to = self->edges->at[self->next[file]++].to;
        if (self->number[to] == 0) {
            file_enter(self, to);
        } else if (self->circle[to] == UINT32_MAX && self->number[to] < self->low[file]) {
            self->low[file] = self->number[to];
        }
    }
}

uint32_t *ltl_dependencies_circles(ltl_arena *arena, const ltl_dependencies *dependencies,
                                   uint32_t file_count) {
    ltl_arena scratch = {0};
    size_t room = (size_t)file_count + 1;
    circle_finder self = {.edges = dependencies,
                          .starts = starts_of(&scratch, dependencies, file_count),
                          .number = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                          .low = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                          .next = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                          .stack = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                          .path = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                          .circle = LTL_NEW_ARRAY(arena, uint32_t, room)};
    for (uint32_t i = 0; i < file_count; i++) {
        self.circle[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < file_count; i++) {
        if (self.number[i] == 0) {
            from_file(&self, i);
        }
    }
    ltl_arena_clear(&scratch);
    return self.circle;
}

uint32_t ltl_dependencies_way(ltl_arena *arena, const ltl_dependencies *dependencies,
                              uint32_t file_count, uint32_t from, uint32_t to,
                              uint32_t **out_files) {
    ltl_arena scratch = {0};
    const uint32_t *starts = starts_of(&scratch, dependencies, file_count);
    uint32_t *before =
        LTL_NEW_ARRAY(&scratch, uint32_t, (size_t)file_count + 1); /* + 1; 0: not seen */
    uint32_t *queue = LTL_NEW_ARRAY(&scratch, uint32_t, (size_t)file_count + 1);
    uint32_t first = 0;
    uint32_t last = 0;
    queue[last++] = from;
    before[from] = from + 1;
    while (first < last && before[to] == 0) {
        uint32_t file = queue[first++];
        for (uint32_t i = starts[file]; i < starts[file + 1]; i++) {
            uint32_t next = dependencies->at[i].to;
            if (before[next] == 0) {
                before[next] = file + 1;
                queue[last++] = next;
            }
        }
    }
    uint32_t count = 0;
    if (before[to] != 0) {
        count = 1;
        for (uint32_t at = to; at != from; at = before[at] - 1) {
            count++;
        }
        *out_files = LTL_NEW_ARRAY(arena, uint32_t, count);
        uint32_t at = to;
        for (uint32_t i = count; i-- > 0; at = before[at] - 1) {
            (*out_files)[i] = at;
        }
    }
    ltl_arena_clear(&scratch);
    return count;
}
