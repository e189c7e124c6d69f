#include "core/arena.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/random.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { HAS_SHADOW_MEMORY = 1 }; /* address space cannot be limited */
#else
enum { HAS_SHADOW_MEMORY = 0 };
#endif

enum { RESERVE_BYTES = 16 * 1024 * 1024 };

static void an_empty_arena_needs_no_init(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_arena_reset(&arena);
    ltl_arena_clear(&arena);
    ltl_arena_clear(NULL);
    assert_int_equal(arena.used_bytes, 0);
    assert_false(ltl_arena_is_exhausted(&arena));
}

/* Where there are thousands of them, each with little in it. */
static void a_small_first_block_is_small(void **state) {
    (void)state;
    enum { MANY = 4000, FIRST = 512 };
    static ltl_arena arenas[MANY];
    size_t before = mallinfo2().uordblks;
    for (size_t i = 0; i < MANY; i++) {
        arenas[i] = (ltl_arena){.first_bytes = FIRST};
        memset(ltl_arena_alloc(&arenas[i], 100), 'x', 100);
    }
    size_t each = (mallinfo2().uordblks - before) / MANY;
    assert_true(each < FIRST * 2);
    for (size_t i = 0; i < MANY; i++) {
        memset(ltl_arena_alloc(&arenas[i], 3000), 'y', 3000); /* it grows like any other */
        ltl_arena_clear(&arenas[i]);
    }
}

/* A block ends where a piece does: one that begins in front of the end does not lead past it. */
static void a_first_block_of_any_size_has_an_end(void **state) {
    (void)state;
    ltl_arena arena = {.first_bytes = 100};
    char *a = ltl_arena_alloc(&arena, 90);
    char *b = ltl_arena_alloc(&arena, 3);
    char *c = ltl_arena_alloc(&arena, 1000);
    assert_true(b != NULL && c != a + 112);
    ltl_arena_clear(&arena);
}

static void no_bytes_give_a_pointer(void **state) {
    (void)state;
    ltl_arena arena = {0};
    char *a = ltl_arena_alloc(&arena, 0);
    char *b = ltl_arena_alloc_raw(&arena, 0);
    assert_non_null(a);
    assert_non_null(b);
    assert_non_null(ltl_arena_alloc_array(&arena, 0, 8));
    ltl_arena_clear(&arena);
}

/* Empty arrays are common: each of them once opened a block, and rules took gigabytes of addresses. */
static void no_bytes_open_no_block(void **state) {
    (void)state;
    ltl_arena arena = {0};
    (void)ltl_arena_alloc(&arena, 1);
    const ltl_arena_block *block = arena.head;
    for (int i = 0; i < 100; i++) {
        (void)ltl_arena_alloc(&arena, 0);
    }
#ifndef LTL_ARENA_DEBUG /* there each piece is a block of its own */
    assert_ptr_equal(arena.head, block);
#else
    assert_non_null(block);
#endif
    ltl_arena_clear(&arena);
}

static void pieces_are_aligned_zeroed_and_apart(void **state) {
    (void)state;
    enum { PIECES = 5000 };
    static unsigned char *pieces[PIECES];
    static size_t sizes[PIECES];
    ltl_arena arena = {0};
    ltl_random random = ltl_random_make("arena pieces", 3);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < PIECES; i++) {
            size_t scale = (size_t)1 << ltl_random_below(&random, i % 100 == 0 ? 21 : 10);
            sizes[i] = ltl_random_below(&random, scale) + 1;
            pieces[i] = ltl_arena_alloc(&arena, sizes[i]);
            assert_int_equal((uintptr_t)pieces[i] % 16, 0);
            for (size_t k = 0; k < sizes[i]; k++) {
                assert_int_equal(pieces[i][k], 0);
            }
            memset(pieces[i], (int)(i % 255 + 1), sizes[i]);
        }
        for (size_t i = 0; i < PIECES; i++) {
            for (size_t k = 0; k < sizes[i]; k++) {
                assert_int_equal(pieces[i][k], i % 255 + 1);
            }
        }
        assert_true(arena.used_bytes > 0);
        ltl_arena_reset(&arena);
        assert_int_equal(arena.used_bytes, 0);
    }
    ltl_arena_clear(&arena);
}

