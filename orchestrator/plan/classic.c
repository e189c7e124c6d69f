#include <inttypes.h>

#include "core/compiler.h"
#include "orchestrator/plan/evaluate.h"
#include "orchestrator/plan/profile.h"
#include "orchestrator/plan/words.h"

/* The numbers of the seed document; they are not thresholds to be set. */
enum { HOTFIX_FILES = 1, HOTFIX_LINES = 10, MAJOR_FILES = 20, MAJOR_LINES = 1000 };

static const char *const test_words[] = {"test", "tests", "testing", NULL};
static const char *const configuration_words[] = {"config", "configs", "configuration", NULL};

typedef struct characteristics {
    uint64_t added;
    uint64_t removed;
    uint32_t files;
    bool affects_tests;
    bool affects_configuration;
} characteristics;

static bool has_word(ltl_str path, const char *const *words) {
    for (size_t i = 0; words[i] != NULL; i++) {
        if (ltl_words_have(path, words[i])) {
            return true;
        }
    }
    return false;
}

static characteristics observe(const ltl_changed_file *files, uint32_t file_count) {
    characteristics seen = {.files = file_count};
    for (uint32_t i = 0; i < file_count; i++) {
        seen.added += files[i].lines_added;
        seen.removed += files[i].lines_removed;
        seen.affects_tests = seen.affects_tests || has_word(files[i].path, test_words);
        seen.affects_configuration =
            seen.affects_configuration || has_word(files[i].path, configuration_words);
    }
    return seen;
}

static ltl_label choose(const characteristics *seen) {
    uint64_t lines = seen->added + seen->removed;
    if (seen->files == HOTFIX_FILES && lines < HOTFIX_LINES) {
        return LTL_LABEL_HOTFIX;
    }
    if (seen->affects_configuration && !seen->affects_tests) {
        return LTL_LABEL_CONFIGURATION;
    }
    if (seen->files > MAJOR_FILES || lines > MAJOR_LINES) {
        return LTL_LABEL_MAJOR_CHANGE;
    }
    return seen->affects_tests ? LTL_LABEL_TEST_CHANGE : LTL_LABEL_STANDARD;
}

static uint32_t saturate(uint64_t number) {
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

void ltl_evaluate_classic(ltl_arena *arena, const ltl_changed_file *files, uint32_t file_count,
                          ltl_evaluation *out_evaluation) {
    characteristics seen = observe(files, file_count);
    ltl_label label = choose(&seen);
    ltl_label_reason *reason = LTL_NEW(arena, ltl_label_reason);
    reason->label = label;
    reason->fact = ltl_arena_printf(
        arena, "classic table: %" PRIu32 " files, %" PRIu64 " lines, tests %s, configuration %s",
        seen.files, seen.added + seen.removed, seen.affects_tests ? "yes" : "no",
        seen.affects_configuration ? "yes" : "no");
    *out_evaluation = (ltl_evaluation){.primary = label,
                                       .labels = 1u << label,
                                       .reasons = reason,
                                       .reason_count = 1,
                                       .profile = ltl_profile_of(1u << label),
                                       .files_changed = file_count,
                                       .files = files,
                                       .file_count = file_count,
                                       .lines_added = saturate(seen.added),
                                       .lines_removed = saturate(seen.removed)};
}
