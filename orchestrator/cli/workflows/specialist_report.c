#include "orchestrator/cli/workflows/specialist_report.h"

#include "orchestrator/cli/workflows/scan_workflow.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/run/assess.h"
#include "orchestrator/run/unassessed.h"
#include "orchestrator/specialists/specialists.h"
#include "orchestrator/workflow/ending.h"

ltl_status ltl_specialists_narrow(ltl_analysis *analysis, ltl_error *error) {
    ltl_workflow_file file;
    ltl_workflow *workflow = NULL;
    ltl_status status = ltl_workflow_file_open(&analysis->arena, ltl_analysis_workflow(analysis),
                                               ltl_scan_tasks(), &file, &workflow, error);
    uint32_t domains = 0;
    for (uint32_t i = 0; status == LTL_OK && i < workflow->steps.count; i++) {
        const ltl_task *task = workflow->steps.at[i]->task;
        domains |= task != NULL && task->specialist != NULL ? task->specialist->domains : 0;
    }
    if (domains != 0) {
        analysis->settings.domains &= domains;
    }
    ltl_workflow_free(workflow);
    return status;
}

static bool has_findings(const ltl_specialist *specialist) {
    return specialist->domains != 0 || specialist->rules != NULL || specialist->rule_at != NULL ||
           specialist->is_for_all;
}

static uint64_t files_of(const ltl_analysis *analysis, uint32_t domains) {
    uint64_t most = 0;
    const ltl_ledger *ledger = analysis->report.ledger;
    for (uint32_t i = 0; i < ledger->agent_count; i++) {
        const ltl_ledger_row *row = &ledger->agents[i];
        const ltl_agent *agent = row->agent != NULL ? ltl_agent_find(ltl_str_of(row->agent)) : NULL;
        uint64_t files = row->counts[LTL_OUTCOME_ANALYSED] + row->counts[LTL_OUTCOME_PARTIAL];
        if (agent != NULL && (domains >> agent->domain & 1u) != 0 && files > most) {
            most = files;
        }
    }
    return most;
}

/* There was nothing of its domains, or nothing at all: no grade for that. */
static bool is_empty(const ltl_analysis *analysis, const ltl_assessment *from,
                     const ltl_report_assessment *card) {
    bool has_none = analysis->report.ledger->files.found == 0 && card->has_findings;
    bool has_none_of_its =
        from->task->specialist->domains != 0 && card->files == 0 && from->notes.count == 0;
    return (has_none || has_none_of_its) && from->claimed == 0;
}

static void state_set(const ltl_analysis *analysis, const ltl_assessment *from,
                      ltl_report_assessment *to) {
    uint32_t domains = from->task->specialist->domains;
    if (!from->is_over || (from->ending == LTL_ENDING_SKIPPED && from->skip != LTL_SKIP_INPUT &&
                           from->skip != LTL_SKIP_NOT_REACHED)) {
        to->state =
            from->is_over || !analysis->report.is_interrupted ? LTL_NOT_NEEDED : LTL_NOT_ASSESSED;
        to->reason =
            to->state == LTL_NOT_NEEDED ? from->reason : LTL_STR("the run was interrupted");
    } else if (!ltl_ending_has_data(from->ending)) {
        to->state = LTL_NOT_ASSESSED;
        to->reason =
            from->reason.len > 0 ? from->reason : ltl_str_of(ltl_ending_text(from->ending));
    } else if (domains != 0 && (domains & analysis->settings.domains) == 0) {
        to->state = LTL_NOT_ASSESSED;
        to->reason = LTL_STR("left out by the settings, or not asked for by this kind of change");
    } else if (is_empty(analysis, from, to)) {
        to->state = LTL_ASSESSED_NOTHING;
    } else {
        to->state = from->ending == LTL_ENDING_PARTIAL || analysis->report.is_interrupted
                        ? LTL_ASSESSED_IN_PART
                        : LTL_ASSESSED;
        to->reason = from->reason;
    }
}

/* `bits` 0: all of them. */
static void counts_set(const ltl_report *report, uint32_t bits, ltl_report_assessment *to) {
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const ltl_finding *finding = &report->findings[i];
        if ((bits == 0 || (finding->seen_by & bits) != 0) && ltl_report_shows(report, finding)) {
            to->counts[finding->severity]++;
        }
    }
}

