/* Code made to hurt dataflow, at three sizes: twice as much of it takes about twice as many steps, also where steps
 * spend no fuel: a look-up that walks a list for each of its items shows here. What is counted is every piece of code
 * between two jumps (tests/CMakeLists.txt), so the numbers are the same each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/hostile_shapes.h"
#include "tests/support/scanned.h"

/* Small ones are enough: what is not proportional outgrows the rest soon. */
enum { SMALLEST = 5, LARGEST = 3, MOST_PERCENT = 260, MOST_PERCENT_OF_FUEL = 410, LEAST_A_PIECE = 50 };

/* States that grow with the code are joined at each of its branches: such a look spends fuel for what it does, and ends
 * with it. */
static const char *const LIMITED_BY_FUEL[] = {"cases that fall through", "handlers", "fields and methods",
                                              "calls that each say something else"};

/* The compiler calls it in all that is counted. */
void __sanitizer_cov_trace_pc(void);

static uint64_t steps;

void __sanitizer_cov_trace_pc(void) { steps++; }

static uint64_t steps_of(const hostile_shape *shape, int count) {
    ltl_arena arena = {0};
    scanned s;
    scanned_make(&s, shape->language, shape->rule);
    ltl_str code = hostile_code(&arena, shape, count);
    uint64_t before = steps;
    scanned_run(&s, shape->language, code, NULL);
    uint64_t taken = steps - before;
    scanned_clear(&s);
    ltl_arena_clear(&arena);
    assert_true(taken > (uint64_t)count * LEAST_A_PIECE); /* they are counted */
    return taken;
}

static uint64_t most_percent(const hostile_shape *shape) {
    for (size_t i = 0; i < LTL_COUNT_OF(LIMITED_BY_FUEL); i++) {
        if (strcmp(shape->name, LIMITED_BY_FUEL[i]) == 0) {
            return MOST_PERCENT_OF_FUEL;
        }
    }
    return MOST_PERCENT;
}

static void steps_grow_with_size(void **state) {
    (void)state;
    uint32_t failed = 0;
    for (size_t i = 0; i < hostile_shape_count; i++) {
        const hostile_shape *shape = &hostile_shapes[i];
        uint64_t before = 0;
        for (int size = SMALLEST; size >= LARGEST; size--) {
            uint64_t taken = steps_of(shape, shape->count >> size);
            if (before > 0 && taken > before / 100 * most_percent(shape)) {
                print_error("%s: %zu steps, and for half as much %zu\n", shape->name, (size_t)taken, (size_t)before);
                failed++;
            }
            before = taken;
        }
    }
    assert_int_equal(failed, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_grow_with_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
