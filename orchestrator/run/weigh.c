#include "orchestrator/run/weigh.h"

#include "orchestrator/plan/file_kind.h"

static ltl_lowered unshipped_place(ltl_str path) {
    unsigned kinds = ltl_file_kinds(path);
    if ((kinds & LTL_FILE_CI) != 0) {
        return LTL_LOWERED_NOWHERE; /* runs with every right, whatever it is called */
    }
    return (kinds & LTL_FILE_TEST) != 0       ? LTL_LOWERED_IN_TEST
           : (kinds & LTL_FILE_EXAMPLE) != 0  ? LTL_LOWERED_IN_EXAMPLE
           : (kinds & LTL_FILE_DOCUMENT) != 0 ? LTL_LOWERED_IN_DOCUMENT
                                              : LTL_LOWERED_NOWHERE;
}

/* A switched-off certificate check is worth stopping a merge for where people rely on it, not in a test's client. */
static void weigh(ltl_finding *finding) {
    if (finding->rule->is_for_shipped && finding->severity > LTL_SEVERITY_LOW) {
        finding->lowered_in = unshipped_place(finding->path);
        finding->severity =
            finding->lowered_in != LTL_LOWERED_NOWHERE ? LTL_SEVERITY_LOW : finding->severity;
    }
}

void ltl_findings_weigh(ltl_findings *findings) {
    for (uint32_t i = 0; i < findings->count; i++) {
        weigh(&findings->at[i]);
    }
}
