#include "orchestrator/specialists/settings/environments.h"

#include <ctype.h>

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/surroundings.h"
#include "orchestrator/specialists/settings/setting_keys.h"

enum { MOST_FILES = 2000, MOST_NAMED = 4, LEAST_IN_COMMON = 50 /* percent */ };

const ltl_rule_info ltl_rule_setting_missing = LTL_OWN_RULE(
    "configuration/setting-missing-in-environment", QUALITY, LOW, MEDIUM,
    "A setting that one environment lacks",
    "The other environments have settings that this one lacks.",
    "What was tried out with the setting runs without it here: on a default that nobody chose, or "
    "not at all.",
    "Write the setting here, too, or put its default into the code and take it out of the others.");
const ltl_rule_info ltl_rule_setting_undocumented = LTL_OWN_RULE(
    "configuration/setting-not-in-example", QUALITY, INFO, MEDIUM,
    "A setting that the example does not show",
    "This file has settings that the example file lacks.",
    "Who sets the program up from the example learns of the setting when something fails.",
    "Write the name into the example, with a value that shows what it looks like.");

typedef enum role { ROLE_NONE, ROLE_WORK, ROLE_OTHER, ROLE_EXAMPLE } role;

/* People work with these; what is missing in the others is missed by who made them. */
static const struct {
    const char *word;
    role role;
} words[] = {
    {"production", ROLE_WORK},  {"prod", ROLE_WORK},       {"staging", ROLE_WORK},
    {"stage", ROLE_WORK},       {"stg", ROLE_WORK},        {"uat", ROLE_WORK},
    {"qa", ROLE_WORK},          {"preprod", ROLE_WORK},    {"live", ROLE_WORK},
    {"sandbox", ROLE_WORK},     {"dev", ROLE_OTHER},       {"development", ROLE_OTHER},
    {"local", ROLE_OTHER},      {"example", ROLE_EXAMPLE}, {"sample", ROLE_EXAMPLE},
    {"template", ROLE_EXAMPLE}, {"dist", ROLE_EXAMPLE},    {"defaults", ROLE_EXAMPLE},
};

typedef struct member {
    const ltl_target *target;
    ltl_str path;
    ltl_str family;
    role role;
    bool is_changed;
    ltl_map keys;
} member;

typedef struct environments {
    ltl_assess *assess;
    ltl_arena *arena;
    struct LTL_VEC(member) members;
    ltl_map families; /* to the number of members */
    ltl_map changed;  /* families that the change touches */
} environments;

static role role_of(ltl_str word) {
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_equals_ignoring_case(word, ltl_str_of(words[i].word))) {
            return words[i].role;
        }
    }
    return ROLE_NONE;
}

/* The last word of the path that names an environment; `.env` itself is what people work with. */
static role environment_of(ltl_str path, size_t *out_start, size_t *out_end) {
    role found = ROLE_NONE;
    size_t start = 0;
    for (size_t i = 0; i <= path.len; i++) {
        if (i < path.len && isalnum((unsigned char)path.ptr[i])) {
            continue;
        }
        role one = role_of(ltl_str_slice(path, start, i));
        if (one != ROLE_NONE) {
            found = one;
            *out_start = start;
            *out_end = i;
        }
        start = i + 1;
    }
    if (found == ROLE_NONE && ltl_str_is(ltl_str_after_last(path, '/'), ".env")) {
        *out_start = *out_end = path.len;
        return ROLE_WORK;
    }
    return found;
}

/* The path with a star in place of the environment; of .env files `a/.env`, however they end. */
static ltl_str family_of(ltl_arena *arena, ltl_str path, size_t start, size_t end) {
    ltl_str name = ltl_str_after_last(path, '/');
    if (ltl_str_starts_with(name, LTL_STR(".env"))) {
        return ltl_str_slice(path, 0, path.len - name.len + 4);
    }
    return ltl_arena_printf(arena, "%.*s*%.*s", LTL_STR_ARG(ltl_str_slice(path, 0, start)),
                            LTL_STR_ARG(ltl_str_slice(path, end, path.len)));
}

static bool is_asked(const ltl_target *target) {
    const unsigned others = LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_TEST | LTL_FILE_LOCK;
    ltl_str name = ltl_str_after_last(target->path, '/');
    return target->skip == LTL_REASON_NONE &&
           ltl_setting_format_of(target->path) != LTL_SETTING_NONE &&
           (ltl_file_kinds(target->path) & others) == 0 &&
           !ltl_str_starts_with(name, LTL_STR("docker-compose"));
}

static void member_add(environments *self, ltl_looker *looker, const ltl_target *target,
                       bool is_changed) {
    size_t start = 0;
    size_t end = 0;
    role one_role = is_asked(target) ? environment_of(target->path, &start, &end) : ROLE_NONE;
    if (one_role == ROLE_NONE || self->members.count >= MOST_FILES) {
        return;
    }
    member one = {.target = target, .role = one_role, .is_changed = is_changed};
    one.path = ltl_arena_copy(self->arena, target->path);
    one.family = family_of(self->arena, one.path, start, end);
    bool is_of_change = is_changed || !self->assess->run->options->both_sides ||
                        ltl_map_find(&self->changed, one.family) != NULL;
    if (is_of_change && ltl_looker_look(looker, target, LTL_SIDE_HEAD) &&
        ltl_setting_keys_read(self->arena, looker, &one.keys)) {
        LTL_PUSH(self->arena, &self->members, one);
        ltl_map_put(&self->families, one.family, NULL)->value++;
        if (is_changed) {
            ltl_map_put(&self->changed, one.family, NULL);
        }
    }
}

