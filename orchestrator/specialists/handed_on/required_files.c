#include "orchestrator/specialists/handed_on/required_files.h"

#include <dirent.h>

#include "orchestrator/run/run_state.h"

const ltl_rule_info ltl_rule_licence_missing = LTL_OWN_RULE(
    "compliance/licence-missing", COMPLIANCE, MEDIUM, HIGH, "A repository without a licence",
    "There is no licence file at the root of the repository.",
    "Without a licence nobody may use, change or pass on the code, whatever its authors meant, and "
    "tools that check licences stop here.",
    "Put the text of the licence into a file called LICENSE; for code that is not to be passed on, "
    "say so there.");
const ltl_rule_info ltl_rule_readme_missing = LTL_OWN_RULE(
    "compliance/readme-missing", COMPLIANCE, LOW, HIGH, "A repository without a readme",
    "There is no readme at the root of the repository.",
    "Who comes here for the first time learns neither what this is nor how it is built.",
    "Write a README.md: what it is, how to build and run it, whom to ask.");
const ltl_rule_info ltl_rule_security_missing = LTL_OWN_RULE(
    "compliance/security-policy-missing", COMPLIANCE, INFO, HIGH,
    "A repository without a security policy",
    "There is no SECURITY file at the root, in .github or in docs.",
    "Who finds a weakness does not know whom to tell in private, and may tell everybody.",
    "Write a SECURITY.md: where to report, what to expect, which versions are looked after.");
const ltl_rule_info ltl_rule_changelog_missing = LTL_OWN_RULE(
    "compliance/changelog-missing", COMPLIANCE, INFO, MEDIUM,
    "A repository without a list of changes", "There is no list of changes at the root or in docs.",
    "Who depends on this cannot tell what an update brings, or whether it has to be hurried.",
    "Keep a CHANGELOG.md with an entry for each release.");
const ltl_rule_info ltl_rule_required_deleted = LTL_OWN_RULE(
    "compliance/required-file-deleted", COMPLIANCE, MEDIUM, HIGH,
    "A change that deletes a licence, notice or policy",
    "The change deletes a file that a repository has to have.",
    "Licences and notices are conditions under which code may be used; they do not go by accident.",
    "Put it back, or say in the change where its content is now.");

/* Names are compared in any case, up to the first dot or dash. */
static const struct {
    const ltl_rule_info *rule;
    const char *path; /* where it would be */
    const char *const names[8];
    bool is_also_elsewhere; /* .github and docs count, too */
} required[] = {
    {&ltl_rule_licence_missing,
     "LICENSE",
     {"license", "licence", "licenses", "licences", "copying", "unlicense", "copyright", NULL},
     false},
    {&ltl_rule_readme_missing, "README.md", {"readme", NULL}, true},
    {&ltl_rule_security_missing, "SECURITY.md", {"security", NULL}, true},
    {&ltl_rule_changelog_missing,
     "CHANGELOG.md",
     {"changelog", "changes", "history", "news", "releasenotes", "releases", "release", NULL},
     true},
};

/* `LICENSE-MIT`, `00-RELEASENOTES` and `release_notes.rst` are what their words say. */
static bool has_word(ltl_str name, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= name.len; at++) {
        bool begins = at == 0 || name.ptr[at - 1] == '-' || name.ptr[at - 1] == '_';
        char after = at + len < name.len ? name.ptr[at + len] : '.';
        bool ends = after == '.' || after == '-' || after == '_';
        if (begins && ends &&
            ltl_str_equals_ignoring_case(ltl_str_slice(name, at, at + len), ltl_str_of(word))) {
            return true;
        }
    }
    return false;
}

static bool is_row(size_t row, ltl_str name) {
    for (const char *const *word = required[row].names; *word != NULL; word++) {
        if (has_word(name, *word)) {
            return true;
        }
    }
    return false;
}

static bool folder_list(ltl_assess *assess, ltl_str root, const char *below,
                        bool found[LTL_COUNT_OF(required)]) {
    ltl_str path = ltl_arena_printf(assess->call->arena, "%.*s/%s", LTL_STR_ARG(root), below);
    DIR *stream = opendir(path.ptr);
    const struct dirent *entry;
    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        for (size_t row = 0; row < LTL_COUNT_OF(required); row++) {
            bool counts = below[0] == '\0' || required[row].is_also_elsewhere;
            found[row] |= counts && is_row(row, ltl_str_of(entry->d_name));
        }
    }
    bool was_there = stream != NULL;
    if (stream != NULL) {
        closedir(stream);
    }
    return was_there;
}

static void missing_look(ltl_assess *assess) {
    ltl_str root = ltl_intake_repository(assess->run->intake);
    bool found[LTL_COUNT_OF(required)] = {false};
    if (root.len == 0) {
        ltl_assess_note(
            assess,
            "there is no repository around this: licence, readme and policies were not looked for");
        return;
    }
    if (!folder_list(assess, root, "", found)) {
        ltl_assess_note(assess, "the root of the repository cannot be listed");
        return;
    }
    (void)folder_list(assess, root, ".github", found);
    (void)folder_list(assess, root, "docs", found);
    for (size_t row = 0; row < LTL_COUNT_OF(required); row++) {
        if (!found[row]) {
            ltl_assess_add_path(assess, required[row].rule, ltl_str_of(required[row].path), "%.*s",
                                LTL_STR_ARG(required[row].rule->message));
        }
    }
}

static void deleted_look(ltl_assess *assess) {
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_target *target = &targets->at[i];
        bool is_root = ltl_str_find_byte(target->old_path, '/', 0) == SIZE_MAX;
        bool is_notice = has_word(target->old_path, "notice") || is_row(0, target->old_path);
        bool is_policy = is_row(1, target->old_path) || is_row(2, target->old_path);
        if (target->change == LTL_CHANGE_DELETED && (is_notice || (is_root && is_policy))) {
            ltl_assess_add_path(assess, &ltl_rule_required_deleted, target->old_path,
                                "The change deletes %.*s.", LTL_STR_ARG(target->old_path));
        }
    }
}

void ltl_required_files_look(ltl_assess *assess) {
    if (assess->run->options->both_sides) {
        deleted_look(assess);
    } else {
        missing_look(assess);
    }
}
