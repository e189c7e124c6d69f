#include "analyzers/tables/check.h"

#define WHAT "social security numbers"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_most_say(check, look, LTL_TRAIT_SOCIAL_SECURITY, WHAT);
}

const ltl_table_check ltl_table_check_social_security_column = {
    .rule = {LTL_TABLE_PERSONAL_NUMBERS("data/social-security-column", WHAT)},
    .finds_secrets = true,
    .judge = judge,
};
