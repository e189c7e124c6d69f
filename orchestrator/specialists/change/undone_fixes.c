#include "orchestrator/specialists/change/undone_fixes.h"

#include "core/limits.h"
#include "orchestrator/intake/past.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/change/fix_words.h"
#include "orchestrator/specialists/change/hunks.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"

const ltl_rule_info ltl_rule_fix_undone = LTL_OWN_RULE(
    "review/fix-undone", QUALITY, LOW, MEDIUM, "A fix that is undone",
    "The change brings back what an earlier commit mended.",
    "What was mended once had a reason, and the reason is in that commit, not in the code. A "
    "merge that was resolved the wrong way looks just like this.",
    "Read that commit. If it has to go, say in the change what takes its place.");

const ltl_rule_info ltl_rule_security_fix_undone = LTL_OWN_RULE(
    "review/security-fix-undone", SECURITY, MEDIUM, MEDIUM, "A security fix that is undone",
    "The change brings back what an earlier commit mended for the sake of security.",
    "The weakness is known, with all that it takes to use it: whoever read the fix has read it.",
    "Read that commit. If it has to go, say in the change what keeps the weakness closed now.");

enum { LEAST_WEIGHT = 16, MOST_SUMMARY = 100 };

typedef struct changed_file {
    const ltl_target *target;
    ltl_hunks hunks;
} changed_file;

typedef struct undone {
    uint32_t file;
    uint32_t line;
    const ltl_rule_info *rule;
    ltl_str message;
} undone;

typedef struct undone_fixes {
    ltl_assess *assess;
    ltl_arena *arena;  /* of the call */
    ltl_arena scratch; /* of one commit of the past */
    ltl_looker base;
    ltl_looker head;
    ltl_map paths; /* base side, to places in `files` */
    struct LTL_VEC(changed_file) files;
    struct LTL_VEC(undone) found;
    ltl_str oldest; /* commit that was read */
} undone_fixes;

/* ---- the change ---- */

static void file_take(undone_fixes *self, const ltl_target *target) {
    static const unsigned other = LTL_FILE_TEST | LTL_FILE_DOCUMENT | LTL_FILE_LICENCE |
                                  LTL_FILE_LOCK | LTL_FILE_VENDORED | LTL_FILE_GENERATED;
    if (target->skip != LTL_REASON_NONE || (ltl_file_kinds(target->path) & other) != 0 ||
        !ltl_looker_look(&self->base, target, LTL_SIDE_BASE) ||
        !ltl_looker_look(&self->head, target, LTL_SIDE_HEAD) || self->head.language == NULL ||
        self->head.is_generated) {
        return;
    }
    changed_file file = {.target = target};
    ltl_source base;
    ltl_source head; /* texts of the lookers are those of the last file */
    ltl_source_init(&base, self->arena, target->old_path,
                    ltl_arena_copy(self->arena, self->base.source.text));
    ltl_source_init(&head, self->arena, target->path,
                    ltl_arena_copy(self->arena, self->head.source.text));
    ltl_hunks_make(self->arena, &base, &head, target, &file.hunks);
    if (file.hunks.sides.count > 0) {
        ltl_map_put(&self->paths, target->old_path, NULL)->value = self->files.count;
        LTL_PUSH(self->arena, &self->files, file);
    }
}

/* ---- the past ---- */

static bool is_fix(void *context, ltl_str message) {
    (void)context;
    return ltl_fix_kind_of(message) != LTL_FIX_NONE;
}

/* What was taken out comes back, and what was put in goes. Where a fix only put something in, it has to go without
 * anything in its place, else it was written anew. */
static bool undoes(const ltl_hunk *now, const ltl_hunk *fix) {
    return ltl_hunk_lines_hold(&now->in, &fix->out) && ltl_hunk_lines_hold(&now->out, &fix->in) &&
           (fix->out.count > 0 || now->in.count == 0);
}

static const ltl_hunk *undoing_find(const changed_file *file, const ltl_hunk *fix) {
    if (!ltl_hunks_have(&file->hunks, &fix->out, LTL_SIDE_HEAD) ||
        !ltl_hunks_have(&file->hunks, &fix->in, LTL_SIDE_BASE)) {
        return NULL;
    }
    for (uint32_t i = 0; i < file->hunks.all.count; i++) {
        if (undoes(&file->hunks.all.at[i], fix)) {
            return &file->hunks.all.at[i];
        }
    }
    return NULL;
}

/* Of two fixes of the same place the newer one is told: it comes first. */
static bool is_told(const undone_fixes *self, uint64_t file, uint32_t line) {
    for (uint32_t i = 0; i < self->found.count; i++) {
        if (self->found.at[i].file == file && self->found.at[i].line == line) {
            return true;
        }
    }
    return false;
}

