#include "orchestrator/specialists/handed_on/sign_offs.h"

#include <fcntl.h>
#include <unistd.h>

#include "orchestrator/intake/safe_file.h"
#include "orchestrator/intake/trailers.h"
#include "orchestrator/run/run_state.h"

enum { MAX_GUIDE_BYTES = 1 << 20 };

const ltl_rule_info ltl_rule_sign_off_missing = LTL_OWN_RULE(
    "compliance/sign-off-missing", COMPLIANCE, LOW, HIGH, "A commit that nobody signed off",
    "The repository asks for a sign-off, and the commit has none.",
    "With the line `Signed-off-by`, whoever wrote the commit says that they may give the code away "
    "(Developer "
    "Certificate of Origin). The project does not take code without it.",
    "Add it with `git commit --amend --signoff`, or `git rebase --signoff BASE` for several "
    "commits.");

/* Files whose being there asks, and files that ask when they speak of it. */
static const char *const certificates[] = {"DCO", "DCO.txt", "DCO.md", ".github/dco.yml"};
static const char *const guides[] = {
    "CONTRIBUTING.md",         "CONTRIBUTING.rst",     "CONTRIBUTING",     "CONTRIBUTING.txt",
    ".github/CONTRIBUTING.md", "docs/CONTRIBUTING.md", "CONTRIBUTING.adoc"};

static bool asks(ltl_str text) {
    return ltl_str_find(text, LTL_STR("Signed-off-by"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("Developer Certificate of Origin"), 0) != SIZE_MAX;
}

/* The file that asks for sign-offs, null: none does. */
static const char *asking_file(ltl_assess *assess) {
    ltl_str root = ltl_intake_repository(assess->run->intake);
    int fd = root.len > 0 ? open(ltl_arena_copy(assess->call->arena, root).ptr,
                                 O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                          : -1;
    const char *found = NULL;
    ltl_str text;
    for (size_t i = 0; fd >= 0 && found == NULL && i < LTL_COUNT_OF(certificates); i++) {
        bool is_there = ltl_safe_try_read(fd, certificates[i], MAX_GUIDE_BYTES, assess->call->arena,
                                          &text, NULL);
        found = is_there ? certificates[i] : NULL;
    }
    for (size_t i = 0; fd >= 0 && found == NULL && i < LTL_COUNT_OF(guides); i++) {
        bool is_there =
            ltl_safe_try_read(fd, guides[i], MAX_GUIDE_BYTES, assess->call->arena, &text, NULL);
        found = is_there && asks(text) ? guides[i] : NULL;
    }
    if (fd >= 0) {
        close(fd);
    }
    return found;
}

/* "abc1234 (merge base of …)" is "abc1234". */
static ltl_str first_word(ltl_str text) {
    ltl_str rest = text;
    ltl_str word = LTL_STR("");
    (void)ltl_str_split(&rest, ' ', &word);
    return word;
}

void ltl_sign_offs_look(ltl_assess *assess) {
    ltl_str base = first_word(ltl_intake_base_name(assess->run->intake));
    ltl_str head = first_word(ltl_intake_head_name(assess->run->intake));
    const char *file = assess->run->options->both_sides && base.len > 0 && head.len > 0
                           ? asking_file(assess)
                           : NULL;
    ltl_trailers missing;
    ltl_error error = {0};
    if (file == NULL ||
        ltl_trailers_missing(assess->call->arena, ltl_intake_repository(assess->run->intake), base,
                             head, LTL_STR("Signed-off-by"), &missing, &error) != LTL_OK) {
        return;
    }
    for (uint32_t i = 0; i < missing.count; i++) {
        ltl_assess_add_path(
            assess, &ltl_rule_sign_off_missing, ltl_str_of(file),
            "Commit %.*s (%.*s) has no line `Signed-off-by`, which this file asks for.",
            LTL_STR_ARG(missing.at[i].commit), LTL_STR_ARG(missing.at[i].value));
    }
}
