#include "orchestrator/cli/fix/check.h"

#include "analyzers/syntax/parse.h"
#include "core/limits.h"
#include "orchestrator/cli/baseline/baseline.h"

typedef struct checking {
    ltl_fix_plan *plan;
    ltl_analysis *analysis;
    ltl_parser *parser;
    ltl_names names;
    ltl_arena scratch; /* of one parse */
    int signal;
    const char **bad; /* of each item: why the text that was tried is worse; null: it is not */
} checking;

/* False when the text cannot be read at all. */
static bool errors_count(checking *self, ltl_str name, ltl_str text, const ltl_language *language,
                         uint32_t *out_errors) {
    ltl_source source;
    const ltl_tree *tree = NULL;
    ltl_arena_reset(&self->scratch);
    ltl_names_reset(&self->names);
    ltl_source_init(&source, &self->scratch, name, text);
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + text.len / LTL_PARSE_BYTES_PER_FUEL, NULL);
    if (ltl_parser_parse(self->parser, &self->scratch, &self->names, &source, language, &fuel,
                         &tree) != LTL_OK) {
        return false;
    }
    *out_errors = tree->error_bytes + tree->error_count;
    return true;
}

static bool parses_worse(checking *self, const ltl_fix_item *item, ltl_str text) {
    const ltl_language *language = ltl_language_of_file(item->name, item->source.text);
    uint32_t before;
    uint32_t after;
    if (language == NULL || item->source.is_minified ||
        !errors_count(self, item->name, item->source.text, language, &before)) {
        return false;
    }
    return !errors_count(self, item->name, text, language, &after) || after > before;
}

/* More new findings of a rule than findings that went: one that only moved or changed its words is both. */
static const char *rule_added(checking *self, const ltl_findings *found, uint32_t first,
                              uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        int balance = 0;
        for (uint32_t k = first; k < end; k++) {
            const ltl_finding *finding = &found->at[k];
            bool is_its = finding->rule == found->at[i].rule && !finding->is_suppressed;
            balance += is_its && finding->state == LTL_STATE_NEW;
            balance -= is_its && finding->state == LTL_STATE_FIXED;
        }
        if (balance > 0) {
            return ltl_arena_printf(&self->plan->arena, "it would add a finding of %.*s",
                                    LTL_STR_ARG(found->at[i].rule->id))
                .ptr;
        }
    }
    return NULL;
}

static ltl_fix_item *item_named(const ltl_fix_plan *plan, ltl_str name) {
    for (uint32_t i = 0; i < plan->items.count; i++) {
        if (ltl_str_eq(plan->items.at[i].name, name)) {
            return &plan->items.at[i];
        }
    }
    return NULL;
}

static void findings_judge(checking *self, const ltl_findings *found) {
    for (uint32_t first = 0; first < found->count;) {
        uint32_t end = first + 1;
        while (end < found->count && ltl_str_eq(found->at[end].path, found->at[first].path)) {
            end++;
        }
        const ltl_fix_item *item = item_named(self->plan, found->at[first].path);
        const char *why = item != NULL ? rule_added(self, found, first, end) : NULL;
        if (why != NULL) {
            self->bad[item - self->plan->items.at] = why;
        }
        first = end;
    }
}

/* What is found there now, kept with the items; the findings are those of the run, in the order of reports. */
static void findings_keep(checking *self, const ltl_findings *found) {
    ltl_fix_item *item = NULL;
    for (uint32_t i = 0; i < found->count; i++) {
        if (i == 0 || !ltl_str_eq(found->at[i].path, found->at[i - 1].path)) {
            item = item_named(self->plan, found->at[i].path);
        }
        if (item != NULL && found->at[i].state != LTL_STATE_FIXED) {
            ltl_finding finding = ltl_finding_copy(&self->plan->arena, &found->at[i]);
            finding.state = LTL_STATE_UNKNOWN;
            LTL_PUSH(&self->plan->arena, &item->tried, finding);
        }
    }
}

/* What somebody accepted is not fixed in a later round either. */
static void accepted_mark(checking *self) {
    const ltl_baseline *baseline = self->analysis->baseline;
    for (uint32_t i = 0; baseline != NULL && i < self->plan->items.count; i++) {
        if (self->plan->items.at[i].tried.count > 0) {
            (void)ltl_baseline_match(baseline, self->analysis, &self->plan->items.at[i].tried);
        }
    }
}

