/* Variables that files share: what other files have put there is found here, what this one puts there is told. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/taint/objects/attributes.h"
#include "analyzers/taint/taint_internal.h"

#define VARIABLE_KEY (UINT32_C(1) << 31)

/* ---- paths of what is written ---- */

static uint32_t class_named(const ltl_taint *t, uint32_t name) {
    for (uint32_t id = 1; id < t->scopes->all.count; id++) {
        const ltl_declaration *at = &t->scopes->all.at[id];
        if (at->name == name && at->kind == LTL_DECLARED_CLASS) {
            return id;
        }
    }
    return 0;
}

/* PHP's `$x` that nothing declares is `$GLOBALS['x']`. */
static ltl_taint_path path_in_globals(ltl_taint *t, ltl_str text) {
    uint32_t all = ltl_names_find(t->tree->names, LTL_STR("$GLOBALS"));
    uint32_t key = ltl_names_find(t->tree->names, ltl_str_slice(text, 1, text.len));
    ltl_taint_path path =
        all != 0 && key != 0 ? ltl_taint_path_below(t->arena, &t->paths, 0, all) : 0;
    return path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, key) : 0;
}

static ltl_taint_path path_of_root(ltl_taint *t, ltl_str text) {
    uint32_t name = ltl_names_find(t->tree->names, text);
    uint32_t declared = name != 0 ? ltl_scopes_find(t->scopes, 0, name) : 0;
    declared = declared == 0 && name != 0 ? class_named(t, name) : declared;
    bool is_global = ltl_taint__is_included(t->tree) && text.ptr[0] == '$';
    if (is_global && (declared == 0 || t->scopes->all.at[declared].kind != LTL_DECLARED_GLOBAL)) {
        return path_in_globals(t, text);
    }
    return name != 0 ? ltl_taint_path_below(t->arena, &t->paths, 0,
                                            declared != 0 ? declared | VARIABLE_KEY : name)
                     : 0;
}

static ltl_taint_path path_of_text(ltl_taint *t, ltl_str text) {
    ltl_str piece;
    ltl_taint_path path = 0;
    bool is_first = true;
    while (text.ptr != NULL && ltl_str_split(&text, '.', &piece) && ltl_taint__spend(t, 1)) {
        uint32_t key = is_first || path == 0 ? 0 : ltl_names_find(t->tree->names, piece);
        key = key != 0 ? ltl_taint__key_of_field(t, key) : 0;
        path = is_first   ? path_of_root(t, piece)
               : key != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, key)
                          : 0;
        is_first = false;
    }
    return path;
}

/* ---- which of them are shared ---- */

static void add(ltl_taint *t, ltl_taint_path path, uint32_t variable, bool is_collection) {
    ltl_taint_far_path one = {path, variable, is_collection};
    LTL_PUSH(t->arena, &t->far_paths, one);
    ltl_pairs_put(t->arena, &t->far_path_of, path, 1, t->far_paths.count);
    if (ltl_pairs_find(&t->far_path_of, variable, 2) == 0) {
        ltl_pairs_put(t->arena, &t->far_path_of, variable, 2, t->far_paths.count);
    }
}

const ltl_taint_far_path *ltl_taint__far_path(const ltl_taint *t, ltl_taint_path path) {
    uint32_t found = 0;
    for (; t->far_paths.count > 0 && path != 0 && found == 0; path = t->paths.above.at[path]) {
        found = ltl_pairs_find(&t->far_path_of, path, 1);
    }
    return found != 0 ? &t->far_paths.at[found - 1] : NULL;
}

ltl_taint_path ltl_taint__path_of_far_variable(ltl_taint *t, uint32_t variable) {
    uint32_t found = ltl_pairs_find(&t->far_path_of, variable, 2);
    if (found == 0) {
        add(t, ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_SHARED_KEY | variable),
            variable, false);
        found = t->far_paths.count;
    }
    return t->far_paths.at[found - 1].path;
}

/* ---- what comes in ---- */

