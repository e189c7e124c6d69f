#include "orchestrator/specialists/handed_on/vendored.h"

#include "core/map.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"

enum { MOST_FINDINGS = 100 };

const ltl_rule_info ltl_rule_vendored_licence_missing = LTL_OWN_RULE(
    "compliance/third-party-licence-missing", COMPLIANCE, LOW, MEDIUM,
    "Code of others without its licence",
    "A vendored package has no licence file, and no notice names it.",
    "Nearly every licence asks that its text goes along with the code. A copy without it may not "
    "be "
    "passed on, and nobody can tell later where it came from.",
    "Copy the licence file of the package beside it, or name it in a NOTICE or THIRD-PARTY file.");

/* `web/vendor/jquery/src/core.js` belongs to `web/vendor/jquery`; what lies in the folder itself to the folder. */
static ltl_str package_of(ltl_str path) {
    size_t start = 0;
    bool is_inside = false;
    while (start < path.len) {
        size_t slash = ltl_str_find_byte(path, '/', start);
        if (slash == SIZE_MAX) {
            return is_inside ? ltl_str_slice(path, 0, start > 0 ? start - 1 : 0) : LTL_STR("");
        }
        ltl_str part = ltl_str_slice(path, 0, slash + 1);
        bool is_scope = is_inside && path.ptr[start] == '@'; /* npm's @owner/name */
        if (is_inside && !is_scope) {
            return ltl_str_slice(path, 0, slash);
        }
        is_inside |= (ltl_file_kinds(part) & LTL_FILE_VENDORED) != 0;
        start = slash + 1;
    }
    return LTL_STR("");
}

static bool is_third_party_list(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    static const char *const words[] = {"notice", "third-party", "third_party", "thirdparty"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        size_t len = strlen(words[i]);
        if (name.len >= len &&
            ltl_str_equals_ignoring_case(ltl_str_slice(name, 0, len), ltl_str_of(words[i]))) {
            return ltl_str_find_byte(path, '/', 0) == SIZE_MAX;
        }
    }
    return false;
}

/* Value of a package: 1 code was seen, 2 a licence was. */
static bool packages_collect(const ltl_targets *targets, ltl_map *packages) {
    bool has_list = false;
    for (uint32_t i = 0; i < targets->count; i++) {
        ltl_str path = targets->at[i].path;
        unsigned kinds = ltl_file_kinds(path);
        has_list |= is_third_party_list(path);
        ltl_str package = (kinds & LTL_FILE_VENDORED) != 0 ? package_of(path) : LTL_STR("");
        if (package.len > 0) {
            uint64_t seen = (kinds & LTL_FILE_LICENCE) != 0 ? 2 : (kinds & LTL_FILE_SOURCE) != 0;
            ltl_map_put(packages, package, NULL)->value |= seen;
        }
    }
    return has_list;
}

void ltl_vendored_look(ltl_assess *assess) {
    ltl_map packages;
    ltl_map_init(&packages, assess->call->arena);
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    if (assess->run->options->both_sides || packages_collect(targets, &packages)) {
        return; /* a change does not show the rest of a package; a list of notices speaks for all */
    }
    uint32_t told = 0;
    for (uint32_t i = 0; i < packages.count; i++) {
        if (packages.entries[i].value != 1) {
            continue;
        }
        if (told++ < MOST_FINDINGS) {
            ltl_str path = packages.entries[i].key;
            ltl_assess_add_path(assess, &ltl_rule_vendored_licence_missing, path,
                                "%.*s holds code of others and no licence.", LTL_STR_ARG(path));
        }
    }
    if (told > MOST_FINDINGS) {
        ltl_assess_note(assess, "%u vendored packages have no licence; %d are listed", told,
                        MOST_FINDINGS);
    }
}
