/* callgrind.c - what callgrind and its relatives write: `fn=(1) name`, then a cost a line of that function; a call is
 * `cfn=`, `calls=`, and its cost on the line below.
 *
 * Source   the format as described in the manual of KCachegrind's file format (version 1)
 */
#include "orchestrator/profile/format.h"

typedef struct names {
    ltl_map of_id; /* "(12)" to the name behind its first use, its index + 1 */
    struct LTL_VEC(ltl_str) texts;
} names;

typedef struct reading {
    ltl_run_profile *profile;
    names files;
    names functions;
    ltl_str file;   /* of the function */
    ltl_str called; /* name of the function that is called next */
    int64_t at;     /* the function whose costs come */
    int64_t callee;
    uint32_t positions; /* numbers before the costs of a line */
    bool is_call;       /* the line that comes is the cost of a call */
} reading;

/* "(12) name" gives the id its name, "(12)" has it; a name alone is one. */
static ltl_str name_of(reading *self, names *all, ltl_str text) {
    size_t close = ltl_str_find_byte(text, ')', 0);
    if (text.len == 0 || text.ptr[0] != '(' || close == SIZE_MAX) {
        return text;
    }
    ltl_map_entry *entry = ltl_map_put(&all->of_id, ltl_str_slice(text, 0, close + 1), NULL);
    ltl_str name = ltl_str_trim(ltl_str_slice(text, close + 1, text.len));
    if (name.len > 0) {
        LTL_PUSH(self->profile->arena, &all->texts, name);
        entry->value = all->texts.count;
    }
    return entry->value > 0 ? all->texts.at[entry->value - 1] : LTL_STR("");
}

/* `f'2` is `f` as it called itself. */
static ltl_str function_of(reading *self, ltl_str text) {
    ltl_str name = name_of(self, &self->functions, text);
    size_t tick = ltl_str_find_last_byte(name, '\'');
    uint64_t level;
    bool is_level =
        tick != SIZE_MAX && ltl_str_to_u64(ltl_str_slice(name, tick + 1, name.len), &level);
    return is_level ? ltl_str_slice(name, 0, tick) : name;
}

static bool has_key(ltl_str line, const char *key, ltl_str *out_value) {
    ltl_str wanted = ltl_str_of(key);
    bool has = ltl_str_starts_with(line, wanted);
    *out_value = has ? ltl_str_trim(ltl_str_slice(line, wanted.len, line.len)) : LTL_STR("");
    return has;
}

/* The first cost of a line of numbers; positions may be `+3`, `-2`, `*` or 0x…. */
static bool cost_of(const reading *self, ltl_str line, uint64_t *out_cost) {
    ltl_str rest = line;
    ltl_str word;
    uint32_t number = 0;
    *out_cost = 0;
    while (ltl_str_split(&rest, ' ', &word)) {
        if (word.len == 0) {
            continue;
        }
        bool is_position = number++ < self->positions;
        char first = word.ptr[0];
        if (is_position && first != '+' && first != '-' && first != '*' &&
            (first < '0' || first > '9')) {
            return false;
        }
        if (!is_position) {
            return ltl_str_to_u64(word, out_cost);
        }
    }
    return number > 0;
}

static bool names_take(reading *self, ltl_str line) {
    ltl_str value;
    if (has_key(line, "fl=", &value)) {
        self->file = name_of(self, &self->files, value);
    } else if (has_key(line, "fi=", &value) || has_key(line, "fe=", &value) ||
               has_key(line, "cfi=", &value) || has_key(line, "cfl=", &value)) {
        (void)name_of(self, &self->files, value); /* what is inlined counts for who has it */
    } else if (has_key(line, "ob=", &value) || has_key(line, "cob=", &value)) {
        return true;
    } else if (has_key(line, "cfn=", &value)) {
        self->called = function_of(self, value);
    } else if (has_key(line, "calls=", &value)) {
        self->is_call = true;
    } else if (has_key(line, "positions:", &value)) {
        self->positions = 1 + (ltl_str_find_byte(value, ' ', 0) != SIZE_MAX);
    } else {
        return false;
    }
    return true;
}

static void cost_take(reading *self, uint64_t cost) {
    ltl_profiled *one = &self->profile->functions.at[self->at];
    bool calls_itself = self->is_call && ltl_str_eq(self->called, one->name);
    one->whole += calls_itself ? 0 : cost;
    one->self += self->is_call ? 0 : cost;
    self->profile->total += self->is_call ? 0 : cost;
    self->is_call = false;
}

static bool is_it(ltl_str text) {
    ltl_str head = ltl_str_slice(text, 0, 4096);
    bool has_events = ltl_str_starts_with(head, LTL_STR("events:")) ||
                      ltl_str_find(head, LTL_STR("\nevents:"), 0) != SIZE_MAX;
    return has_events && (ltl_str_starts_with(head, LTL_STR("fn=")) ||
                          ltl_str_find(text, LTL_STR("\nfn="), 0) != SIZE_MAX);
}

static ltl_status read(ltl_run_profile *profile, ltl_str text, ltl_error *error) {
    reading self = {.profile = profile, .at = LTL_NO_PROFILED, .positions = 1};
    ltl_map_init(&self.files.of_id, profile->arena);
    ltl_map_init(&self.functions.of_id, profile->arena);
    ltl_str rest = text;
    ltl_str line;
    for (unsigned number = 1; ltl_str_split(&rest, '\n', &line); number++) {
        ltl_str value;
        uint64_t cost;
        line = ltl_str_trim(line);
        if (has_key(line, "fn=", &value)) {
            self.at = ltl_profile__function(profile, function_of(&self, value), self.file);
            if (self.at == LTL_NO_PROFILED) {
                return ltl_profile__too_many(error);
            }
        } else if (!names_take(&self, line) && self.at != LTL_NO_PROFILED &&
                   cost_of(&self, line, &cost)) {
            cost_take(&self, cost);
        }
    }
    return LTL_OK;
}

const ltl_profile_format ltl_profile_format_callgrind = {
    .title = "callgrind", .is_it = is_it, .read = read};
