#include "analyzers/tables/check.h"

#include <inttypes.h>

/* One is enough: nobody has a key by chance. */
static void judge(const ltl_table_check *check, ltl_table_look *look) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        const ltl_column *column = &look->profile->columns[i];
        const ltl_tally *tally = &column->traits[LTL_TRAIT_SECRET];
        if (tally->count > 0) {
            ltl_str label = ltl_table_column_label(look, column);
            ltl_table_fault_say(check, look, column, tally,
                                "Column %.*s: %" PRIu64 " cell%s a key, a token or the hash of a "
                                "password; the first is in record %" PRIu64 ".",
                                LTL_STR_ARG(label), tally->count,
                                tally->count == 1 ? " is" : "s are", tally->record);
        }
    }
}

const ltl_table_check ltl_table_check_secret_cell = {
    .rule =
        {
            .id = LTL_STR_INIT("data/secret-cell"),
            .title = LTL_STR_INIT("A key, a token or the hash of a password in data"),
            .message = LTL_STR_INIT("A cell holds a key, a token or the hash of a password."),
            .why = LTL_STR_INIT("Whoever gets the file gets in; hashes of passwords are tried out "
                                "offline, by the billion."),
            .advice =
                LTL_STR_INIT("Leave the column out of the export, and make the keys void that "
                             "were in it."),
            .severity = LTL_SEVERITY_HIGH,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SECRETS,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-312")},
            .cwe_count = 1,
            LTL_TABLE_REFERENCE("https://cheatsheetseries.owasp.org/cheatsheets/"
                                "Secrets_Management_Cheat_Sheet.html"),
        },
    .finds_secrets = true,
    .judge = judge,
};
