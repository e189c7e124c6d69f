/* Circuits that are open: whose they are, for how long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "orchestrator/store/circuits.h"
#include "tests/support/repository.h"

enum { SECOND_US = 1000000 };

static ltl_arena arena;
static ltl_journal *journal;
static ltl_workflow workflow = {.name = LTL_STR_INIT("w")};

static int setup(void **state) {
    char path[4096];
    sandbox *box = sandbox_new();
    snprintf(path, sizeof(path), "%s", sandbox_path(box, "runs.db"));
    *state = box;
    workflow.digest = ltl_digest_of(LTL_STR("workflow: w"));
    return ltl_journal_open(path, &journal, NULL) == LTL_OK ? 0 : -1;
}

static int teardown(void **state) {
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
    sandbox_free(*state);
    return 0;
}

static ltl_circuit_book book_of(const char *folder) {
    ltl_circuit_book book;
    ltl_circuit_book_open(&book, journal, &workflow, ltl_str_of(folder));
    return book;
}

static void put(const ltl_circuit_book *book, uint64_t left_us, uint64_t keep_us) {
    ltl_circuit circuit = {left_us, LTL_STR("2 of 2 calls failed")};
    book->circuits.put((void *)book, LTL_STR("b"), &circuit, keep_us);
}

static bool get(const ltl_circuit_book *book, ltl_circuit *out) {
    return book->circuits.get((void *)book, LTL_STR("b"), &arena, out);
}

static void count(void *context, const ltl_circuit_row *row) {
    uint32_t *rows = context;
    assert_true(ltl_str_is(row->reason, "2 of 2 calls failed"));
    assert_true(row->left_ms > 50000 && row->left_ms <= 60000);
    ++*rows;
}

static void it_is_of_its_workflow_and_folder(void **state) {
    (void)state;
    ltl_circuit circuit;
    ltl_circuit_book here = book_of("/here");
    ltl_circuit_book there = book_of("/there");
    assert_false(get(&here, &circuit));
    put(&here, UINT64_C(60) * SECOND_US, UINT64_C(3600) * SECOND_US);
    assert_true(get(&here, &circuit));
    assert_true(circuit.left_us > UINT64_C(50) * SECOND_US && circuit.left_us <= UINT64_C(60) * SECOND_US);
    assert_true(ltl_str_is(circuit.reason, "2 of 2 calls failed"));
    assert_false(get(&there, &circuit));
    workflow.digest = ltl_digest_of(LTL_STR("workflow: w # changed"));
    assert_false(get(&here, &circuit));
}

static void it_is_forgotten_in_time_or_when_it_closes(void **state) {
    (void)state;
    ltl_circuit circuit;
    uint32_t rows = 0;
    ltl_circuit_book here = book_of("/here");
    put(&here, 0, UINT64_C(60) * SECOND_US);
    assert_true(get(&here, &circuit));
    assert_int_equal(circuit.left_us, 0); /* probes may be made */
    put(&here, 0, 0);
    assert_false(get(&here, &circuit));
    put(&here, UINT64_C(60) * SECOND_US, UINT64_C(60) * SECOND_US);
    assert_int_equal(ltl_circuits_list(journal, count, &rows, NULL), LTL_OK);
    assert_int_equal(rows, 1);
    here.circuits.close(&here, LTL_STR("b"));
    assert_false(get(&here, &circuit));
    assert_int_equal(ltl_circuits_list(journal, count, &rows, NULL), LTL_OK);
    assert_int_equal(rows, 1);
}

static void somebody_can_close_it(void **state) {
    (void)state;
    ltl_circuit circuit;
    uint32_t closed = 0;
    ltl_circuit_book here = book_of("/here");
    put(&here, UINT64_C(60) * SECOND_US, UINT64_C(60) * SECOND_US);
    assert_int_equal(ltl_circuits_close(journal, LTL_STR("c"), &closed, NULL), LTL_OK);
    assert_int_equal(closed, 0);
    assert_int_equal(ltl_circuits_close(journal, LTL_STR("b"), &closed, NULL), LTL_OK);
    assert_int_equal(closed, 1);
    assert_false(get(&here, &circuit));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_of_its_workflow_and_folder, setup, teardown),
        cmocka_unit_test_setup_teardown(it_is_forgotten_in_time_or_when_it_closes, setup, teardown),
        cmocka_unit_test_setup_teardown(somebody_can_close_it, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
