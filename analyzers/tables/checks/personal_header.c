#include "analyzers/tables/check.h"
#include "analyzers/text/check.h"

static const char *const words[] = {"ssn",      "passport",  "birthdate", "dob",   "iban",
                                    "password", "passwd",    "diagnosis", "phone", "surname",
                                    "salary",   "religion",  "ethnicity", "cvv",   "birth",
                                    "birthday", "firstname", "lastname"};

/* Words that say it together, in any order and with whatever between them. */
static const char *const pairs[][2] = {
    {"first", "name"},      {"last", "name"},      {"maiden", "name"},     {"national", "id"},
    {"social", "security"}, {"credit", "card"},    {"card", "number"},     {"driver", "license"},
    {"drivers", "license"}, {"driver", "licence"}, {"drivers", "licence"},
};

static bool is_about_persons(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_text_has_word(name, words[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(pairs); i++) {
        if (ltl_text_has_word(name, pairs[i][0]) && ltl_text_has_word(name, pairs[i][1])) {
            return true;
        }
    }
    return false;
}

/* `must_change_password`: yes or no is about nobody. */
static bool is_switch(const ltl_column *column) {
    return column->traits[LTL_TRAIT_TRUTH].count == ltl_column_filled(column);
}

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        const ltl_column *column = &look->profile->columns[i];
        if (is_about_persons(ltl_column_name(column)) && ltl_column_filled(column) > 0 &&
            !is_switch(column)) {
            ltl_table_fault_say(check, look, column, ltl_column_defined(column),
                                "The name of column `%.*s` says that it is about persons.",
                                LTL_STR_ARG(ltl_column_name(column)));
        }
    }
}

const ltl_table_check ltl_table_check_personal_header = {
    .rule =
        {
            .id = LTL_STR_INIT("data/personal-header"),
            .title = LTL_STR_INIT("A column whose name says it is personal"),
            .message = LTL_STR_INIT(
                "The name of a column says that it holds personal data or a password."),
            .why = LTL_STR_INIT(
                "Such data in a file is copied with it to every machine and backup, and"
                " the law asks who may have it."),
            .advice =
                LTL_STR_INIT("Leave the column out, or put made-up or hashed values in its place."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_LOW,
            .domain = LTL_DOMAIN_COMPLIANCE,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-359")},
            .cwe_count = 1,
            LTL_TABLE_REFERENCE("https://gdpr-info.eu/art-4-gdpr/"),
        },
    .judge = judge,
};
