/* Which rules were awake in a file, which of them ran out of steps, and which were not run because they do so too often
 * elsewhere. */
#include "analyzers/ruleset/scan_internal.h"

enum { BITS = 64 };

static uint32_t words_of(const ltl_scanner *scanner) { return ltl_ruleset_count(scanner->ruleset) / BITS + 1; }

void ltl_scanner__begin_rules(ltl_scanner *scanner) {
    scanner->bars = NULL;
    scanner->has_barred = false;
    scanner->awake = LTL_NEW_ARRAY(&scanner->arena, uint64_t, words_of(scanner));
}

void ltl_scanner_set_bars(ltl_scanner *scanner, const atomic_uint *bars, uint32_t place) {
    scanner->bars = bars;
    scanner->place = place;
}

bool ltl_scanner__is_barred(ltl_scanner *scanner, const ltl_unit *unit) {
    uint32_t rule = unit->rule_index;
    scanner->awake[rule / BITS] |= UINT64_C(1) << rule % BITS;
    bool is_barred = scanner->bars != NULL &&
                     scanner->place > atomic_load_explicit(&scanner->bars[rule], memory_order_relaxed);
    scanner->has_barred |= is_barred;
    return is_barred;
}

static bool is_of_steps(ltl_reason reason) {
    return reason == LTL_REASON_RULE_FUEL || reason == LTL_REASON_SHALLOW_FLOW ||
           reason == LTL_REASON_PATTERN_FLOW || reason == LTL_REASON_RULE_TOKENS;
}

static bool has_run_out(const ltl_scanner *scanner, const ltl_rule *rule) {
    bool has = false;
    for (uint32_t i = 0; i < scanner->give_ups.count && !has; i++) {
        has = scanner->give_ups.at[i].rule == rule && is_of_steps(scanner->give_ups.at[i].reason);
    }
    return has;
}

bool ltl_scanner_rules(const ltl_scanner *scanner, ltl_arena *arena, ltl_rule_numbers *out_awake,
                       ltl_rule_numbers *out_ran_out) {
    for (uint32_t word = 0; word < words_of(scanner); word++) {
        for (uint64_t left = scanner->awake[word]; left != 0; left &= left - 1) {
            uint32_t rule = word * BITS + (uint32_t)__builtin_ctzll(left);
            LTL_PUSH(arena, out_awake, rule);
            if (scanner->give_ups.count > 0 && has_run_out(scanner, ltl_ruleset_rule(scanner->ruleset, rule))) {
                LTL_PUSH(arena, out_ran_out, rule);
            }
        }
    }
    return !scanner->has_barred;
}
