#include "orchestrator/cli/graph/change_graph.h"

#include "core/limits.h"
#include "orchestrator/cli/graph/around.h"
#include "orchestrator/specialists/graph/graphs.h"

enum { MOST_SHOWN = 6 };

void ltl_change_graph_open(ltl_change_graph *self, uint32_t threshold) {
    *self = (ltl_change_graph){.threshold = threshold};
    ltl_near_open(&self->near, &self->arena);
    ltl_mentions_init(&self->mentions, &self->arena);
    self->ways = (ltl_graph_ways){&self->near, &self->mentions, LTL_MAX_GRAPH_STEPS,
                                  LTL_MAX_GRAPH_TRIES};
}

void ltl_change_graph_close(ltl_change_graph *self) {
    ltl_near_close(&self->near);
    ltl_arena_clear(&self->arena);
}

/* --- the changed files -------------------------------------------------------------------------- */

static uint32_t changed_number(ltl_change_graph *self, uint32_t target, ltl_str path) {
    uint32_t count = self->changed.count;
    if (count > 0 && self->changed.at[count - 1].target == target) {
        return count - 1;
    }
    ltl_graph_changed one = {.target = target};
    ltl_near_file file = {.path = path, .is_changed = true, .is_parsed = true};
    ltl_map_init(&one.before, &self->arena);
    ltl_map_init(&one.after, &self->arena);
    LTL_PUSH(&self->arena, &self->changed, one);
    LTL_PUSH(&self->arena, &self->near.files, file);
    return count;
}

static void words_add(ltl_change_graph *self, ltl_map *words, const ltl_near_side *side) {
    const ltl_file_facts *facts = side->facts;
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        ltl_mentions_split(&self->mentions, ltl_fact_text(facts, facts->imports.at[i].module), words);
        ltl_mentions_split(&self->mentions, ltl_fact_text(facts, facts->imports.at[i].member), words);
    }
    for (uint32_t i = 0; i < facts->includes.count; i++) {
        ltl_mentions_split(&self->mentions, ltl_fact_text(facts, facts->includes.at[i]), words);
    }
    const ltl_spoken *spoken = side->spoken;
    for (uint32_t i = 0; spoken != NULL && i < spoken->used.count; i++) {
        ltl_mentions_split(&self->mentions, spoken->used.at[i].name, words);
    }
    for (uint32_t i = 0; spoken != NULL && i < spoken->modules.count; i++) {
        ltl_mentions_split(&self->mentions, spoken->modules.at[i], words);
    }
}

void ltl_change_graph_note(ltl_change_graph *self, uint32_t target, ltl_str path, bool is_after,
                           ltl_names *names, const ltl_tree *tree) {
    ltl_near_side side;
    if (!ltl_near_tell(&self->near, names, tree, path, &side)) {
        return;
    }
    uint32_t number = changed_number(self, target, path);
    ltl_near_file *file = &self->near.files.at[number];
    file->family = ltl_family_of(tree->language);
    *(is_after ? &file->after : &file->before) = side;
    words_add(self, is_after ? &self->changed.at[number].after : &self->changed.at[number].before, &side);
}

void ltl_change_graph_miss(ltl_change_graph *self, uint32_t target, ltl_str path,
                           const ltl_language *language) {
    ltl_family family = ltl_family_of(language);
    if (family != LTL_FAMILY_NONE) {
        uint32_t number = changed_number(self, target, path);
        self->near.files.at[number].family = family;
        self->changed.at[number].is_missed = true;
    }
}

/* --- circles ------------------------------------------------------------------------------------ */

static ltl_str way_text(const ltl_change_graph *self, ltl_arena *arena, uint32_t from,
                        const uint32_t *files, uint32_t count) {
    const ltl_near_file *all = self->near.files.at;
    ltl_str text = ltl_arena_copy(arena, all[from].path);
    for (uint32_t i = 0; i < count; i++) {
        bool is_cut = count > MOST_SHOWN && i >= MOST_SHOWN / 2 && i < count - MOST_SHOWN / 2;
        if (!is_cut) {
            text = ltl_arena_printf(arena, "%.*s → %.*s", LTL_STR_ARG(text),
                                    LTL_STR_ARG(all[files[i]].path));
        } else if (i == MOST_SHOWN / 2) {
            text = ltl_arena_printf(arena, "%.*s → …", LTL_STR_ARG(text));
        }
    }
    return text;
}

/* Whether each of them led to the next one before, and the last to the first: LTL_WAY_FOUND. */
static ltl_way_end was_circle(ltl_change_graph *self, const uint32_t *files, uint32_t count) {
    ltl_way_end end = LTL_WAY_FOUND;
    for (uint32_t i = 0; i < count && end == LTL_WAY_FOUND; i++) {
        uint32_t steps;
        end = ltl_graph_way(&self->ways, false, files[i], files[(i + 1) % count], NULL, &steps);
    }
    return end;
}