static bool others_have(const environments *self, const member *one, ltl_str key) {
    uint32_t others = 0;
    uint32_t with = 0;
    for (uint32_t i = 0; i < self->members.count; i++) {
        const member *other = &self->members.at[i];
        if (other == one || !ltl_str_eq(other->family, one->family) ||
            other->role == ROLE_EXAMPLE) {
            continue;
        }
        others++;
        with += ltl_map_find(&other->keys, key) != NULL;
    }
    return others > 0 && with == others;
}

/* Files that have little in common are for different things. */
static bool is_kin(const member *one, const member *other) {
    uint32_t common = 0;
    for (uint32_t i = 0; i < other->keys.count; i++) {
        common += ltl_map_find(&one->keys, other->keys.entries[i].key) != NULL;
    }
    return (uint64_t)common * 100 >= (uint64_t)other->keys.count * LEAST_IN_COMMON &&
           (uint64_t)common * 100 >= (uint64_t)one->keys.count * LEAST_IN_COMMON;
}

static ltl_str list_add(environments *self, ltl_str list, ltl_str key, uint32_t number) {
    if (number > MOST_NAMED) {
        return number == MOST_NAMED + 1 ? ltl_arena_printf(self->arena, "%.*s …", LTL_STR_ARG(list))
                                        : list;
    }
    return ltl_arena_printf(self->arena, "%.*s%s`%.*s`", LTL_STR_ARG(list), number > 1 ? ", " : "",
                            LTL_STR_ARG(key));
}

static void missing_say(environments *self, const member *one) {
    const member *other = NULL;
    for (uint32_t i = 0; i < self->members.count; i++) {
        const member *at = &self->members.at[i];
        bool is_other =
            at != one && ltl_str_eq(at->family, one->family) && at->role != ROLE_EXAMPLE;
        if (is_other && !is_kin(one, at)) {
            return;
        }
        other = is_other && (other == NULL || at->role == ROLE_WORK) ? at : other;
    }
    uint32_t count = 0;
    ltl_str list = LTL_STR("");
    for (uint32_t i = 0; other != NULL && other->role == ROLE_WORK && i < other->keys.count; i++) {
        ltl_str key = other->keys.entries[i].key;
        if (ltl_map_find(&one->keys, key) == NULL && others_have(self, one, key)) {
            list = list_add(self, list, key, ++count);
        }
    }
    if (count > 0) {
        ltl_assess_add_path(
            self->assess, &ltl_rule_setting_missing, one->path,
            "%u setting%s that the other environments have %s missing here: %.*s (see %.*s).",
            count, count == 1 ? "" : "s", count == 1 ? "is" : "are", LTL_STR_ARG(list),
            LTL_STR_ARG(other->path));
    }
}

static void example_say(environments *self, const member *example) {
    for (uint32_t i = 0; i < self->members.count; i++) {
        const member *one = &self->members.at[i];
        uint32_t count = 0;
        ltl_str list = LTL_STR("");
        if (one->role == ROLE_EXAMPLE || !ltl_str_eq(one->family, example->family) ||
            !is_kin(one, example)) {
            continue;
        }
        for (uint32_t k = 0; k < one->keys.count; k++) {
            ltl_str key = one->keys.entries[k].key;
            if (ltl_map_find(&example->keys, key) == NULL) {
                list = list_add(self, list, key, ++count);
            }
        }
        if (count > 0) {
            ltl_assess_add_path(self->assess, &ltl_rule_setting_undocumented, one->path,
                                "%u setting%s of this file %s not in %.*s: %.*s.", count,
                                count == 1 ? "" : "s", count == 1 ? "is" : "are",
                                LTL_STR_ARG(example->path), LTL_STR_ARG(list));
        }
    }
}

static bool members_find(environments *self, ltl_surroundings *around, bool *out_is_around) {
    ltl_looker looker;
    if (!ltl_looker_open(&looker, self->assess, self->assess->run->intake)) {
        return false;
    }
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    bool both = self->assess->run->options->both_sides;
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(self->assess->call); i++) {
        if (targets->at[i].change != LTL_CHANGE_DELETED) {
            member_add(self, &looker, &targets->at[i], both);
        }
    }
    ltl_looker_close(&looker);
    *out_is_around = both && self->members.count > 0 && ltl_surroundings_open(around, self->assess);
    if (*out_is_around && ltl_looker_open(&looker, self->assess, around->intake)) {
        const ltl_targets *rest = ltl_intake_targets(around->intake);
        for (uint32_t i = 0; i < rest->count && !ltl_call_must_stop(self->assess->call); i++) {
            if (ltl_surroundings_has(around, &rest->at[i])) {
                member_add(self, &looker, &rest->at[i], false);
            }
        }
        ltl_looker_close(&looker);
    }
    return true;
}

bool ltl_environments_look(ltl_assess *assess) {
    environments self = {.assess = assess, .arena = assess->call->arena};
    ltl_surroundings around;
    bool is_around = false;
    ltl_map_init(&self.families, self.arena);
    ltl_map_init(&self.changed, self.arena);
    if (!members_find(&self, &around, &is_around)) {
        return false;
    }
    uint32_t compared = 0;
    for (uint32_t i = 0; i < self.members.count; i++) {
        const member *one = &self.members.at[i];
        compared += ltl_map_find(&self.families, one->family)->value > 1;
        if (one->role == ROLE_WORK) {
            missing_say(&self, one);
        } else if (one->role == ROLE_EXAMPLE) {
            example_say(&self, one);
        }
    }
    if (compared > 0) {
        ltl_assess_note(assess,
                        "%u files of settings were compared with those of other environments",
                        compared);
    }
    if (is_around) {
        ltl_surroundings_close(&around);
    }
    return true;
}
