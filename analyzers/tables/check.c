#include "analyzers/tables/check.h"

#include <inttypes.h>

extern const ltl_table_check ltl_table_check_nul_byte;

/* Zero bytes in most records: this is no table, and what else could be said of it is noise. */
static bool is_binary(const ltl_table_profile *profile) {
    return profile->facts[LTL_FACT_NUL].count * 2 > profile->records;
}

void ltl_table_judge(ltl_table_look *look) {
    bool is_no_table = is_binary(look->profile);
    for (size_t i = 0; i < ltl_table_check_count; i++) {
        if (!is_no_table || ltl_table_checks[i] == &ltl_table_check_nul_byte) {
            ltl_table_checks[i]->judge(ltl_table_checks[i], look);
        }
    }
}

void ltl_table_fault_say(const ltl_table_check *check, ltl_table_look *look,
                         const ltl_column *column, const ltl_tally *tally, const char *format,
                         ...) {
    va_list args;
    va_start(args, format);
    ltl_table_fault fault = {.rule = &check->rule,
                             .tally = *tally,
                             .column = column != NULL ? ltl_column_name(column) : LTL_STR(""),
                             .message = ltl_arena_vprintf(look->arena, format, args),
                             .is_secret = check->finds_secrets};
    va_end(args);
    LTL_PUSH(look->arena, &look->faults, fault);
}

void ltl_table_fact_say(const ltl_table_check *check, ltl_table_look *look, ltl_fact fact,
                        const char *message) {
    const ltl_tally *tally = &look->profile->facts[fact];
    if (tally->count == 1) {
        ltl_table_fault_say(check, look, NULL, tally, "Record %" PRIu64 ": %s.", tally->record,
                            message);
    } else if (tally->count > 1) {
        ltl_table_fault_say(check, look, NULL, tally,
                            "Record %" PRIu64 " and %" PRIu64 " more: %s.", tally->record,
                            tally->count - 1, message);
    }
}

ltl_str ltl_table_column_label(ltl_table_look *look, const ltl_column *column) {
    if (column->name_len > 0) {
        return ltl_arena_printf(look->arena, "`%.*s`", LTL_STR_ARG(ltl_column_name(column)));
    }
    return ltl_arena_printf(look->arena, "%u", (uint32_t)(column - look->profile->columns) + 1);
}

const ltl_tally *ltl_column_defined(const ltl_column *column) {
    static const ltl_tally first = {.count = 1, .record = 1, .line = 1, .column = 1};
    return column->defined.count > 0 ? &column->defined : &first;
}

uint64_t ltl_column_filled(const ltl_column *column) {
    uint64_t count = 0;
    for (uint32_t i = LTL_TRAIT_EMPTY + 1; i < LTL_TRAIT_SORT_COUNT; i++) {
        count += column->traits[i].count;
    }
    return count;
}

void ltl_table_most_say(const ltl_table_check *check, ltl_table_look *look, ltl_trait trait,
                        const char *what) {
    enum { SHARE = 2 };
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        const ltl_column *column = &look->profile->columns[i];
        const ltl_tally *tally = &column->traits[trait];
        if (tally->count > 0 && tally->count * SHARE >= ltl_column_filled(column)) {
            ltl_str label = ltl_table_column_label(look, column);
            ltl_table_fault_say(check, look, column, tally,
                                "Column %.*s: %" PRIu64
                                " cells are %s; the first is in record %" PRIu64 ".",
                                LTL_STR_ARG(label), tally->count, what, tally->record);
        }
    }
}

static void forms_of_column(const ltl_table_check *check, ltl_table_look *look,
                            const ltl_column *column, const ltl_trait *forms, size_t form_count,
                            const char *what) {
    const ltl_tally *fewest = NULL;
    uint32_t seen = 0;
    for (size_t i = 0; i < form_count; i++) {
        const ltl_tally *tally = &column->traits[forms[i]];
        bool is_fewest = tally->count > 0 && (fewest == NULL || tally->count < fewest->count);
        seen += tally->count > 0;
        fewest = is_fewest ? tally : fewest;
    }
    if (seen > 1) {
        ltl_str label = ltl_table_column_label(look, column);
        ltl_table_fault_say(check, look, column, fewest,
                            "Column %.*s has %s in %u forms; the first of the rarest, of which "
                            "there are %" PRIu64 ", is in record %" PRIu64 ".",
                            LTL_STR_ARG(label), what, seen, fewest->count, fewest->record);
    }
}

void ltl_table_forms_say(const ltl_table_check *check, ltl_table_look *look, const ltl_trait *forms,
                         size_t form_count, const char *what) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        forms_of_column(check, look, &look->profile->columns[i], forms, form_count, what);
    }
}
