#include "orchestrator/specialists/settings/variables.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/touch.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"
#include "orchestrator/specialists/settings/references.h"

const ltl_rule_info ltl_rule_variable_undefined = LTL_OWN_RULE(
    "configuration/variable-not-defined", QUALITY, LOW, MEDIUM,
    "A variable of the environment that no list has",
    "The change reads a variable of the environment that nothing in the repository defines.",
    "Who sets the program up from the list does not know of it, and learns of it when something "
    "fails "
    "on a machine that is not the author's.",
    "Write the name into the list (.env.example, compose), or give it a default where it is read.");
const ltl_rule_info ltl_rule_default_removed = LTL_OWN_RULE(
    "configuration/default-removed", QUALITY, LOW, MEDIUM, "A default that is taken away",
    "A variable of the environment had a default, and has none any more.",
    "Wherever nobody set it the program ran with the default; now it stops there, or goes on with "
    "nothing.",
    "Say so in the list of changes and in the example, or keep the default.");
const ltl_rule_info ltl_rule_debug_by_default = LTL_OWN_RULE(
    "configuration/debug-by-default", SECURITY, MEDIUM, HIGH,
    "Debugging is on unless it is switched off", "Debugging is on where nobody sets the variable.",
    "The machine on which somebody forgot to set it is the one in production: it shows code, "
    "settings "
    "and traces to whoever provokes an error.",
    "Let it be off by default, and switch it on where it is wanted.");

enum { MOST_WANTED = 200, MOST_CODE_BYTES = 32 * 1024 * 1024, MOST_LIST_BYTES = 1024 * 1024 };

/* A name that the change asks for, or takes from a list. */
typedef struct wanted {
    const ltl_target *target;
    ltl_str name;
    ltl_span span;
    bool is_gone; /* from a list */
    bool is_defined;
    ltl_str reader; /* of one that is gone: a file that reads it */
} wanted;

typedef struct look {
    ltl_assess *assess;
    ltl_arena *arena;
    ltl_looker head;
    ltl_looker base;
    struct LTL_VEC(wanted) wanted;
    ltl_str list; /* the list people fill in; empty: there is none */
    uint64_t code_bytes;
} look;

/* ---- which files ---- */

static bool is_compose(ltl_str name) {
    return ltl_str_starts_with(name, LTL_STR("docker-compose")) ||
           ltl_str_starts_with(name, LTL_STR("compose."));
}

static bool is_env(ltl_str name) {
    return ltl_str_starts_with(name, LTL_STR(".env")) || ltl_str_ends_with(name, LTL_STR(".env")) ||
           ltl_str_starts_with(name, LTL_STR("env."));
}

/* What people look at to see which variables there are. */
static bool is_list(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    return is_env(name) || is_compose(name);
}

/* Where a name may be defined, or told of: whatever is no code. */
static bool is_place(ltl_str path) {
    const unsigned kinds = LTL_FILE_CONFIGURATION | LTL_FILE_CI | LTL_FILE_BUILD |
                           LTL_FILE_INFRASTRUCTURE | LTL_FILE_MANIFEST | LTL_FILE_DOCUMENT;
    return is_list(path) || (ltl_file_kinds(path) & kinds) != 0 ||
           ltl_str_ends_with(path, LTL_STR(".sh"));
}

static bool is_code(ltl_str path) {
    const unsigned others = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED |
                            LTL_FILE_EXAMPLE | LTL_FILE_CI | LTL_FILE_BUILD | LTL_FILE_DOCUMENT;
    unsigned kinds = ltl_file_kinds(path);
    return (kinds & LTL_FILE_SOURCE) != 0 && (kinds & others) == 0;
}

/* ---- words ---- */