static bool was_there(const ltl_near_file *file) {
    return !file->is_changed || file->before.facts != NULL;
}

/* A circle of its own, or files that are new in one that was there before. */
static ltl_way_end was_known(ltl_change_graph *self, ltl_dependency edge, const uint32_t *files,
                             uint32_t count) {
    uint32_t *old = LTL_NEW_ARRAY(&self->arena, uint32_t, count);
    uint32_t old_count = 0;
    const uint32_t ends[] = {edge.from, edge.to};
    ltl_way_end was = was_circle(self, ends, LTL_COUNT_OF(ends));
    for (uint32_t i = 0; i < count; i++) {
        old[old_count] = files[i];
        old_count += was_there(&self->near.files.at[files[i]]);
    }
    bool is_joined = was == LTL_WAY_NONE && old_count > 1 && old_count < count;
    return is_joined ? was_circle(self, old, old_count) : was;
}

/* The import is new: does what it leads to lead back, and did not before? */
static void edge_follow(ltl_change_graph *self, ltl_arena *arena, ltl_dependency edge,
                        ltl_graph_delta *delta) {
    uint32_t *files = NULL;
    uint32_t count = 0;
    ltl_way_end back = ltl_graph_way(&self->ways, true, edge.to, edge.from, &files, &count);
    ltl_way_end was = back == LTL_WAY_FOUND ? was_known(self, edge, files, count) : LTL_WAY_NONE;
    if (back == LTL_WAY_UNTOLD || was == LTL_WAY_UNTOLD) {
        delta->untold = LTL_STR("too much leads to and from what it imports now");
    } else if (back == LTL_WAY_FOUND && was == LTL_WAY_NONE) {
        delta->circle = way_text(self, arena, edge.from, files, count);
    }
}

static void layers_compare(const ltl_change_graph *self, ltl_arena *arena, ltl_dependency edge,
                           ltl_graph_delta *delta) {
    ltl_str from = self->near.files.at[edge.from].path;
    ltl_str to = self->near.files.at[edge.to].path;
    if (delta->against.len == 0 && ltl_layer_order_is_broken(&self->layers, from, to)) {
        delta->against =
            ltl_arena_printf(arena, "%.*s → %.*s", LTL_STR_ARG(from), LTL_STR_ARG(to));
    }
}

/* What is called like something that is spoken of now, and was not before, is parsed: by its place alone nobody knows
 * which types it declares. */
static bool news_parse(ltl_change_graph *self, uint32_t number, bool *out_is_more) {
    const ltl_graph_changed *changed = &self->changed.at[number];
    const ltl_near_file *file = &self->near.files.at[number];
    bool by_types = file->after.spoken != NULL || file->family == LTL_FAMILY_PHP;
    for (uint32_t i = 0; by_types && i < changed->after.count; i++) {
        ltl_str word = changed->after.entries[i].key;
        const ltl_map_entry *named = ltl_map_find(&changed->before, word) == NULL
                                         ? ltl_map_find(&self->mentions.words, word)
                                         : NULL;
        uint32_t next = named != NULL ? (uint32_t)named->value : 0;
        for (; next != 0; next = self->mentions.next_named.at[next - 1]) {
            *out_is_more |= !self->near.files.at[next - 1].is_parsed;
            if (!ltl_graph_ways_parse(&self->ways, next - 1)) {
                return false;
            }
        }
    }
    return true;
}

static void circles_find(ltl_change_graph *self, ltl_arena *arena, ltl_graph_delta *deltas) {
    bool is_more = false;
    for (uint32_t i = 0; i < self->changed.count; i++) {
        if (!news_parse(self, i, &is_more)) {
            deltas[i].untold = LTL_STR("too many files may be what it speaks of now");
        }
    }
    if (is_more) {
        ltl_near_link(&self->near);
    }
    ltl_dependencies edges = self->near.after; /* linked anew on the way */
    for (uint32_t i = 0; i < edges.count && edges.at[i].from < self->changed.count; i++) {
        ltl_graph_delta *delta = &deltas[edges.at[i].from];
        bool is_new = !ltl_graph_has(&self->near.before, edges.at[i].from, edges.at[i].to);
        if (is_new) {
            layers_compare(self, arena, edges.at[i], delta);
        }
        if (is_new && delta->circle.len == 0 && delta->untold.len == 0) {
            edge_follow(self, arena, edges.at[i], delta);
        }
    }
}

/* --- users -------------------------------------------------------------------------------------- */

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

