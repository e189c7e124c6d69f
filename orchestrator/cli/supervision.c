#include "orchestrator/cli/supervision.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "core/out.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/process/supervise.h"
#include "reports/escape/terminal.h"

enum { FILE_SECONDS = 300, MOST_SECONDS = 24 * 3600 };

static void tell(int number, const ltl_suspect *suspect) {
    ltl_buf text;
    ltl_out out;
    ltl_buf_init(&text, LTL_MAX_PATH_BYTES * 8);
    ltl_out_init_buf(&out, &text);
    if (suspect == NULL) {
        ltl_out_printf(&out,
                       "lintel: warning: the analysis was ended by signal %d (%s); it goes on\n",
                       number, strsignal(number));
    } else {
        ltl_out_printf(&out, "lintel: warning: the analysis %s (%s) on ",
                       number == suspect->signal ? "crashed" : "ended", strsignal(suspect->signal));
        ltl_escape_terminal(&out, suspect->path, 0);
        ltl_out_printf(&out, "; it goes on %s\n",
                       suspect->is_out ? "without that file"
                                       : "and looks at that file in a process of its own");
    }
    if (ltl_out_flush(&out) == LTL_OK) {
        (void)fwrite(text.ptr, 1, text.len, stderr);
    }
    ltl_buf_clear(&text);
}

bool ltl_supervision_is_again(void) {
    return ltl_supervised_children() > 1;
}

static bool changes_files(const ltl_arguments *arguments) {
    return ltl_arguments_has(arguments, "autofix") || strcmp(arguments->command->name, "fix") == 0;
}

ltl_status ltl_supervision_begin(const ltl_arguments *arguments, ltl_error *error) {
    uint64_t seconds = 0;
    ltl_status status = ltl_arguments_number(arguments, "file-timeout", MOST_SECONDS, FILE_SECONDS,
                                             &seconds, error);
    if (status == LTL_OK && !changes_files(arguments) &&
        !ltl_arguments_has(arguments, "in-process")) {
        ltl_supervise(&(ltl_supervise_options){
            .file_seconds = (uint32_t)seconds, .exit_code = LTL_EXIT_INTERNAL, .tell = tell});
    }
    return status;
}
