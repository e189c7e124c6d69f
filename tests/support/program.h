/* program.h - the real program, run as people run it.
 *
 * Shape    a shell command in which `lintel` is the program just built, with a state folder of the test's own, and
 *          git knows an author; exit code and both outputs
 * Units    -
 * Owns     texts live until the next run
 * Errors   a command that cannot be started fails the test
 * Threads  one test, one thread
 * Cost     two processes
 */
#ifndef LTL_TESTS_SUPPORT_PROGRAM_H
#define LTL_TESTS_SUPPORT_PROGRAM_H

#include "tests/support/repository.h"

typedef struct ltl_program {
    int code;
    const char *out;
    const char *err;
} ltl_program;

/* `lintel` is the path of the program: LTL_PROGRAM of the test. */
ltl_program ltl_program_run(const char *lintel, const sandbox *box, const char *where,
                            const char *command);

/* A copy of the program inside the sandbox: for tests that run for so long that a build may come between two runs of
 * theirs, the second of which would then be another program, and would go on with nothing of the first. */
const char *ltl_program_pin(const char *lintel, const sandbox *box);

/* Fails the test, with all that was printed, unless `text` is in one of the outputs, or in none of them. */
void ltl_program_check(ltl_program got, const char *text, bool is_there);

/* A rule file with one rule, os-system, for Python; severity high, CWE-78. */
extern const char ltl_program_rules[];

#endif
