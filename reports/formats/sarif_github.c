/* SARIF 2.1.0 for upload to a code host: shown findings only, worst first, within its limits. */
#include "reports/format.h"
#include "reports/sarif.h"

static void sarif_github_write(const ltl_report *report, const ltl_format_options *options,
                               ltl_out *out) {
    (void)options;
    ltl_sarif_write(report, true, out);
}

const ltl_format ltl_format_sarif_github = {
    .id = "sarif-github",
    .title = "SARIF 2.1.0 for upload to GitHub, within its limits",
    .extension = ".sarif",
    .write = sarif_github_write,
};