/* What was meant to be assessed and was not is a gap like a file that could not be read. */
static bool gap_tell(ltl_analysis *analysis, const ltl_report_assessment *one,
                     const ltl_assessment *from) {
    bool is_gap =
        one->state == LTL_NOT_ASSESSED && from->is_over && !ltl_ending_has_data(from->ending);
    if (is_gap) {
        ltl_str text = ltl_arena_printf(&analysis->arena, "%.*s was not assessed: %.*s",
                                        LTL_STR_ARG(one->title), LTL_STR_ARG(one->reason));
        ltl_analysis_note(analysis, LTL_LEVEL_ERROR, LTL_STR(""), text.ptr);
    }
    return is_gap;
}

static ltl_report_assessment card_of(const ltl_analysis *analysis, const ltl_assessment *from) {
    ltl_report_assessment card = {
        .step = from->step,
        .agent = ltl_str_of(from->task->name),
        .title = ltl_str_of(from->task->specialist->title),
        .has_findings = has_findings(from->task->specialist),
        .files = files_of(analysis, from->task->specialist->domains),
        .notes = from->notes.at,
        .note_count = from->notes.count,
        .graph = from->graph,
    };
    state_set(analysis, from, &card);
    return card;
}

/* Steps of one specialist share a card: the worst of what became of those that ran. */
static void card_join(ltl_arena *arena, ltl_report_assessment *card,
                      const ltl_report_assessment *other) {
    if (other->state == LTL_NOT_NEEDED) {
        return;
    }
    if (card->state == LTL_NOT_NEEDED) {
        *card = *other;
        return;
    }
    card->step =
        ltl_arena_printf(arena, "%.*s, %.*s", LTL_STR_ARG(card->step), LTL_STR_ARG(other->step));
    if (other->state == LTL_NOT_ASSESSED || other->state == LTL_ASSESSED_IN_PART) {
        card->state = other->state;
        card->reason = other->reason;
    }
    card->graph = card->graph != NULL ? card->graph : other->graph;
    if (card->note_count == 0) {
        card->notes = other->notes;
        card->note_count = other->note_count;
    }
}

static void note_add(ltl_arena *arena, ltl_report_assessment *card, ltl_str note) {
    ltl_str *notes = LTL_NEW_ARRAY(arena, ltl_str, (size_t)card->note_count + 1);
    for (uint32_t i = 0; i < card->note_count; i++) {
        notes[i] = card->notes[i];
    }
    notes[card->note_count++] = note;
    card->notes = notes;
}

static bool has_counts(const ltl_report_assessment *card) {
    bool has_some = false;
    for (int i = 0; i < LTL_SEVERITY_COUNT; i++) {
        has_some |= card->counts[i] > 0;
    }
    return has_some;
}

/* No finding says nothing about a language that no rule speaks of. Secrets are looked for in any text, which makes no
 * language assessed; pages have languages of their own, and there is nothing of their kind in the others. */
static void languages_tell(ltl_analysis *analysis, uint32_t domains, ltl_report_assessment *card) {
    static const uint32_t others =
        1u << LTL_DOMAIN_SECRETS | 1u << LTL_DOMAIN_ACCESSIBILITY | 1u << LTL_DOMAIN_SEO;
    if (card->state == LTL_NOT_ASSESSED || card->state == LTL_NOT_NEEDED) {
        return;
    }
    ltl_arena *arena = &analysis->arena;
    uint64_t looked;
    ltl_str languages = ltl_run_unassessed(analysis->run, domains & ~others, arena, &looked);
    if (languages.len == 0) {
        bool has_none = domains == 1u << LTL_DOMAIN_PERFORMANCE && looked == 0 && !has_counts(card);
        card->state = has_none ? LTL_ASSESSED_NOTHING : card->state;
        return;
    }
    if (looked == 0 && !has_counts(card)) {
        card->state = LTL_NOT_ASSESSED;
        card->reason = ltl_arena_printf(arena, "no rules for %.*s", LTL_STR_ARG(languages));
    } else {
        card->files = looked > 0 ? looked : card->files;
        note_add(arena, card, ltl_arena_printf(arena, "not assessed: %.*s", LTL_STR_ARG(languages)));
    }
}

