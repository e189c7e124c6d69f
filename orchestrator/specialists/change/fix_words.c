#include "orchestrator/specialists/change/fix_words.h"

#include "core/compiler.h"
#include "orchestrator/plan/words.h"

/* A stem counts with any end: "vulnerab" is in vulnerable and vulnerability. */
typedef struct fix_word {
    const char *text;
    bool is_stem;
} fix_word;

static const fix_word advisories[] = {{"cve", false}, {"ghsa", false}};

static const fix_word weaknesses[] = {
    {"insecure", true},  {"vulnerab", true}, {"xss", false},      {"csrf", false},
    {"ssrf", false},     {"xxe", false},     {"rce", false},      {"redos", false},
    {"uaf", false},      {"oob", false},     {"injection", true}, {"exploit", true},
    {"traversal", true}, {"sanitiz", true},  {"sanitis", true},   {"privilege", true},
    {"spoof", true},     {"bypass", true},   {"malicious", true}, {"untrusted", true},
    {"attack", true},    {"hijack", true},   {"clickjack", true}, {"disclosure", true},
};

static const fix_word bugs[] = {
    {"fix", false},     {"fixes", false},     {"fixed", false}, {"fixing", false},
    {"bugfix", true},   {"hotfix", true},     {"bug", false},   {"bugs", false},
    {"crash", true},    {"segfault", true},   {"leak", true},   {"race", false},
    {"deadlock", true}, {"regression", true}, {"panic", true},  {"overflow", true},
};

/* Nobody is hurt when these come undone. */
static const fix_word trifles[] = {
    {"typo", true},       {"spelling", false},  {"grammar", false},   {"lint", true},
    {"eslint", false},    {"rubocop", false},   {"phpstan", false},   {"format", true},
    {"style", true},      {"styling", false},   {"whitespace", true}, {"indent", true},
    {"doc", false},       {"docs", false},      {"document", true},   {"comment", true},
    {"readme", false},    {"changelog", false}, {"test", true},       {"spec", false},
    {"specs", false},     {"ci", false},        {"warning", true},    {"translat", true},
    {"bump", true},       {"version", true},    {"release", true},    {"coverage", false},
    {"copyright", false}, {"license", true},    {"licence", true},    {"refactor", true},
};

static bool is_of(ltl_str word, const fix_word *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ltl_str text = ltl_str_of(words[i].text);
        ltl_str head = words[i].is_stem ? ltl_str_slice(word, 0, text.len) : word;
        if (ltl_str_equals_ignoring_case(head, text)) {
            return true;
        }
    }
    return false;
}

static bool has(ltl_str text, const fix_word *words, size_t count) {
    ltl_str word;
    while (ltl_words_next(&text, &word)) {
        if (is_of(word, words, count)) {
            return true;
        }
    }
    return false;
}

#define HAS(text, words) has(text, words, LTL_COUNT_OF(words))

ltl_str ltl_message_summary(ltl_str message) {
    ltl_str rest = ltl_str_trim(message);
    ltl_str line = LTL_STR("");
    (void)ltl_str_split(&rest, '\n', &line);
    return ltl_str_trim(line);
}

/* What takes a fix back mends nothing, whatever it quotes. */
static bool takes_back(ltl_str summary) {
    ltl_str word;
    return ltl_words_next(&summary, &word) && is_of(word, &(fix_word){"revert", true}, 1);
}

ltl_fix_kind ltl_fix_kind_of(ltl_str message) {
    ltl_str summary = ltl_message_summary(message);
    if (takes_back(summary)) {
        return LTL_FIX_NONE;
    }
    if (HAS(message, advisories)) {
        return LTL_FIX_SECURITY;
    }
    if (HAS(summary, trifles)) {
        return LTL_FIX_NONE;
    }
    bool is_bug = HAS(summary, bugs);
    bool is_weakness = HAS(summary, weaknesses) && !ltl_words_have(summary, "dependency");
    bool is_secured =
        is_bug && ltl_words_have(summary, "security"); /* alone: a part of the program */
    return is_weakness || is_secured ? LTL_FIX_SECURITY : is_bug ? LTL_FIX_BUG : LTL_FIX_NONE;
}
