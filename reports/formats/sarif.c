/* SARIF 2.1.0 with everything in it: for viewers, archives and other tools. */
#include "reports/sarif.h"
#include "reports/format.h"

static void sarif_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out) {
    (void)options;
    ltl_sarif_write(report, false, out);
}

const ltl_format ltl_format_sarif = {
    .id = "sarif",
    .title = "SARIF 2.1.0, everything",
    .extension = ".sarif",
    .write = sarif_write,
};
