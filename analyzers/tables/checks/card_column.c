#include "analyzers/tables/check.h"

#define WHAT "numbers of payment cards"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_most_say(check, look, LTL_TRAIT_CARD, WHAT);
}

const ltl_table_check ltl_table_check_card_column = {
    .rule = {LTL_TABLE_PERSONAL_NUMBERS("data/card-column", WHAT)},
    .finds_secrets = true,
    .judge = judge,
};
