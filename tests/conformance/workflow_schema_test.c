/* The schema of workflow files, by a real validator, and what `workflow validate` says: they agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/program.h"

static int setup(void **state) {
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

/* All workflows that are built in or samples, each of them changed at every place, and lists of wrong ones. */
static void schema_and_reader_agree(void **state) {
    if (access(LTL_SOURCE_DIR "/tests/schema/node_modules/yaml", F_OK) != 0) {
        fail_msg("the validator is not installed: run `make setup`");
    }
    sandbox_folder(*state, "files");
    ltl_program program = ltl_program_run(
        LTL_PROGRAM, *state, ".",
        "lintel workflow schema > schema.json && node " LTL_SOURCE_DIR
        "/tests/schema/workflows.mjs \"$LINTEL\" schema.json \"$PWD/files\" " LTL_SOURCE_DIR
        "/samples/workflows/*/*.yaml");
    if (program.code != 0) {
        fail_msg("%s%s", program.out, program.err);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(schema_and_reader_agree, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
