#include "orchestrator/specialists/change/removed_checks.h"

#include "core/limits.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/touch.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"

const ltl_rule_info ltl_rule_check_removed =
    LTL_OWN_RULE("review/check-removed", SECURITY, LOW, LOW, "A check that is taken out",
                 "The change removes a check and does not put it back.",
                 "The most dangerous changes are small and delete something: whoever was kept out "
                 "by it is let in.",
                 "Say in the change where the check is made now, or put it back.");

enum { MOST_SHOWN = 100 };

static ltl_str lines_of(ltl_arena *arena, const ltl_source *source, const ltl_line_ranges *ranges) {
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_SOURCE_BYTES);
    for (uint32_t i = 0; i < ranges->count; i++) {
        for (uint32_t k = 0; k < ranges->at[i].count; k++) {
            ltl_buf_append(&buf, ltl_source_line(source, ranges->at[i].first + k));
            ltl_buf_append_byte(&buf, '\n');
        }
    }
    ltl_str text = ltl_arena_copy(arena, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return text;
}

/* Neither in a comment nor in a text: words there check nothing. */
static bool stands_in_code(ltl_str line, size_t at) {
    static const char *const beginnings[] = {"//", "/*", "*", "#", "--", "<!--", "import ", "from ", "using "};
    for (size_t i = 0; i < LTL_COUNT_OF(beginnings); i++) {
        bool is_attribute = ltl_str_starts_with(line, LTL_STR("#["));
        if (!is_attribute && ltl_str_starts_with(line, ltl_str_of(beginnings[i]))) {
            return false;
        }
    }
    char quote = 0;
    for (size_t i = 0; i < at; i++) {
        char c = line.ptr[i];
        bool is_quote = c == '"' || c == '\'' || c == '`';
        if (quote != 0 ? c == quote : is_quote) {
            quote = quote != 0 ? 0 : c;
        } else if (quote == 0 && c == '/' && i + 1 < at && line.ptr[i + 1] == '/') {
            return false;
        }
    }
    return quote == 0;
}

static bool says_in_code(ltl_str text, ltl_str word) {
    for (size_t at = 0; word.len > 0 && at + word.len <= text.len; at++) {
        if (ltl_str_equals_ignoring_case(ltl_str_slice(text, at, at + word.len), word) &&
            stands_in_code(text, at)) {
            return true;
        }
    }
    return false;
}

/* A line that decides something: names alone guard nothing. */
static bool decides(ltl_str line) {
    static const char *const marks[] = {"if ",    "if(",   "unless ",       "guard ",  "throw ",
                                        "raise ", "abort", "assert",        "return ", "require",
                                        "&&",     "||",    " and ",         " or ",    "deny",
                                        "@",      "[Auth", "before_action", "#["};
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (ltl_str_find(line, ltl_str_of(marks[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* `skip_before_action :verify_token`: with it a check comes back. */
static bool undoes_a_check(ltl_str line) {
    return ltl_str_starts_with(line, LTL_STR("skip_")) || ltl_str_find(line, LTL_STR("_exempt"), 0) != SIZE_MAX;
}

/* The removed line that the evidence is from, when it decides something and was not put back as it was; else empty. */
static ltl_str check_of(ltl_str removed, ltl_str added, ltl_str evidence) {
    ltl_str line;
    while (removed.len > 0 && ltl_str_split(&removed, '\n', &line)) {
        ltl_str text = ltl_str_trim(line);
        if (says_in_code(text, evidence) && !undoes_a_check(text) && decides(text) &&
            ltl_str_find(added, text, 0) == SIZE_MAX) {
            return text;
        }
    }
    return LTL_STR("");
}

/* Both sides are looked at; the head last, for the finding lies there. */
static void target_look(ltl_looker *base, ltl_looker *head, const ltl_target *target,
                        ltl_arena *arena) {
    ltl_touch touch;
    if (target->removed.count == 0 || !ltl_looker_look(base, target, LTL_SIDE_BASE) ||
        base->language == NULL ||
        (base->language->scoping == LTL_SCOPING_NONE) || /* data, markup */
        !ltl_looker_look(head, target, LTL_SIDE_HEAD)) {
        return;
    }
    ltl_arena_reset(arena);
    ltl_change_text text = {.added = lines_of(arena, &head->source, &target->added),
                            .removed = lines_of(arena, &base->source, &target->removed),
                            .lines_added = target->lines_added,
                            .lines_removed = target->lines_removed,
                            .path = target->path};
    ltl_touch_find(arena, &text, &touch);
    ltl_str evidence = touch.evidence[LTL_TOPIC_REMOVED_CHECK];
    bool is_touched = (touch.topics >> LTL_TOPIC_REMOVED_CHECK & 1u) != 0;
    ltl_str check = is_touched ? check_of(text.removed, text.added, evidence) : LTL_STR("");
    if (check.len == 0) {
        return;
    }
    uint32_t line =
        target->added.count > 0 && target->added.at[0].first > 0 ? target->added.at[0].first : 1;
    ltl_str shown = ltl_source_line(&head->source, line);
    uint32_t start = (uint32_t)(shown.ptr != NULL ? shown.ptr - head->source.text.ptr : 0);
    ltl_looker_say(head, &ltl_rule_check_removed, (ltl_span){start, start + (uint32_t)shown.len},
                   LTL_NO_NODE, "The change removes `%.*s%s` and does not put it back.",
                   (int)(check.len < MOST_SHOWN ? check.len : MOST_SHOWN), check.ptr,
                   check.len > MOST_SHOWN ? "…" : "");
}

bool ltl_removed_checks_look(ltl_assess *assess) {
    const unsigned others = LTL_FILE_TEST | LTL_FILE_DOCUMENT | LTL_FILE_LICENCE | LTL_FILE_LOCK |
                            LTL_FILE_VENDORED | LTL_FILE_GENERATED;
    ltl_looker base;
    ltl_looker head;
    ltl_arena arena = {0};
    const ltl_intake *intake = assess->run->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    if (!ltl_looker_open(&base, assess, intake)) {
        return false;
    }
    bool is_open = ltl_looker_open(&head, assess, intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (targets->at[i].skip == LTL_REASON_NONE &&
            (ltl_file_kinds(targets->at[i].path) & others) == 0) {
            target_look(&base, &head, &targets->at[i], &arena);
        }
    }
    ltl_looker_close(&base);
    ltl_looker_close(&head);
    ltl_arena_clear(&arena);
    return is_open;
}