/* Where the file speaks of it first; the file where that is hard to say. */
static ltl_node first_mention(ltl_taint *t, ltl_taint_path path) {
    uint32_t key = t->paths.key.at[path];
    uint32_t name = (key & VARIABLE_KEY) != 0 ? t->scopes->all.at[key & ~VARIABLE_KEY].name : key;
    ltl_node node = t->tree->kind_first[LTL_KIND_NAME];
    ltl_node first = 0;
    for (; node != LTL_NO_NODE && ltl_taint__spend(t, 1); node = t->tree->kind_next[node]) {
        bool is_it = t->tree->name[node] == name;
        first = is_it && first == 0 ? node : first;
        if (is_it && t->tree->role[node] != LTL_ROLE_LEFT &&
            t->scopes->use[node] != LTL_NAME_DECLARED &&
            t->scopes->use[node] != LTL_NAME_IMPORTED) {
            bool is_member = t->tree->role[node] == LTL_ROLE_NAME;
            return is_member ? t->tree->parent[node] : node;
        }
    }
    return first;
}

static ltl_taint_path path_of_part(ltl_taint *t, ltl_taint_path path, ltl_str key) {
    ltl_str piece;
    while (key.len > 0 && ltl_str_split(&key, '\n', &piece)) {
        path = ltl_taint_path_below(t->arena, &t->paths, path, ltl_taint__key_of_text(t, piece));
    }
    return path;
}

static void take_in(ltl_taint *t, ltl_taint_path path, uint32_t variable) {
    const ltl_taint_far *far = t->query->far;
    ltl_far_summary nobody = {0};
    ltl_taint_passed nothing = {0};
    uint32_t at = 0;
    const ltl_far_share *share = far->next_share(far->world, variable, &at);
    ltl_node node = share != NULL ? first_mention(t, path) : 0;
    for (; share != NULL && ltl_taint__spend(t, 1);
         share = far->next_share(far->world, variable, &at)) {
        ltl_taint_value value = ltl_taint__value_here(t, node, &nobody, &nothing, &share->value, false);
        ltl_taint__find_shared(t, path_of_part(t, path, share->key), value);
    }
}

void ltl_taint__begin_shared(ltl_taint *t) {
    const ltl_taint_far *far = t->query->far;
    bool is_on = far != NULL && t->query->is_across_functions;
    for (uint32_t i = 0; is_on && i < far->variable_count; i++) {
        ltl_taint_path path = path_of_text(t, far->variables[i].text);
        if (path != 0) {
            add(t, path, far->variables[i].variable, far->variables[i].is_collection);
        }
    }
    for (uint32_t i = 0; is_on && far->has_shares && i < t->far_paths.count; i++) {
        take_in(t, t->far_paths.at[i].path, t->far_paths.at[i].variable);
    }
}

/* ---- what is told ---- */

/* What others have put there is theirs to tell. */
static bool is_theirs(const ltl_taint *t, uint32_t variable, const ltl_far_source *source) {
    const ltl_taint_far *far = t->query->far;
    uint32_t at = 0;
    const ltl_far_share *share = far->next_share(far->world, variable, &at);
    bool is_it = false;
    for (; share != NULL && !is_it; share = far->next_share(far->world, variable, &at)) {
        for (uint32_t i = 0; i < share->value.source_count && !is_it; i++) {
            is_it = share->value.sources[i].at.file == source->at.file &&
                    share->value.sources[i].at.place == source->at.place;
        }
    }
    return is_it;
}

static ltl_far_value without_theirs(ltl_taint *t, uint32_t variable, ltl_far_value value) {
    ltl_far_source *own = LTL_NEW_ARRAY(t->arena, ltl_far_source, (size_t)value.source_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < value.source_count && ltl_taint__spend(t, 1); i++) {
        own[count] = value.sources[i];
        count += !is_theirs(t, variable, &value.sources[i]);
    }
    value.sources = own;
    value.source_count = count;
    return value;
}

/* All that lies under paths of the variable, and of no other one. */
static ltl_taint_value gathered(ltl_taint *t, const struct ltl_taint_entries *entries,
                                uint32_t variable) {
    ltl_taint_value value = {0};
    for (uint32_t i = 0; i < entries->count && ltl_taint__spend(t, 1); i++) {
        const ltl_taint_far_path *of = ltl_taint__far_path(t, entries->at[i].path);
        bool is_it = of != NULL && of->variable == variable;
        value = is_it ? ltl_taint_union(&t->out->traces, value, entries->at[i].value) : value;
    }
    return value;
}

