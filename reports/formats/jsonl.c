/* A line for each finding, for programs that read as it comes: reports/schema/lintel-lines-1.json. Written at once it
 * is in the order of reports; on standard output the command line writes it while the run goes on, see lines.h. */
#include "reports/format.h"
#include "reports/lines.h"

static void jsonl_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out) {
    (void)options;
    ltl_lines lines;
    if (ltl_lines_begin(&lines, report, false, out)) {
        ltl_lines_end(&lines, report);
    } else if (out->status == LTL_OK) {
        out->status = LTL_NO_MEMORY;
    }
    ltl_lines_clear(&lines);
}

const ltl_format ltl_format_jsonl = {
    .id = "jsonl",
    .title = "JSON Lines, a finding a line; on stdout while the run goes on (reports/schema/lintel-lines-1.json)",
    .extension = ".jsonl",
    .write = jsonl_write,
};
