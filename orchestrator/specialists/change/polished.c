#include "orchestrator/specialists/change/polished.h"

#include <stdlib.h>

#include "analyzers/polish/polish.h"
#include "core/map.h"
#include "orchestrator/fix/edits.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"

const ltl_rule_info *ltl_polished_rule_at(uint32_t index) {
    return index < ltl_polish_check_count ? &ltl_polish_checks[index]->rule : NULL;
}

typedef struct fixes LTL_VEC(ltl_finding *) fixes;

/* Others may be saying what they found meanwhile. */
static ltl_assessment *polisher_of(ltl_run *run) {
    ltl_assessment *polisher = NULL;
    pthread_mutex_lock(&run->assessments.lock);
    for (uint32_t i = 0; i < run->assessments.count && polisher == NULL; i++) {
        ltl_assessment *one = &run->assessments.at[i];
        if (one->is_said && strcmp(one->task->name, "polish-specialist") == 0) {
            polisher = one;
        }
    }
    pthread_mutex_unlock(&run->assessments.lock);
    return polisher;
}

static bool is_edit(const ltl_finding *finding) {
    return finding->has_fix && !finding->is_suppressed && finding->state != LTL_STATE_FIXED &&
           finding->state != LTL_STATE_UNCHANGED;
}

static int compare(const void *a, const void *b) {
    return ltl_finding_compare(*(ltl_finding *const *)a, *(ltl_finding *const *)b);
}

/* What the polisher offers: its own, and the fixes of others that it answers for. In the order of reports. */
static void collect(ltl_assess *assess, ltl_assessment *polisher, fixes *out_fixes) {
    ltl_run *run = assess->run;
    uint32_t bit = 1u << (uint32_t)(polisher - run->assessments.at);
    for (uint32_t i = 0; i < polisher->own.count; i++) {
        if (is_edit(&polisher->own.at[i])) {
            LTL_PUSH(assess->call->arena, out_fixes, &polisher->own.at[i]);
        }
    }
    pthread_mutex_lock(&run->assessments.lock); /* others claim findings meanwhile */
    for (uint32_t i = 0; i < run->findings.count; i++) {
        ltl_finding *finding = &run->findings.at[i];
        if ((finding->seen_by & bit) != 0 && is_edit(finding)) {
            LTL_PUSH(assess->call->arena, out_fixes, finding);
        }
    }
    pthread_mutex_unlock(&run->assessments.lock);
    if (out_fixes->count > 1) {
        qsort(out_fixes->at, out_fixes->count, sizeof(out_fixes->at[0]), compare);
    }
}

void ltl_polished_note(ltl_assess *assess) {
    fixes all = {0};
    collect(assess, assess->own, &all);
    uint32_t files = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        files += i == 0 || !ltl_str_eq(all.at[i]->path, all.at[i - 1]->path);
    }
    if (all.count == 0) {
        ltl_assess_note(assess, "nothing to polish");
        return;
    }
    ltl_assess_note(assess,
                    "%u edit%s in %u file%s offered; `lintel fix` carries out those of rules",
                    all.count, all.count == 1 ? "" : "s", files, files == 1 ? "" : "s");
}

/* --- one file ----------------------------------------------------------------------------- */

typedef struct checking {
    ltl_assess *assess;
    uint32_t domains;
    ltl_looker looker;
    ltl_scanner *scanner; /* of polished texts */
    ltl_map rules;        /* ids to indices */
    ltl_arena arena;      /* of one file */
    uint32_t dropped;
    uint32_t gone; /* findings that the edits take with them */
} checking;

/* How many findings of each rule; `out_errors`: bytes that do not parse. */
static uint32_t *count_rules(checking *self, const ltl_source *source, uint32_t *out_errors) {
    const ltl_ruleset *ruleset = self->assess->run->options->ruleset;
    uint32_t *counts =
        LTL_NEW_ARRAY(&self->arena, uint32_t, (size_t)ltl_ruleset_count(ruleset) + 1);
    ltl_scanner_begin(self->scanner, source, self->looker.language, self->assess->call->stop);
    const ltl_matches *matches = ltl_scanner_matches(self->scanner);
    (void)ltl_scanner_tree(self->scanner, NULL);
    *out_errors = ltl_scanner_error_bytes(self->scanner);
    for (uint32_t i = 0; i < matches->count; i++) {
        const ltl_rule *rule = matches->at[i].rule;
        if ((self->domains >> rule->info.domain & 1u) != 0) {
            const ltl_map_entry *entry = ltl_map_find(&self->rules, rule->info.id);
            counts[entry != NULL ? entry->value : ltl_ruleset_count(ruleset)]++;
        }
    }
    return counts;
}