static bool is_first_of(const ltl_taint *t, uint32_t path) {
    return ltl_pairs_find(&t->far_path_of, t->far_paths.at[path].variable, 2) == path + 1;
}

/* Of what is put away: the part of the variable that it lies in, empty where that is not known. */
static ltl_str key_told(ltl_taint *t, ltl_taint_path path, ltl_taint_path variable) {
    ltl_str keys[LTL_FAR_SHARE_KEYS] = {LTL_STR_NONE, LTL_STR_NONE};
    for (; path != variable && path != 0; path = t->paths.above.at[path]) {
        keys[1] = keys[0];
        keys[0] = ltl_taint__key_text(t, t->paths.key.at[path]);
    }
    bool is_plain = path == variable && ltl_str_find_byte(keys[0], '\n', 0) == SIZE_MAX &&
                    ltl_str_find_byte(keys[1], '\n', 0) == SIZE_MAX;
    return !is_plain        ? LTL_STR("")
           : keys[1].len > 0 ? ltl_arena_printf(t->arena, "%.*s\n%.*s", LTL_STR_ARG(keys[0]), LTL_STR_ARG(keys[1]))
                             : keys[0];
}

typedef struct part_put {
    ltl_str key;
    ltl_taint_value value;
} part_put;

typedef struct parts_put {
    part_put at[LTL_FAR_PARTS];
    uint32_t count;
} parts_put;

/* The first of them is the rest, where all that is too much comes to. */
static void add_part(ltl_taint *t, parts_put *parts, ltl_str key, ltl_taint_value value) {
    uint32_t i = 0;
    while (i < parts->count && !ltl_str_eq(parts->at[i].key, key)) {
        i++;
    }
    bool is_new = i == parts->count && i < LTL_FAR_PARTS;
    i = i < LTL_FAR_PARTS ? i : 0;
    parts->at[i] = is_new ? (part_put){key, value}
                          : (part_put){parts->at[i].key, ltl_taint_union(&t->out->traces, parts->at[i].value, value)};
    parts->count += is_new ? 1 : 0;
}

static void tell_part(ltl_taint *t, uint32_t variable, const part_put *part) {
    ltl_far_value told = without_theirs(t, variable, ltl_taint__value_told(t, 0, part->value));
    ltl_far_share share = {variable, part->key, told, ltl_far_value_digest(&told)};
    if (told.source_count > 0) {
        LTL_PUSH(t->arena, &t->out->far.shares, share);
    }
}

void ltl_taint__tell_shares(ltl_taint *t) {
    const struct ltl_taint_entries *away = &t->put_away.entries;
    for (uint32_t i = 0; i < t->far_paths.count && away->count > 0; i++) {
        uint32_t variable = t->far_paths.at[i].variable;
        parts_put parts = {.at = {{LTL_STR(""), {0}}}, .count = 1};
        for (uint32_t k = 0; is_first_of(t, i) && k < away->count && ltl_taint__spend(t, 1); k++) {
            const ltl_taint_far_path *of = ltl_taint__far_path(t, away->at[k].path);
            if (of != NULL && of->variable == variable && away->at[k].value.marks != 0) {
                add_part(t, &parts, key_told(t, away->at[k].path, of->path), away->at[k].value);
            }
        }
        for (uint32_t k = 0; k < parts.count; k++) {
            tell_part(t, variable, &parts.at[k]);
        }
    }
}

/* What its callers give it gets there. */
void ltl_taint__tell_shared_effects(ltl_taint *t, uint32_t index, ltl_far_effects *out) {
    const ltl_taint_unit *unit = &t->units[index];
    for (uint32_t i = 0; i < t->far_paths.count && unit->shares.count > 0; i++) {
        uint32_t variable = t->far_paths.at[i].variable;
        ltl_taint_value value =
            is_first_of(t, i) ? gathered(t, &unit->shares, variable) : (ltl_taint_value){0};
        value.marks &= LTL_TAINT_SLOT_MARKS;
        ltl_far_value told =
            value.marks != 0 ? ltl_taint__value_told(t, index, value) : (ltl_far_value){0};
        ltl_far_effect effect = {.slot = variable, .is_shared = true, .value = told};
        if (told.slots != 0 && out->count < LTL_FAR_EFFECTS) {
            LTL_PUSH(t->arena, out, effect);
        }
    }
}