static void the_maximum_is_exact(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 160);
    for (int i = 0; i < 9; i++) {
        (void)ltl_arena_alloc(&arena, 16);
    }
    assert_false(ltl_arena_is_exhausted(&arena)); /* one under */
    (void)ltl_arena_alloc(&arena, 16);
    assert_false(ltl_arena_is_exhausted(&arena)); /* at */
    (void)ltl_arena_alloc(&arena, 1);
    assert_true(ltl_arena_is_exhausted(&arena)); /* over */
    ltl_arena_reset(&arena);
    assert_false(ltl_arena_is_exhausted(&arena));
    for (int i = 0; i < 10; i++) {
        (void)ltl_arena_alloc(&arena, 16);
    }
    assert_false(ltl_arena_is_exhausted(&arena));
    (void)ltl_arena_alloc(&arena, 1);
    assert_true(ltl_arena_is_exhausted(&arena));
    ltl_arena_clear(&arena);
}

static void the_maximum_counts_large_pieces(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 4 * LTL_MIB);
    (void)ltl_arena_alloc_raw(&arena, 3 * LTL_MIB);
    (void)ltl_arena_alloc_raw(&arena, 1 * LTL_MIB);
    assert_false(ltl_arena_is_exhausted(&arena));
    (void)ltl_arena_alloc_raw(&arena, 2 * LTL_MIB);
    assert_true(ltl_arena_is_exhausted(&arena));
    ltl_arena_clear(&arena);
}

static void an_exhausted_arena_stays_sound(void **state) {
    (void)state;
    enum { PIECES = 4000 };
    static uint32_t *pieces[PIECES];
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 1000);
    for (uint32_t i = 0; i < PIECES; i++) {
        pieces[i] = ltl_arena_alloc(&arena, 100);
        pieces[i][0] = i;
        pieces[i][24] = ~i;
    }
    for (uint32_t i = 0; i < PIECES; i++) {
        assert_true(pieces[i][0] == i && pieces[i][24] == ~i);
    }
    assert_true(ltl_arena_is_exhausted(&arena));
    ltl_arena_clear(&arena);
}

/* How a child process ends that runs `work`. */
static int status_of_child(void (*work)(void)) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit none = {0, 0};
        (void)setrlimit(RLIMIT_CORE, &none);
        (void)close(STDERR_FILENO); /* its last words are expected */
        work();
        _exit(0);
    }
    int status = -1;
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void pass_the_reserve(void) {
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 1024);
    size_t last_block = LTL_MIB; /* is checked when it is opened, not piece by piece */
    for (size_t i = 0; i < (RESERVE_BYTES + last_block) / 1024 + 2; i++) {
        (void)ltl_arena_alloc_raw(&arena, 1024);
    }
}

static void use_the_whole_reserve(void) {
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 1024);
    for (size_t i = 0; i < RESERVE_BYTES / 1024 + 1; i++) {
        (void)ltl_arena_alloc_raw(&arena, 1024);
    }
    _exit(ltl_arena_is_exhausted(&arena) ? 7 : 8);
}

static void ask_for_everything(void) {
    ltl_arena arena = {0};
    (void)ltl_arena_alloc_raw(&arena, SIZE_MAX);
}

static void overflow_the_product(void) {
    ltl_arena arena = {0};
    (void)ltl_arena_alloc_array(&arena, SIZE_MAX / 4, 8);
}

static void what_cannot_be_given_aborts(void **state) {
    (void)state;
    void (*const works[])(void) = {pass_the_reserve, ask_for_everything, overflow_the_product};
    for (size_t i = 0; i < LTL_COUNT_OF(works); i++) {
        int status = status_of_child(works[i]);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGABRT);
    }
    int status = status_of_child(use_the_whole_reserve);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

/* What the program and its libraries take already: the limit is meant for what comes on top. */
static rlim_t mapped_bytes(void) {
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%lu", &pages) != 1) {
        _exit(1);
    }
    fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* Takes all memory the system allows, then works on in two arenas. */