/* The first rule that says more of the text than of the original; null: none does. `is_broken`: it parses worse. */
static const ltl_rule *worse_rule(checking *self, ltl_str text, const uint32_t *before,
                                  uint32_t errors_before, bool *is_broken, uint32_t *out_fewer) {
    ltl_source source;
    uint32_t errors;
    ltl_source_init(&source, &self->arena, self->looker.source.path, text);
    const uint32_t *counts = count_rules(self, &source, &errors);
    const ltl_ruleset *ruleset = self->assess->run->options->ruleset;
    const ltl_rule *worse = NULL;
    *is_broken = errors > errors_before;
    *out_fewer = 0;
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        worse = worse == NULL && counts[i] > before[i] ? ltl_ruleset_rule(ruleset, i) : worse;
        *out_fewer += counts[i] < before[i] ? before[i] - counts[i] : 0;
    }
    return worse;
}

static void drop(checking *self, ltl_finding *finding, const ltl_rule *rule) {
    finding->has_fix = false;
    self->dropped++;
    ltl_str why = rule != NULL ? rule->info.id : LTL_STR("a syntax error");
    ltl_assess_note(self->assess,
                    "the edit of %.*s in %.*s, line %u, was taken back: it would add %.*s",
                    LTL_STR_ARG(finding->rule->id), LTL_STR_ARG(finding->path), finding->start.line,
                    LTL_STR_ARG(why));
}

static ltl_str text_with(checking *self, ltl_finding *const *fixes_of, uint32_t count) {
    ltl_edits edits;
    ltl_edits_plan(&self->arena, (const ltl_finding *const *)fixes_of, count, &edits);
    return ltl_edits_apply(&self->arena, self->looker.source.text, &edits);
}

/* All edits together, and, when that is worse, each alone. */
static void file_check(checking *self, const ltl_target *target, ltl_finding **fixes_of,
                       uint32_t count) {
    ltl_arena_reset(&self->arena);
    if (!ltl_looker_look(&self->looker, target, LTL_SIDE_HEAD)) {
        return;
    }
    uint32_t errors;
    uint32_t fewer;
    bool is_broken;
    const uint32_t *before = count_rules(self, &self->looker.source, &errors);
    const ltl_rule *worse =
        worse_rule(self, text_with(self, fixes_of, count), before, errors, &is_broken, &fewer);
    if (worse == NULL && !is_broken) {
        self->gone += fewer;
        return;
    }
    for (uint32_t i = 0; i < count && !ltl_call_must_stop(self->assess->call); i++) {
        worse =
            worse_rule(self, text_with(self, &fixes_of[i], 1), before, errors, &is_broken, &fewer);
        if (worse != NULL || is_broken) {
            drop(self, fixes_of[i], worse);
        }
    }
}

static void files_check(checking *self, const fixes *all) {
    ltl_map targets_by;
    ltl_map_init(&targets_by, self->assess->call->arena);
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        ltl_map_put(&targets_by, targets->at[i].path, NULL)->value = i + 1;
    }
    for (uint32_t first = 0; first < all->count && !ltl_call_must_stop(self->assess->call);) {
        uint32_t end = first + 1;
        while (end < all->count && ltl_str_eq(all->at[end]->path, all->at[first]->path)) {
            end++;
        }
        const ltl_map_entry *entry = ltl_map_find(&targets_by, all->at[first]->path);
        if (entry != NULL) {
            file_check(self, &targets->at[entry->value - 1], &all->at[first], end - first);
        }
        first = end;
    }
}

bool ltl_polished_check(ltl_assess *assess, uint32_t domains) {
    ltl_run *run = assess->run;
    ltl_assessment *polisher = polisher_of(run);
    fixes all = {0};
    if (polisher == NULL) {
        return true;
    }
    collect(assess, polisher, &all);
    checking self = {
        .assess = assess, .domains = domains, .scanner = ltl_scanner_new(run->options->ruleset)};
    bool is_open = self.scanner != NULL && ltl_looker_open(&self.looker, assess, run->intake);
    ltl_map_init(&self.rules, assess->call->arena);
    for (uint32_t i = 0; i < ltl_ruleset_count(run->options->ruleset); i++) {
        ltl_map_put(&self.rules, ltl_ruleset_rule(run->options->ruleset, i)->info.id, NULL)->value =
            i;
    }
    if (is_open) {
        ltl_scanner_set_dataflow(self.scanner, LTL_DATAFLOW_FILE);
        files_check(&self, &all);
    }
    if (is_open && all.count > 0) {
        ltl_assess_note(
            assess,
            "polished text looked at, too: %u edit%s, %u taken back, %u finding%s gone with them",
            all.count, all.count == 1 ? "" : "s", self.dropped, self.gone,
            self.gone == 1 ? "" : "s");
    }
    ltl_looker_close(&self.looker);
    ltl_scanner_free(self.scanner);
    ltl_arena_clear(&self.arena);
    return is_open;
}