static ltl_status pairs_look(checking *self, const ltl_pair *pairs, uint32_t count, bool keeps,
                             ltl_error *error) {
    ltl_intake *intake = NULL;
    ltl_run *run = NULL;
    ltl_status status = ltl_intake_open_pairs(pairs, count, &intake, error);
    status = status == LTL_OK ? ltl_analysis_compare(self->analysis, intake, &run, error) : status;
    if (status == LTL_OK && ltl_run_end(run) != LTL_OK) {
        self->signal = ltl_run_signal(run);
        status = ltl_fail(error, ltl_run_end(run), "%s; nothing was changed",
                          ltl_status_text(ltl_run_end(run)));
    }
    if (status == LTL_OK) {
        findings_judge(self, ltl_run_findings(run));
    }
    if (status == LTL_OK && keeps) {
        findings_keep(self, ltl_run_findings(run));
        accepted_mark(self);
    }
    ltl_run_free(run);
    ltl_intake_close(intake);
    return status;
}

/* Analyses texts[i] in the place of the file of item i, where there is one; sets `bad`. With `keeps`, what is found
 * stays with the items. */
static ltl_status texts_try(checking *self, const ltl_str *texts, bool keeps, ltl_error *error) {
    ltl_fix_plan *plan = self->plan;
    ltl_pair *pairs = LTL_NEW_ARRAY(&plan->arena, ltl_pair, (size_t)plan->items.count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < plan->items.count; i++) {
        ltl_fix_item *item = &plan->items.at[i];
        self->bad[i] = NULL;
        if (texts[i].ptr != NULL) {
            pairs[count++] = (ltl_pair){item->name, item->source.text, texts[i]};
            self->bad[i] =
                parses_worse(self, item, texts[i]) ? "the file would no longer parse" : NULL;
            item->tried = (ltl_findings){0};
        }
    }
    return count > 0 ? pairs_look(self, pairs, count, keeps, error) : LTL_OK;
}

static void edit_drop(ltl_fix_item *item, uint32_t index, const char *why) {
    item->edits.at[index].is_left_out = true;
    item->edits.at[index].why = why;
}

static ltl_str text_with(ltl_fix_plan *plan, const ltl_fix_item *item, uint32_t index) {
    ltl_edits one = {0};
    LTL_PUSH(&plan->arena, &one, item->edits.at[index]);
    return ltl_edits_apply(&plan->arena, item->source.text, &one);
}

/* Each fix of the suspects alone: one of every file at a time. */
static ltl_status each_try(checking *self, const bool *suspects, ltl_error *error) {
    ltl_fix_plan *plan = self->plan;
    ltl_str *texts = LTL_NEW_ARRAY(&plan->arena, ltl_str, (size_t)plan->items.count + 1);
    ltl_status status = LTL_OK;
    bool has_more = true;
    for (uint32_t at = 0; has_more && status == LTL_OK; at++) {
        has_more = false;
        for (uint32_t i = 0; i < plan->items.count; i++) {
            ltl_fix_item *item = &plan->items.at[i];
            bool is_tried = suspects[i] && at < item->edits.count && !item->edits.at[at].is_left_out;
            texts[i] = is_tried && at < LTL_MAX_FIXES_TRIED ? text_with(plan, item, at)
                                                            : LTL_STR_NONE;
            has_more |= suspects[i] && at + 1 < item->edits.count;
            if (is_tried && at >= LTL_MAX_FIXES_TRIED) {
                edit_drop(item, at, "the file has too many fixes to try each alone; run again");
            }
        }
        status = texts_try(self, texts, false, error);
        for (uint32_t i = 0; i < plan->items.count && status == LTL_OK; i++) {
            if (texts[i].ptr != NULL && self->bad[i] != NULL) {
                edit_drop(&plan->items.at[i], at, self->bad[i]);
            }
        }
    }
    return status;
}

static ltl_status all_try(checking *self, bool *suspects, bool *out_has_any, ltl_error *error) {
    ltl_fix_plan *plan = self->plan;
    ltl_str *texts = LTL_NEW_ARRAY(&plan->arena, ltl_str, (size_t)plan->items.count + 1);
    for (uint32_t i = 0; i < plan->items.count; i++) {
        const ltl_fix_item *item = &plan->items.at[i];
        texts[i] = ltl_fix_item_has_edits(item) ? item->text : LTL_STR_NONE;
    }
    ltl_status status = texts_try(self, texts, true, error);
    *out_has_any = false;
    for (uint32_t i = 0; i < plan->items.count && status == LTL_OK; i++) {
        suspects[i] = texts[i].ptr != NULL && self->bad[i] != NULL;
        *out_has_any |= suspects[i];
    }
    return status;
}