static bool is_part(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool mentions(ltl_str text, ltl_str name) {
    for (size_t at = ltl_str_find(text, name, 0); at != SIZE_MAX;
         at = ltl_str_find(text, name, at + 1)) {
        size_t end = at + name.len;
        if ((at == 0 || !is_part(text.ptr[at - 1])) &&
            (end == text.len || !is_part(text.ptr[end]))) {
            return true;
        }
    }
    return false;
}

static bool holds(ltl_str name, const char *part) {
    return ltl_str_find(name, ltl_str_of(part), 0) != SIZE_MAX;
}

static ltl_span span_of(const ltl_source *source, ltl_str part) {
    uint32_t start = (uint32_t)(part.ptr - source->text.ptr);
    return (ltl_span){start, start + (uint32_t)part.len};
}

/* ---- what the change says ---- */

static void wanted_add(look *self, wanted one) {
    for (uint32_t i = 0; i < self->wanted.count; i++) {
        if (ltl_str_eq(self->wanted.at[i].name, one.name) &&
            self->wanted.at[i].is_gone == one.is_gone) {
            return; /* one word for each name */
        }
    }
    if (self->wanted.count < MOST_WANTED) {
        one.name = ltl_arena_copy(self->arena, one.name);
        LTL_PUSH(self->arena, &self->wanted, one);
    }
}

static const ltl_reference *reference_to(const ltl_references *references, ltl_str name) {
    for (uint32_t i = 0; i < references->count; i++) {
        if (ltl_str_eq(references->at[i].name, name)) {
            return &references->at[i];
        }
    }
    return NULL;
}

/* Those of the changed lines of a side. `${X}` is a variable of the environment in compose alone. */
static void references_of(look *self, const ltl_source *source, const ltl_line_ranges *ranges,
                          ltl_references *out) {
    *out = (ltl_references){0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        for (uint32_t k = 0; k < ranges->at[i].count; k++) {
            ltl_str line = ltl_source_line(source, ranges->at[i].first + k);
            if (!ltl_line_is_idle(line)) {
                ltl_references_find(self->arena, line, out);
            }
        }
    }
}

static bool is_expanded(const ltl_source *source, const ltl_reference *reference) {
    return reference->name.ptr - source->text.ptr > 1 && reference->name.ptr[-1] == '{' &&
           reference->name.ptr[-2] == '$';
}

static void reference_judge(look *self, const ltl_target *target, const ltl_references *before,
                            const ltl_reference *now) {
    const ltl_source *source = &self->head.source;
    ltl_span span = span_of(source, now->name);
    const ltl_reference *old = reference_to(before, now->name);
    bool has_default = now->fallback.ptr != NULL;
    if (has_default && holds(now->name, "DEBUG") && ltl_fallback_is_on(now->fallback) &&
        !(old != NULL && old->fallback.ptr != NULL && ltl_fallback_is_on(old->fallback))) {
        ltl_looker_say(&self->head, &ltl_rule_debug_by_default, span, LTL_NO_NODE,
                       "Debugging is on where nobody sets `%.*s`.", LTL_STR_ARG(now->name));
    }
    if (has_default || now->is_asked_for) {
        return;
    }
    if (old != NULL && old->fallback.ptr != NULL) {
        ltl_looker_say(&self->head, &ltl_rule_default_removed, span, LTL_NO_NODE,
                       "`%.*s` had the default `%.*s`, and has none any more.",
                       LTL_STR_ARG(now->name), LTL_STR_ARG(old->fallback));
    } else if (old == NULL) {
        wanted_add(self, (wanted){.target = target, .name = now->name, .span = span});
    }
}

static void readings_look(look *self, const ltl_target *target) {
    bool is_one_of_compose = is_compose(ltl_str_after_last(target->path, '/'));
    ltl_references before = {0};
    ltl_references now;
    references_of(self, &self->head.source, &target->added, &now);
    if (now.count > 0 && target->change != LTL_CHANGE_ADDED &&
        ltl_looker_look(&self->base, target, LTL_SIDE_BASE)) {
        references_of(self, &self->base.source, &target->removed, &before);
    }
    for (uint32_t i = 0; i < now.count; i++) {
        bool is_here = is_expanded(&self->head.source, &now.at[i]) == is_one_of_compose;
        /* one with a default beside it on another line has one */
        const ltl_reference *first = reference_to(&now, now.at[i].name);
        if (is_here && first == &now.at[i]) {
            reference_judge(self, target, &before, first);
        }
    }
}

/* `NAME=`, `export NAME=`, `- NAME=`, `NAME:` at the start of a line. */
static ltl_str defined_in(ltl_str line) {
    static const char *const before[] = {"export ", "- ", "\"", "'"};
    ltl_str text = ltl_str_trim(line);
    for (size_t i = 0; i < LTL_COUNT_OF(before); i++) {
        ltl_str mark = ltl_str_of(before[i]);
        text = ltl_str_starts_with(text, mark)
                   ? ltl_str_trim(ltl_str_slice(text, mark.len, text.len))
                   : text;
    }
    size_t end = 0;
    while (end < text.len &&
           ((text.ptr[end] >= 'A' && text.ptr[end] <= 'Z') || text.ptr[end] == '_' ||
            (end > 0 && text.ptr[end] >= '0' && text.ptr[end] <= '9'))) {
        end++;
    }
    bool is_one = end >= 3 && end < text.len && (text.ptr[end] == '=' || text.ptr[end] == ':');
    return is_one ? ltl_str_slice(text, 0, end) : LTL_STR("");
}

static void list_look(look *self, const ltl_target *target) {
    if (target->removed.count == 0 || !ltl_looker_look(&self->base, target, LTL_SIDE_BASE)) {
        return;
    }
    for (uint32_t i = 0; i < target->removed.count; i++) {
        ltl_line_range range = target->removed.at[i];
        for (uint32_t k = 0; k < range.count; k++) {
            ltl_str name = defined_in(ltl_source_line(&self->base.source, range.first + k));
            if (name.len > 0 && !mentions(self->head.source.text, name)) {
                wanted_add(self, (wanted){.target = target, .name = name, .is_gone = true});
            }
        }
    }
}

static void change_look(look *self) {
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(self->assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        bool reads = is_code(target->path) || is_compose(ltl_str_after_last(target->path, '/'));
        bool is_there = target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_DELETED;
        if (!is_there || !(reads || is_list(target->path)) ||
            !ltl_looker_look(&self->head, target, LTL_SIDE_HEAD) || self->head.is_generated) {
            continue;
        }
        if (is_list(target->path)) {
            list_look(self, target);
        }
        if (reads) {
            readings_look(self, target);
        }
    }
}

/* ---- what the repository says ---- */

static uint32_t levels_of(ltl_str path) {
    uint32_t levels = 0;
    for (size_t i = 0; i < path.len; i++) {
        levels += path.ptr[i] == '/';
    }
    return levels;
}

/* Files of variables alone rather than compose; those nearest to the root. */
static bool is_better_list(ltl_str path, ltl_str than) {
    bool has_own = is_env(ltl_str_after_last(path, '/'));
    bool had_own = than.len > 0 && is_env(ltl_str_after_last(than, '/'));
    return than.len == 0 || (has_own && !had_own) ||
           (has_own == had_own && levels_of(path) < levels_of(than));
}

static void place_read(look *self, ltl_str path, ltl_str text) {
    if (is_list(path) && is_better_list(path, self->list)) {
        self->list = ltl_arena_copy(self->arena, path);
    }
    for (uint32_t i = 0; i < self->wanted.count; i++) {
        wanted *one = &self->wanted.at[i];
        /* compose does not define what it only hands on */
        bool is_itself = !one->is_gone && ltl_str_eq(one->target->path, path);
        one->is_defined |= !is_itself && mentions(text, one->name);
    }
}

static void code_read(look *self, ltl_str path, ltl_str text) {
    self->code_bytes += text.len;
    for (uint32_t i = 0; i < self->wanted.count; i++) {
        wanted *one = &self->wanted.at[i];
        if (one->is_gone && one->reader.len == 0 && mentions(text, one->name)) {
            one->reader = ltl_arena_copy(self->arena, path);
        }
    }
}

static bool has_gone(const look *self) {
    bool is_one = false;
    for (uint32_t i = 0; i < self->wanted.count; i++) {
        is_one |= self->wanted.at[i].is_gone;
    }
    return is_one;
}

static void files_read(look *self, const ltl_intake *intake, const ltl_surroundings *around) {
    const ltl_targets *targets = ltl_intake_targets(intake);
    bool reads_code = has_gone(self);
    ltl_looker looker;
    bool is_open = ltl_looker_open(&looker, self->assess, intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(self->assess->call);
         i++) {
        const ltl_target *target = &targets->at[i];
        bool is_there = target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_DELETED &&
                        (around == NULL || ltl_surroundings_has(around, target));
        bool is_one = is_place(target->path) && target->size <= MOST_LIST_BYTES;
        bool is_read = reads_code && is_code(target->path) && self->code_bytes < MOST_CODE_BYTES;
        if (!is_there || !(is_one || is_read) || !ltl_looker_look(&looker, target, LTL_SIDE_HEAD)) {
            continue;
        }
        if (is_one) {
            place_read(self, target->path, looker.source.text);
        }
        if (is_read) {
            code_read(self, target->path, looker.source.text);
        }
    }
    ltl_looker_close(&looker);
}

static void wanted_say(look *self, const wanted *one) {
    if (one->is_gone && one->reader.len > 0) {
        ltl_assess_add_path(self->assess, &ltl_rule_variable_undefined, one->target->path,
                            "`%.*s` goes from this list, and `%.*s` still reads it.",
                            LTL_STR_ARG(one->name), LTL_STR_ARG(one->reader));
    } else if (!one->is_gone && ltl_looker_look(&self->head, one->target, LTL_SIDE_HEAD)) {
        ltl_looker_say(&self->head, &ltl_rule_variable_undefined, one->span, LTL_NO_NODE,
                       "Nothing in the repository defines `%.*s`; other variables stand in `%.*s`.",
                       LTL_STR_ARG(one->name), LTL_STR_ARG(self->list));
    }
}

static void repository_look(look *self) {
    ltl_surroundings around;
    files_read(self, self->assess->run->intake, NULL);
    if (ltl_surroundings_open(&around, self->assess)) {
        files_read(self, around.intake, &around);
        ltl_surroundings_close(&around);
    }
    for (uint32_t i = 0; i < self->wanted.count && self->list.len > 0; i++) {
        if (!self->wanted.at[i].is_defined) {
            wanted_say(self, &self->wanted.at[i]);
        }
    }
}

bool ltl_variables_look(ltl_assess *assess) {
    look self = {.assess = assess, .arena = assess->call->arena};
    if (!assess->run->options->both_sides) {
        return true;
    }
    const ltl_intake *intake = assess->run->intake;
    bool is_open =
        ltl_looker_open(&self.head, assess, intake) && ltl_looker_open(&self.base, assess, intake);
    if (is_open) {
        change_look(&self);
        if (self.wanted.count > 0) {
            repository_look(&self);
        }
    }
    ltl_looker_close(&self.head);
    ltl_looker_close(&self.base);
    return is_open;
}