/* Of a Go package one file stands for all. */
static bool is_same(const ltl_near_file *one, const ltl_near_file *other) {
    return one == other ||
           (one->family == LTL_FAMILY_GO && other->family == LTL_FAMILY_GO &&
            ltl_str_eq(folder_of(one->path), folder_of(other->path)));
}

static uint32_t users_count(const ltl_change_graph *self, uint32_t file) {
    const ltl_near_file *files = self->near.files.at;
    const ltl_dependencies *edges = &self->near.after;
    uint32_t count = 0;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < edges->count; i++) {
        uint32_t from = edges->at[i].from;
        bool is_user = from != last && !is_same(&files[from], &files[file]) &&
                       is_same(&files[edges->at[i].to], &files[file]);
        last = is_user ? from : last;
        count += is_user;
    }
    return count;
}

/* Who mentions it is parsed until enough of them are known to use it; whoever the budget does not suffice for is taken
 * for one who does. */
static uint32_t users_find(ltl_change_graph *self, uint32_t file) {
    const ltl_mentions *mentions = &self->mentions;
    uint32_t word = mentions->word_of.at[file];
    uint32_t at = mentions->word_starts[word];
    uint32_t end = mentions->word_starts[word + 1];
    uint32_t users = users_count(self, file);
    while (at < end && end - at + users >= self->threshold && users < self->threshold) {
        uint32_t stop = end - at > self->threshold ? at + self->threshold : end;
        for (; at < stop; at++) {
            if (!ltl_graph_ways_parse(&self->ways, mentions->by_word[at])) {
                return users + (end - at);
            }
        }
        ltl_near_link(&self->near);
        users = users_count(self, file);
    }
    return users;
}

/* --- the whole ---------------------------------------------------------------------------------- */

static void mentions_make(ltl_change_graph *self) {
    ltl_near_file *files = self->near.files.at;
    for (uint32_t i = 0; i < self->near.files.count; i++) {
        ltl_mentions_name(&self->mentions, files[i].path, files[i].family);
    }
    for (uint32_t i = 0; i < self->near.files.count; i++) {
        if (!files[i].is_changed) {
            ltl_mentions_read(&self->mentions, i, files[i].path, files[i].family, files[i].text);
            continue;
        }
        const ltl_map *const sides[] = {&self->changed.at[i].before, &self->changed.at[i].after};
        for (size_t side = 0; side < LTL_COUNT_OF(sides); side++) {
            for (uint32_t k = 0; k < sides[side]->count; k++) {
                ltl_mentions_add(&self->mentions, i, sides[side]->entries[k].key);
            }
        }
    }
    ltl_mentions_settle(&self->mentions);
}

static void users_tell(ltl_change_graph *self, const ltl_changed_file *files,
                       ltl_graph_delta *deltas) {
    self->ways.bytes_left = LTL_MAX_GRAPH_STEPS; /* of its own: a way that was long hides no users */
    for (uint32_t i = 0; i < self->changed.count; i++) {
        const ltl_changed_file *file = &files[self->changed.at[i].target];
        if (!file->is_added && !file->is_deleted) {
            deltas[i].users = users_find(self, i);
        }
    }
}

static bool speaks_of_others(const ltl_graph_changed *changed) {
    bool is_new = false;
    for (uint32_t i = 0; i < changed->after.count && !is_new; i++) {
        is_new = ltl_map_find(&changed->before, changed->after.entries[i].key) == NULL;
    }
    return is_new;
}

/* Nothing new leads round by what was there before, wherever that leads. */
static void untold_tell(ltl_change_graph *self, ltl_str why, ltl_graph_delta *deltas) {
    for (uint32_t i = 0; i < self->changed.count; i++) {
        const ltl_graph_changed *changed = &self->changed.at[i];
        if (changed->is_missed) {
            deltas[i].untold = LTL_STR("it was not parsed");
        } else if (why.len > 0 && deltas[i].circle.len == 0 && speaks_of_others(changed)) {
            deltas[i].untold = why;
        }
    }
}

void ltl_change_graph_tell(ltl_change_graph *self, ltl_arena *arena, const ltl_intake *change,
                           const ltl_intake_options *options, ltl_changed_file *files) {
    if (self->changed.count == 0) {
        return;
    }
    ltl_graph_delta *deltas = LTL_NEW_ARRAY(arena, ltl_graph_delta, self->changed.count);
    ltl_graph_around around;
    ltl_str why = ltl_graph_around_open(&around, &self->near, change, options);
    if (around.intake != NULL) {
        mentions_make(self);
        ltl_near_link(&self->near);
        circles_find(self, arena, deltas);
        users_tell(self, files, deltas);
    }
    untold_tell(self, why, deltas);
    for (uint32_t i = 0; i < self->changed.count; i++) {
        files[self->changed.at[i].target].graph = &deltas[i];
    }
    ltl_graph_around_close(&around);
}