static void undone_add(undone_fixes *self, const ltl_past_change *past, const ltl_hunk *fix,
                       uint32_t line) {
    bool is_security = ltl_fix_kind_of(past->message) == LTL_FIX_SECURITY;
    ltl_str summary = ltl_message_summary(past->message);
    ltl_str message =
        ltl_arena_printf(self->arena, "The change %s %.*s %s: \"%.*s%s\".",
                         fix->out.count > 0 ? "brings back what" : "takes out what",
                         LTL_STR_ARG(past->commit), fix->out.count > 0 ? "mended" : "put in",
                         (int)(summary.len < MOST_SUMMARY ? summary.len : MOST_SUMMARY),
                         summary.ptr, summary.len > MOST_SUMMARY ? "…" : "");
    LTL_PUSH(self->arena, &self->found,
             ((undone){.file = (uint32_t)past->value,
                       .line = line,
                       .rule = is_security ? &ltl_rule_security_fix_undone : &ltl_rule_fix_undone,
                       .message = message}));
}

/* One place of many may have gone for another reason: half of them are the fix. */
static void past_compare(undone_fixes *self, const ltl_past_change *past, const ltl_hunks *fix) {
    const changed_file *file = &self->files.at[past->value];
    const ltl_hunk *first = NULL;
    uint32_t line = 0;
    uint32_t telling = 0;
    uint32_t gone = 0;
    for (uint32_t i = 0; i < fix->all.count; i++) {
        const ltl_hunk *hunk = &fix->all.at[i];
        bool tells =
            ltl_hunk_lines_weight(&hunk->in) + ltl_hunk_lines_weight(&hunk->out) >= LEAST_WEIGHT;
        const ltl_hunk *now = tells ? undoing_find(file, hunk) : NULL;
        telling += tells;
        gone += now != NULL;
        if (now != NULL && first == NULL) {
            first = hunk;
            line = now->line;
        }
    }
    if (first != NULL && gone * 2 >= telling && !is_told(self, past->value, line)) {
        undone_add(self, past, first, line);
    }
}

static bool past_see(void *context, const ltl_past_change *past) {
    undone_fixes *self = context;
    ltl_hunks fix;
    ltl_source before;
    ltl_source after;
    self->oldest = ltl_arena_copy(self->arena, past->commit);
    ltl_arena_reset(&self->scratch);
    ltl_source_init(&before, &self->scratch, past->path, past->before);
    ltl_source_init(&after, &self->scratch, past->path, past->after);
    ltl_hunks_make(&self->scratch, &before, &after, past->lines, &fix);
    past_compare(self, past, &fix);
    return !ltl_call_must_stop(self->assess->call);
}

static void past_read(undone_fixes *self) {
    const ltl_intake *intake = self->assess->run->intake;
    ltl_error error = {0};
    uint64_t steps = self->assess->run->options->budget.past_steps;
    ltl_fuel fuel = ltl_fuel_make(steps > 0 ? steps : LTL_MAX_PAST_STEPS, NULL);
    ltl_past_walk past = {.fuel = &fuel,
                          .repository = ltl_intake_repository(intake),
                          .paths = &self->paths,
                          .most = LTL_FIX_COMMITS,
                          .context = self,
                          .chooses = is_fix,
                          .sees = past_see};
    (void)ltl_commit_of_name(ltl_intake_base_name(intake), &past.revision);
    if (past.repository.len > 0 && ltl_past_read(&past, &error) != LTL_OK) {
        ltl_assess_note(self->assess, "it is not known whether the change undoes a fix: %s",
                        error.text);
    } else if (ltl_fuel_is_empty(&fuel)) {
        ltl_assess_note(self->assess,
                        "partial: whether the change undoes a fix was looked into back to commit "
                        "%.*s: that is the budget of this kind of review",
                        LTL_STR_ARG(self->oldest));
    }
}

/* ---- the findings ---- */

static void found_say(undone_fixes *self, const undone *one) {
    const ltl_target *target = self->files.at[one->file].target;
    if (!ltl_looker_look(&self->head, target, LTL_SIDE_HEAD)) {
        return;
    }
    ltl_str shown = ltl_source_line(&self->head.source, one->line);
    uint32_t start = (uint32_t)(shown.ptr != NULL ? shown.ptr - self->head.source.text.ptr : 0);
    ltl_looker_say(&self->head, one->rule, (ltl_span){start, start + (uint32_t)shown.len},
                   LTL_NO_NODE, "%.*s", LTL_STR_ARG(one->message));
}

bool ltl_undone_fixes_look(ltl_assess *assess) {
    undone_fixes self = {.assess = assess, .arena = assess->call->arena};
    const ltl_intake *intake = assess->run->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    ltl_map_init(&self.paths, self.arena);
    bool is_open =
        ltl_looker_open(&self.base, assess, intake) && ltl_looker_open(&self.head, assess, intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        file_take(&self, &targets->at[i]);
    }
    if (is_open && self.files.count > 0) {
        past_read(&self);
    }
    for (uint32_t i = 0; i < self.found.count; i++) {
        found_say(&self, &self.found.at[i]);
    }
    ltl_looker_close(&self.base);
    ltl_looker_close(&self.head);
    ltl_arena_clear(&self.scratch);
    return is_open;
}
