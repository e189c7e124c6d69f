#include "orchestrator/cli/commit_message.h"

#include "core/compiler.h"
#include "orchestrator/plan/words.h"

ltl_str ltl_message_subject(ltl_str message) {
    ltl_str rest = message;
    ltl_str line = LTL_STR("");
    (void)ltl_str_split(&rest, '\n', &line);
    return ltl_str_trim(line);
}

static bool is_test_word(ltl_str word) {
    return ltl_word_is(word, "test") || ltl_word_is(word, "tests");
}

/* `test:`, `tests(api):`, `test!:` */
static bool has_prefix(ltl_str line) {
    ltl_str rest = line;
    ltl_str word;
    if (!ltl_words_next(&rest, &word) || word.ptr != line.ptr || !is_test_word(word)) {
        return false;
    }
    ltl_str behind = ltl_str_slice(line, word.len, line.len);
    size_t close =
        ltl_str_starts_with(behind, LTL_STR("(")) ? ltl_str_find_byte(behind, ')', 0) : 0;
    size_t at = close == SIZE_MAX ? behind.len : close > 0 ? close + 1 : 0;
    at += at < behind.len && behind.ptr[at] == '!';
    return at < behind.len && behind.ptr[at] == ':';
}

/* `Add tests for x`, `Fix flaky test`: nothing but words about tests up to the word itself. */
static bool begins_with_tests(ltl_str line) {
    static const char *const verbs[] = {"add", "fix", "update", "improve", "extend", "adjust"};
    static const char *const between[] = {"a",       "the",         "some",       "more",
                                          "missing", "unit",        "new",        "flaky",
                                          "failing", "integration", "regression", "api"};
    ltl_str rest = line;
    ltl_str word = LTL_STR("");
    bool goes_on = ltl_words_next(&rest, &word);
    bool is_verb = false;
    for (size_t i = 0; i < LTL_COUNT_OF(verbs) && goes_on; i++) {
        is_verb |= ltl_word_is(word, verbs[i]);
    }
    for (goes_on = is_verb; goes_on && ltl_words_next(&rest, &word) && !is_test_word(word);) {
        goes_on = false;
        for (size_t i = 0; i < LTL_COUNT_OF(between); i++) {
            goes_on |= ltl_word_is(word, between[i]);
        }
    }
    bool is_plain = ltl_str_find_byte(line, ':', 0) >= (size_t)(word.ptr - line.ptr);
    return is_verb && is_plain && is_test_word(word);
}

bool ltl_message_claims_tests(ltl_str message) {
    ltl_str line = ltl_message_subject(message);
    return has_prefix(line) || begins_with_tests(line);
}