static void together_drop(checking *self, const bool *suspects) {
    for (uint32_t i = 0; i < self->plan->items.count; i++) {
        ltl_fix_item *item = &self->plan->items.at[i];
        for (uint32_t k = 0; suspects[i] && k < item->edits.count; k++) {
            if (!item->edits.at[k].is_left_out) {
                edit_drop(item, k, ltl_arena_printf(&self->plan->arena, "with the others, %s",
                                                    self->bad[i])
                                       .ptr);
            }
        }
        if (suspects[i]) {
            ltl_fix_item_make(self->plan, item);
        }
    }
}

static void revive(checking *self, const bool *suspects) {
    for (uint32_t i = 0; i < self->plan->items.count; i++) {
        if (suspects[i]) {
            ltl_edits_revive(&self->plan->items.at[i].edits);
            ltl_fix_item_make(self->plan, &self->plan->items.at[i]);
        }
    }
}

/* The edits of one round. What was left out may have stood in the way of others: they have their turn at once. */
static ltl_status round_check(checking *self, ltl_error *error) {
    enum { ATTEMPTS = 4 };
    bool *suspects =
        LTL_NEW_ARRAY(&self->plan->arena, bool, (size_t)self->plan->items.count + 1);
    bool has_any = true;
    ltl_status status = LTL_OK;
    for (int attempt = 0; attempt < ATTEMPTS && status == LTL_OK && has_any; attempt++) {
        status = all_try(self, suspects, &has_any, error);
        bool is_late = attempt >= ATTEMPTS - 2;
        if (status == LTL_OK && has_any && is_late) {
            together_drop(self, suspects);
        } else if (status == LTL_OK && has_any) {
            status = each_try(self, suspects, error);
            revive(self, suspects);
        }
    }
    return status;
}

static bool rounds_go_on(checking *self) {
    bool has_any = false;
    for (uint32_t i = 0; i < self->plan->items.count; i++) {
        ltl_fix_item *item = &self->plan->items.at[i];
        if (ltl_fix_item_has_edits(item)) {
            ltl_fix_item_go_on(self->plan, item);
            has_any |= ltl_fix_item_has_edits(item);
        }
    }
    return has_any;
}

static void rest_drop(checking *self) {
    for (uint32_t i = 0; i < self->plan->items.count; i++) {
        ltl_fix_item *item = &self->plan->items.at[i];
        for (uint32_t k = 0; k < item->edits.count && ltl_fix_item_has_edits(item); k++) {
            if (!item->edits.at[k].is_left_out) {
                edit_drop(item, k, "fixes of fixes end somewhere; run again");
            }
        }
        ltl_fix_item_make(self->plan, item);
    }
}

static ltl_status check(checking *self, ltl_error *error) {
    bool has_more = true;
    ltl_status status = LTL_OK;
    for (uint32_t round = 0; round < LTL_MAX_FIX_ROUNDS && has_more && status == LTL_OK; round++) {
        status = round_check(self, error);
        has_more = status == LTL_OK && rounds_go_on(self);
    }
    if (has_more) {
        rest_drop(self);
    }
    return status;
}

/* What is found once the fixes are made: in the files that change, and in all others. */
static void rest_take(checking *self, ltl_findings *rest) {
    const ltl_findings *all = ltl_run_findings(self->analysis->run);
    const ltl_fix_item *item = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        bool is_first = i == 0 || !ltl_str_eq(all->at[i].path, all->at[i - 1].path);
        item = is_first ? item_named(self->plan, all->at[i].path) : item;
        bool is_changed = item != NULL && ltl_fix_item_changes(item);
        if (!is_changed) {
            LTL_PUSH(&self->plan->arena, rest, all->at[i]);
        }
        for (uint32_t k = 0; is_changed && is_first && k < item->found.count; k++) {
            LTL_PUSH(&self->plan->arena, rest, item->found.at[k]);
        }
    }
}

ltl_status ltl_fix_check(ltl_fix_plan *plan, ltl_analysis *analysis, ltl_findings *out_rest,
                         int *out_signal, ltl_error *error) {
    checking self = {.plan = plan, .analysis = analysis, .parser = ltl_parser_new()};
    ltl_findings rest = {0};
    if (self.parser == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_names_init(&self.names);
    self.bad = LTL_NEW_ARRAY(&plan->arena, const char *, (size_t)plan->items.count + 1);
    ltl_status status = check(&self, error);
    if (status == LTL_OK) {
        rest_take(&self, &rest);
        *out_rest = rest;
    }
    *out_signal = self.signal;
    ltl_parser_free(self.parser);
    ltl_names_clear(&self.names);
    ltl_arena_clear(&self.scratch);
    return status;
}
