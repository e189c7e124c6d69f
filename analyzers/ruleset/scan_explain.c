#include "analyzers/ruleset/scan_internal.h"
#include "core/limits.h"

static const ltl_unit *find_unit(const ltl_lane *l, const ltl_rule *rule) {
    const ltl_program *program = l != NULL ? l->program : NULL;
    for (uint32_t i = 0; program != NULL && i < program->units.count; i++) {
        if (program->units.at[i].rule == rule) {
            return &program->units.at[i];
        }
    }
    return NULL;
}

static void explain(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                    ltl_span place, ltl_reason reason, ltl_explanation *out) {
    *out = (ltl_explanation){.program = c->program, .tree = c->tree, .reason = reason};
    out->trace.place = place;
    if (unit->has_pattern && c->tree == NULL) {
        return;
    }
    ltl_taint_query taint = ltl_scanner__taint_options(scanner, unit->rule);
    c->fuel = ltl_fuel_make(LTL_MATCH_FUEL_PER_RULE_FILE, scanner->stop);
    c->reason = LTL_REASON_NONE;
    c->trace = &out->trace;
    c->taint_options = &taint;
    ltl_evaluate_step(c, unit->step, &out->found);
    out->reason = ltl_reason_worse(reason, c->reason);
}

/* ---- code embedded in the file ---- */

static bool touches(const ltl_ranges *ranges, ltl_span place) {
    for (uint32_t i = 0; i < ranges->count; i++) {
        ltl_span span = ranges->at[i].span;
        if (span.start <= place.end && place.start <= span.end) {
            return true;
        }
    }
    return false;
}

static ltl_ranges in_file(ltl_arena *arena, const ltl_embedded_parts *parts,
                          const ltl_ranges *ranges) {
    ltl_ranges moved = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        ltl_range range = ranges->at[i];
        range.span = ltl_embedded_place(parts, range.span);
        LTL_PUSH(arena, &moved, range);
    }
    return moved;
}

static void move_explanation(ltl_arena *arena, const ltl_embedded_parts *parts,
                             ltl_explanation *explanation) {
    explanation->found = in_file(arena, parts, &explanation->found);
    for (uint32_t i = 0; i < explanation->trace.entries.count; i++) {
        ltl_trace_entry *entry = &explanation->trace.entries.at[i];
        entry->before = in_file(arena, parts, &entry->before);
        entry->after = in_file(arena, parts, &entry->after);
    }
    for (uint32_t i = 0; i < explanation->trace.changes.count; i++) {
        ltl_trace_change *change = &explanation->trace.changes.at[i];
        change->found = in_file(arena, parts, &change->found);
        change->place = ltl_embedded_place(parts, change->place);
    }
}

/* Of the parts at the place that the rule is for, the first where it finds something, else the first. */
static bool explain_part(ltl_scanner *scanner, const ltl_rule *rule, ltl_span place,
                         ltl_explanation *out) {
    bool is_any = false;
    ltl_reason reason = LTL_REASON_NONE;
    const ltl_embedded_parts *parts = ltl_scanner__parts(scanner, &reason);
    for (uint32_t i = 0; parts != NULL && i < parts->count; i++) {
        const ltl_embedded *part = &parts->at[i];
        bool is_there = part->content.start <= place.end && place.start <= part->content.end &&
                        (!part->is_shown || rule->speaks_in_documents);
        ltl_lane *l = is_there && ltl_rule_is_for(rule, part->language)
                          ? ltl_scanner__lane(scanner, part->language)
                          : NULL;
        const ltl_unit *unit = find_unit(l, rule);
        if (unit == NULL) {
            continue;
        }
        ltl_explanation one;
        ltl_evaluation_context c = ltl_scanner__context(scanner, l, false);
        reason = ltl_scanner__enter_part(scanner, &c, parts, part, unit->has_pattern);
        explain(scanner, &c, unit, place, reason, &one);
        move_explanation(c.arena, parts, &one);
        one.embedded = part->language;
        bool is_found = touches(&one.found, place);
        if (!is_any || is_found) {
            *out = one;
        }
        if (is_found) {
            return true;
        }
        is_any = true;
    }
    return is_any;
}

bool ltl_scanner_explain(ltl_scanner *scanner, const ltl_rule *rule, ltl_span place,
                         ltl_explanation *out_explanation) {
    bool is_text = ltl_rule_is_for(rule, NULL);
    ltl_lane *l = is_text || scanner->language != NULL
                      ? ltl_scanner__lane(scanner, is_text ? NULL : scanner->language)
                      : NULL;
    const ltl_unit *unit = find_unit(l, rule);
    if (unit == NULL) {
        return scanner->language != NULL && ltl_embedded_is_host(scanner->language) &&
               explain_part(scanner, rule, place, out_explanation);
    }
    ltl_evaluation_context c = ltl_scanner__context(scanner, l, unit->has_pattern);
    explain(scanner, &c, unit, place, scanner->tree_reason, out_explanation);
    return true;
}
