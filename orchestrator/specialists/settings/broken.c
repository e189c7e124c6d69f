#include "orchestrator/specialists/settings/broken.h"

#include "analyzers/configuration/faults.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/words.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"

const ltl_rule_info ltl_rule_settings_broken = LTL_OWN_RULE(
    "configuration/does-not-parse", QUALITY, MEDIUM, HIGH, "A file of settings that cannot be read",
    "The reader of this format refuses the file.",
    "Whoever reads it stops there: the build, the deployment or the start of the program fails, or "
    "goes on with defaults that nobody chose.",
    "Mend what the message names; most formats have a checker that an editor runs while you type.");
const ltl_rule_info ltl_rule_settings_repeated = LTL_OWN_RULE(
    "configuration/repeated-key", QUALITY, MEDIUM, HIGH, "A key that stands twice",
    "One mapping has this key twice.",
    "Most readers take the last value without a word, some the first, others refuse the file: what "
    "was set by the other one is lost.",
    "Keep one of the two, or give the second one the name it was meant to have.");

typedef struct breaking {
    ltl_assess *assess;
    ltl_looker head;
    ltl_looker base;
    ltl_arena arena; /* of one file */
    uint32_t looked_at;
    uint32_t templates;
} breaking;

/* Texts for people, in the formats of settings. */
static bool is_translation(ltl_str path) {
    static const char *const words[] = {"locale", "locales",      "lang",        "langs",   "i18n",
                                        "l10n",   "translations", "translation", "messages"};
    bool is_one = false;
    for (size_t i = 0; i < LTL_COUNT_OF(words) && !is_one; i++) {
        is_one = ltl_words_have(path, words[i]);
    }
    return is_one;
}

static bool is_asked(const ltl_target *target) {
    const unsigned kinds = LTL_FILE_CONFIGURATION | LTL_FILE_CI | LTL_FILE_BUILD |
                           LTL_FILE_INFRASTRUCTURE | LTL_FILE_MANIFEST | LTL_FILE_REVIEW;
    const unsigned others =
        LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_TEST | LTL_FILE_EXAMPLE | LTL_FILE_LOCK;
    unsigned of = ltl_file_kinds(target->path);
    return target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_DELETED &&
           (of & kinds) != 0 && (of & others) == 0 && ltl_configuration_is_known(target->path);
}

static void faults_find(breaking *self, ltl_looker *looker, ltl_configuration_faults *out_faults) {
    ltl_configuration_faults_find(&self->arena, &looker->source, ltl_looker_tree(looker),
                                  out_faults);
}

/* A file that could not be read before is not broken by the change; where else it is broken now, nobody knows. */
static bool was_there(const ltl_configuration_faults *before, const ltl_configuration_fault *fault,
                      const ltl_source *base, const ltl_source *head) {
    for (uint32_t i = 0; i < before->count; i++) {
        const ltl_configuration_fault *old = &before->at[i];
        if (old->is_repeated_key != fault->is_repeated_key) {
            continue;
        }
        if (!fault->is_repeated_key ||
            ltl_str_eq(ltl_source_slice(base, old->span), ltl_source_slice(head, fault->span))) {
            return true;
        }
    }
    return false;
}

static void fault_say(breaking *self, const ltl_configuration_fault *fault) {
    const ltl_rule_info *rule =
        fault->is_repeated_key ? &ltl_rule_settings_repeated : &ltl_rule_settings_broken;
    ltl_looker_say(&self->head, rule, fault->span, LTL_NO_NODE, "%s%.*s.%s%.*s%s",
                   fault->is_repeated_key ? "" : "This file cannot be read: ",
                   LTL_STR_ARG(fault->what), fault->right.len > 0 ? " What to do: " : "",
                   LTL_STR_ARG(fault->right), fault->right.len > 0 ? "." : "");
}

static void target_look(breaking *self, const ltl_target *target) {
    ltl_configuration_faults faults;
    ltl_configuration_faults before = {0};
    ltl_arena_reset(&self->arena);
    if (!ltl_looker_look(&self->head, target, LTL_SIDE_HEAD) || self->head.is_generated) {
        return;
    }
    if (ltl_configuration_is_template(self->head.source.text)) {
        self->templates++;
        return;
    }
    self->looked_at++;
    faults_find(self, &self->head, &faults);
    bool has_base = faults.count > 0 && self->assess->run->options->both_sides &&
                    target->change != LTL_CHANGE_ADDED &&
                    ltl_looker_look(&self->base, target, LTL_SIDE_BASE);
    if (has_base) {
        faults_find(self, &self->base, &before);
    }
    bool is_for_people = is_translation(target->path);
    for (uint32_t i = 0; i < faults.count; i++) {
        if (!(is_for_people && faults.at[i].is_repeated_key) &&
            !was_there(&before, &faults.at[i], &self->base.source, &self->head.source)) {
            fault_say(self, &faults.at[i]);
        }
    }
}

bool ltl_broken_settings_look(ltl_assess *assess) {
    breaking self = {.assess = assess};
    const ltl_intake *intake = assess->run->intake;
    bool is_open =
        ltl_looker_open(&self.head, assess, intake) && ltl_looker_open(&self.base, assess, intake);
    const ltl_targets *targets = ltl_intake_targets(intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (is_asked(&targets->at[i])) {
            target_look(&self, &targets->at[i]);
        }
    }
    if (self.looked_at > 0) {
        ltl_assess_note(assess, "%u file%s of settings %s read as programs read them",
                        self.looked_at, self.looked_at == 1 ? "" : "s",
                        self.looked_at == 1 ? "was" : "were");
    }
    if (self.templates > 0) {
        ltl_assess_note(assess, "%u file%s of settings %s: what a program makes of %s is not known, nor whether it "
                        "can be read",
                        self.templates, self.templates == 1 ? "" : "s",
                        self.templates == 1 ? "is a template" : "are templates",
                        self.templates == 1 ? "it" : "them");
    }
    ltl_looker_close(&self.head);
    ltl_looker_close(&self.base);
    ltl_arena_clear(&self.arena);
    return is_open;
}
