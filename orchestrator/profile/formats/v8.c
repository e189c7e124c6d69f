/* v8.c - the `.cpuprofile` that Node and browsers write: a tree of calls with the samples that hit each node. */
#include "orchestrator/profile/format.h"
#include "orchestrator/tools/json_tree.h"

typedef struct call {
    uint32_t function;
    uint32_t parent; /* + 1 */
    uint64_t hits;
} call;

typedef struct calls {
    ltl_run_profile *profile;
    const ltl_data *nodes;
    call *at;
    ltl_map by_id; /* of a node, its digits, to its index + 1 */
} calls;

static bool is_it(ltl_str text) {
    ltl_str head = ltl_str_slice(text, 0, 65536);
    return ltl_str_starts_with(ltl_str_trim(head), LTL_STR("{")) &&
           ltl_str_find(head, LTL_STR("\"callFrame\""), 0) != SIZE_MAX;
}

/* `file:///home/x/a.js` is a path, `node:fs` is none of ours. */
static ltl_str file_of(ltl_str url) {
    ltl_str scheme = LTL_STR("file://");
    return ltl_str_starts_with(url, scheme) ? ltl_str_slice(url, scheme.len, url.len) : url;
}

static bool node_take(calls *self, uint32_t index) {
    const ltl_data *node = &self->nodes->at[index];
    ltl_arena *arena = self->profile->arena;
    ltl_str name = ltl_json_tree_text(arena, ltl_json_tree_at(node, "callFrame.functionName"));
    ltl_str url = ltl_json_tree_text(arena, ltl_json_tree_at(node, "callFrame.url"));
    int64_t function = ltl_profile__function(
        self->profile, name.len > 0 ? name : LTL_STR("(anonymous)"), file_of(url));
    if (function == LTL_NO_PROFILED) {
        return false;
    }
    self->at[index].function = (uint32_t)function;
    bool is_idle = ltl_str_is(name, "(idle)"); /* nothing ran */
    self->at[index].hits = is_idle ? 0 : ltl_json_tree_number(ltl_json_tree_at(node, "hitCount"));
    ltl_str id = ltl_json_tree_text(arena, ltl_json_tree_at(node, "id"));
    ltl_map_put(&self->by_id, id, NULL)->value = index + 1;
    return true;
}

static void children_take(calls *self, uint32_t index) {
    const ltl_data *children = ltl_json_tree_at(&self->nodes->at[index], "children");
    for (uint32_t i = 0; children != NULL && children->kind == LTL_DATA_LIST && i < children->count;
         i++) {
        ltl_str id = ltl_json_tree_text(self->profile->arena, &children->at[i]);
        const ltl_map_entry *entry = ltl_map_find(&self->by_id, id);
        if (entry != NULL && entry->value > 0 && entry->value - 1 != index) {
            self->at[entry->value - 1].parent = index + 1;
        }
    }
}

static void hits_take(calls *self, uint32_t index) {
    uint32_t frames[LTL_MOST_FRAMES];
    size_t count = 0;
    for (uint32_t at = index + 1; at > 0 && count < LTL_MOST_FRAMES; at = self->at[at - 1].parent) {
        frames[count++] = self->at[at - 1].function;
    }
    ltl_profile__stack(self->profile, frames, count, self->at[index].hits);
}

static ltl_status read(ltl_run_profile *profile, ltl_str text, ltl_error *error) {
    ltl_data root;
    ltl_status status = ltl_json_tree_read(profile->arena, text, &root, error);
    if (status != LTL_OK) {
        return status;
    }
    calls self = {.profile = profile, .nodes = ltl_json_tree_at(&root, "nodes")};
    if (self.nodes == NULL || self.nodes->kind != LTL_DATA_LIST) {
        return ltl_fail(error, LTL_SYNTAX, "the profile has no list `nodes`");
    }
    ltl_map_init(&self.by_id, profile->arena);
    self.at = LTL_NEW_ARRAY(profile->arena, call, (size_t)self.nodes->count + 1);
    for (uint32_t i = 0; i < self.nodes->count; i++) {
        if (!node_take(&self, i)) {
            return ltl_profile__too_many(error);
        }
    }
    for (uint32_t i = 0; i < self.nodes->count; i++) {
        children_take(&self, i);
    }
    for (uint32_t i = 0; i < self.nodes->count; i++) {
        hits_take(&self, i);
    }
    return LTL_OK;
}

const ltl_profile_format ltl_profile_format_v8 = {
    .title = "V8's cpuprofile", .is_it = is_it, .read = read};