static void live_without_memory(void) {
    rlim_t most = mapped_bytes() + 32 * LTL_MIB;
    struct rlimit limit = {most, most};
    if (setrlimit(RLIMIT_AS, &limit) != 0) {
        _exit(1);
    }
    ltl_arena first = {0};
    ltl_arena second = {0};
    while (!ltl_arena_is_exhausted(&first)) {
        memset(ltl_arena_alloc_raw(&first, 4096), 1, 4096);
    }
    while (!ltl_arena_is_exhausted(&second)) {
        memset(ltl_arena_alloc_raw(&second, 8), 4, 8);
    }
    static char *pieces[200];
    for (size_t i = 0; i < LTL_COUNT_OF(pieces); i++) {
        pieces[i] = ltl_arena_alloc(i % 2 == 0 ? &first : &second, 2000);
        memset(pieces[i], (int)i, 2000);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(pieces); i++) {
        if (pieces[i][0] != (char)i || pieces[i][1999] != (char)i) {
            _exit(2);
        }
    }
    ltl_arena_reset(&first); /* gives memory and emergency pages back */
    ltl_arena_reset(&second);
    memset(ltl_arena_alloc_raw(&first, 1 << 20), 3, 1 << 20);
    _exit(ltl_arena_is_exhausted(&first) ? 3 : 7);
}

static void the_system_may_run_out_of_memory(void **state) {
    (void)state;
    if (HAS_SHADOW_MEMORY) {
        skip();
    }
    int status = status_of_child(live_without_memory);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

static void copies_are_terminated(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_str copy = ltl_arena_copy(&arena, LTL_STR("a\0b"));
    assert_true(ltl_str_eq(copy, LTL_STR("a\0b")));
    assert_int_equal(copy.ptr[3], 0);
    copy = ltl_arena_copy(&arena, LTL_STR_NONE);
    assert_int_equal(copy.len, 0);
    assert_string_equal(copy.ptr, "");
    ltl_str text = ltl_arena_printf(&arena, "%s-%05d", "n", 42);
    assert_string_equal(text.ptr, "n-00042");
    assert_int_equal(text.len, 7);
    text = ltl_arena_printf(&arena, "%*s", 300000, "x");
    assert_int_equal(text.len, 300000);
    assert_int_equal(text.ptr[299999], 'x');
    ltl_arena_clear(&arena);
}

static void only_the_newest_piece_grows_in_place(void **state) {
    (void)state;
    ltl_arena arena = {0};
    char *a = ltl_arena_alloc(&arena, 40);
    if (ltl_arena_try_extend(&arena, a, 40, 100)) { /* never with LTL_ARENA_DEBUG */
        memset(a, 1, 100);
        char *b = ltl_arena_alloc(&arena, 16);
        assert_true(b >= a + 100);
        assert_int_equal(b[0], 0);
        assert_false(ltl_arena_try_extend(&arena, a, 100, 200));
        assert_false(ltl_arena_try_extend(&arena, b, 16, 1 << 20));
        assert_false(ltl_arena_try_extend(&arena, b, 16, SIZE_MAX));
        assert_false(ltl_arena_try_extend(&arena, b, 16, 8));
    }
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_arena_needs_no_init),
        cmocka_unit_test(a_small_first_block_is_small),
        cmocka_unit_test(a_first_block_of_any_size_has_an_end),
        cmocka_unit_test(no_bytes_give_a_pointer),
        cmocka_unit_test(no_bytes_open_no_block),
        cmocka_unit_test(pieces_are_aligned_zeroed_and_apart),
        cmocka_unit_test(the_maximum_is_exact),
        cmocka_unit_test(the_maximum_counts_large_pieces),
        cmocka_unit_test(an_exhausted_arena_stays_sound),
        cmocka_unit_test(what_cannot_be_given_aborts),
        cmocka_unit_test(the_system_may_run_out_of_memory),
        cmocka_unit_test(copies_are_terminated),
        cmocka_unit_test(only_the_newest_piece_grows_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
