#include "orchestrator/cli/graph/ways.h"

typedef struct search {
    const ltl_graph_ways *ways;
    const ltl_dependencies *known;
    uint32_t *before; /* by file: the one it was reached from, + 1; 0: not reached */
    uint32_t *queue;
    uint32_t queued;
} search;

bool ltl_graph_ways_parse(ltl_graph_ways *ways, uint32_t file) {
    const ltl_near_file *one = &ways->near->files.at[file];
    if (one->is_parsed) {
        return true;
    }
    if (one->text.len > ways->bytes_left) {
        return false;
    }
    ways->bytes_left -= one->text.len;
    ltl_near_parse(ways->near, file);
    return true;
}

static void reach(search *self, uint32_t from, uint32_t to) {
    if (self->before[to] == 0) {
        self->before[to] = from + 1;
        self->queue[self->queued++] = to;
    }
}

static uint32_t first_edge(const ltl_dependencies *edges, uint32_t from) {
    uint32_t low = 0;
    uint32_t high = edges->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (edges->at[middle].from < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Among parsed files what is known counts, with others what is mentioned. */
static void reach_from(search *self, uint32_t file) {
    const ltl_near_file *files = self->ways->near->files.at;
    const ltl_mentions *mentions = self->ways->mentions;
    for (uint32_t i = first_edge(self->known, file);
         i < self->known->count && self->known->at[i].from == file; i++) {
        if (files[self->known->at[i].to].is_parsed) {
            reach(self, file, self->known->at[i].to);
        }
    }
    for (uint32_t i = mentions->starts[file]; i < mentions->starts[file + 1]; i++) {
        uint32_t next = ltl_mentions_named(mentions, mentions->all.at[i].word);
        for (; next != 0; next = mentions->next_named.at[next - 1]) {
            if (!files[file].is_parsed || !files[next - 1].is_parsed) {
                reach(self, file, next - 1);
            }
        }
    }
}

/* The length of a shortest way that may be one; 0: there is none. */
static uint32_t look(search *self, uint32_t from, uint32_t to) {
    self->before[from] = from + 1;
    self->queue[self->queued++] = from;
    for (uint32_t i = 0; i < self->queued && self->before[to] == 0; i++) {
        reach_from(self, self->queue[i]);
    }
    uint32_t count = self->before[to] != 0 ? 1 : 0;
    for (uint32_t at = to; count > 0 && at != from; at = self->before[at] - 1) {
        count++;
    }
    return count;
}

static void way_take(const search *self, ltl_arena *arena, uint32_t to, uint32_t count,
                     uint32_t **out_files) {
    *out_files = LTL_NEW_ARRAY(arena, uint32_t, count);
    for (uint32_t i = count, at = to; i-- > 0; at = self->before[at] - 1) {
        (*out_files)[i] = at;
    }
}

/* Parses what is not known yet of the way; false when that is more than the budget. */
static bool way_parse(ltl_graph_ways *ways, const search *self, uint32_t to, uint32_t count,
                      bool *out_is_known) {
    bool is_known = true;
    for (uint32_t i = 0, at = to; i < count; i++, at = self->before[at] - 1) {
        if (ways->near->files.at[at].is_parsed) {
            continue;
        }
        is_known = false;
        if (!ltl_graph_ways_parse(ways, at)) {
            return false;
        }
    }
    *out_is_known = is_known;
    return true;
}

ltl_way_end ltl_graph_way(ltl_graph_ways *ways, bool is_after, uint32_t from, uint32_t to,
                          uint32_t **out_files, uint32_t *out_count) {
    ltl_arena scratch = {0};
    ltl_way_end end = LTL_WAY_UNTOLD;
    size_t room = (size_t)ways->near->files.count + 1;
    for (bool goes_on = true; goes_on && ways->tries_left > 0; ways->tries_left--) {
        ltl_arena_reset(&scratch);
        search self = {.ways = ways,
                       .known = is_after ? &ways->near->after : &ways->near->before,
                       .before = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                       .queue = LTL_NEW_ARRAY(&scratch, uint32_t, room)};
        uint32_t count = look(&self, from, to);
        bool is_known = false;
        goes_on = count > 0 && way_parse(ways, &self, to, count, &is_known);
        end = count == 0 ? LTL_WAY_NONE : is_known ? LTL_WAY_FOUND : LTL_WAY_UNTOLD;
        if (end == LTL_WAY_FOUND) {
            goes_on = false;
            *out_count = count;
            if (out_files != NULL) {
                way_take(&self, ways->near->arena, to, count, out_files);
            }
        } else if (goes_on) {
            ltl_near_link(ways->near);
        }
    }
    ltl_arena_clear(&scratch);
    return end;
}
