#include "orchestrator/run/weigh.h"

#include "orchestrator/plan/file_kind.h"

/* What tests need as a secret was made up for them; one that is written into a document is out. */
static ltl_lowered unshipped_place(ltl_str path, ltl_domain domain) {
    unsigned kinds = ltl_file_kinds(path);
    if ((kinds & LTL_FILE_CI) != 0) {
        return LTL_LOWERED_NOWHERE; /* runs with every right, whatever it is called */
    }
    if ((kinds & LTL_FILE_TEST) != 0 || domain == LTL_DOMAIN_SECRETS) {
        return (kinds & LTL_FILE_TEST) != 0 ? LTL_LOWERED_IN_TEST : LTL_LOWERED_NOWHERE;
    }
    return (kinds & LTL_FILE_EXAMPLE) != 0    ? LTL_LOWERED_IN_EXAMPLE
           : (kinds & LTL_FILE_DOCUMENT) != 0 ? LTL_LOWERED_IN_DOCUMENT
                                              : LTL_LOWERED_NOWHERE;
}

/* A switched-off certificate check is worth stopping a merge for where people rely on it, not in a test's client. */
static void weigh(ltl_finding *finding) {
    if (finding->rule->is_for_shipped && finding->severity > LTL_SEVERITY_LOW) {
        finding->lowered_in = unshipped_place(finding->path, finding->rule->domain);
        finding->severity =
            finding->lowered_in != LTL_LOWERED_NOWHERE ? LTL_SEVERITY_LOW : finding->severity;
    }
}

void ltl_findings_weigh(ltl_findings *findings, ltl_severity least) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        ltl_finding *finding = &findings->at[i];
        weigh(finding);
        if (finding->lowered_in == LTL_LOWERED_NOWHERE || finding->severity >= least) {
            findings->at[kept++] = *finding;
        }
    }
    findings->count = kept;
}