static ltl_report_assessment *card_find(ltl_report_assessment *cards, uint32_t count,
                                        const char *agent) {
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_str_is(cards[i].agent, agent)) {
            return &cards[i];
        }
    }
    return NULL;
}

/* A run that was stopped says so itself, and left steps open without their fault. */
static void missing_tell(ltl_analysis *analysis) {
    const ltl_run_gaps *gaps = ltl_run_missing(analysis->run);
    for (uint32_t i = 0; i < gaps->count && !analysis->report.is_interrupted; i++) {
        ltl_analysis_note(analysis, gaps->at[i].may_fail ? LTL_LEVEL_WARNING : LTL_LEVEL_ERROR,
                          LTL_STR(""), gaps->at[i].text.ptr);
    }
}

void ltl_specialists_report(ltl_analysis *analysis) {
    const ltl_assessments *all = ltl_run_assessments(analysis->run);
    ltl_arena *arena = &analysis->arena;
    ltl_report_assessment *cards =
        LTL_NEW_ARRAY(arena, ltl_report_assessment, (size_t)all->count + 1);
    uint32_t *bits = LTL_NEW_ARRAY(arena, uint32_t, (size_t)all->count + 1);
    ltl_str *seers = LTL_NEW_ARRAY(arena, ltl_str, (size_t)all->count + 1);
    uint32_t count = 0;
    bool is_told = false;
    for (uint32_t i = 0; i < all->count; i++) {
        ltl_report_assessment own = card_of(analysis, &all->at[i]);
        ltl_report_assessment *card = card_find(cards, count, all->at[i].task->name);
        is_told |= gap_tell(analysis, &own, &all->at[i]);
        seers[i] = own.step;
        if (card != NULL) {
            card_join(arena, card, &own);
        } else {
            card = &cards[count++];
            *card = own;
        }
        bits[card - cards] |= 1u << i;
    }
    for (uint32_t i = 0; i < count; i++) {
        const ltl_task *task = ltl_task_find(ltl_program_tasks(), cards[i].agent);
        counts_set(&analysis->report, task->specialist->is_for_all ? 0 : bits[i], &cards[i]);
        languages_tell(analysis, task->specialist->domains, &cards[i]);
    }
    if (ltl_run_trouble(analysis->run).len > 0 && !is_told) {
        ltl_analysis_note(analysis, LTL_LEVEL_ERROR, LTL_STR(""),
                          ltl_run_trouble(analysis->run).ptr);
    }
    missing_tell(analysis);
    analysis->report.workflow =
        all->count > 0 ? ltl_str_of(ltl_analysis_workflow(analysis)) : LTL_STR("");
    analysis->report.assessments = cards;
    analysis->report.assessment_count = count;
    analysis->report.seers = seers;
    analysis->report.seer_count = all->count;
}

ltl_gate_options ltl_specialists_gate(const ltl_analysis *analysis) {
    ltl_gate_options gate = analysis->settings.gate;
    const ltl_assessments *all = ltl_run_assessments(analysis->run);
    bool is_said = gate.is_chosen;
    bool is_first = true;
    for (uint32_t i = 0; i < all->count && !is_said; i++) {
        const ltl_assessment *one = &all->at[i];
        if (one->has_fail_on && ltl_ending_has_data(one->ending) &&
            (is_first || one->fail_on < gate.fail_on)) {
            gate.fail_on = one->fail_on;
            is_first = false;
        }
    }
    return gate;
}

static bool has_rule(const ltl_rule_infos *rules, const ltl_rule_info *rule) {
    for (uint32_t i = rules->count; i-- > 0;) {
        if (rules->at[i] == rule) {
            return true;
        }
    }
    return false;
}

void ltl_specialists_rules(ltl_analysis *analysis, ltl_rule_infos *rules) {
    const ltl_assessments *all = ltl_run_assessments(analysis->run);
    for (uint32_t i = 0; i < all->count && !analysis->settings.has_own_rules_only; i++) {
        const ltl_rule_info *rule;
        for (uint32_t k = 0;
             (rule = ltl_specialist_own_rule(all->at[i].task->specialist, k)) != NULL; k++) {
            if (ltl_selection_accepts(&analysis->settings, rule) && !has_rule(rules, rule)) {
                LTL_PUSH(&analysis->arena, rules, rule);
            }
        }
    }
}
