#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/run/worker/tree_cache.h"
#include "tests/support/scanned.h"

/* Trees of files that were looked at last: as many as there is room for, and none goes that somebody looks at. */

enum { TARGETS = 8 };

typedef struct looks {
    scanned s;
    ltl_tree_cache *cache;
    size_t bytes; /* of one tree */
} looks;

static void look_at(looks *l, uint32_t target, const char *text) {
    scanned_run(&l->s, "python", ltl_str_of(text), NULL);
    assert_non_null(ltl_scanner_tree(l->s.scanner, NULL));
    ltl_tree_cache_add(l->cache, target, l->s.scanner);
}

/* Room for `room` trees, of which the first few are looked at. */
static void looks_begin(looks *l, uint32_t room, uint32_t count) {
    scanned_make(&l->s, "python", "  pattern: f(...)\n");
    l->cache = ltl_tree_cache_new(TARGETS, SIZE_MAX);
    look_at(l, 0, "f(1)\n");
    l->bytes = ltl_tree_cache_bytes(l->cache);
    assert_true(l->bytes > 0);
    ltl_tree_cache_free(l->cache);
    l->cache = ltl_tree_cache_new(TARGETS, room * l->bytes);
    for (uint32_t i = 0; i < count; i++) {
        look_at(l, i, "f(1)\n");
    }
}

static void looks_end(looks *l) {
    ltl_tree_cache_free(l->cache);
    scanned_clear(&l->s);
}

static bool is_there(looks *l, uint32_t target) {
    bool is_there = ltl_tree_cache_borrow(l->cache, target) != NULL;
    if (is_there) {
        ltl_tree_cache_give_back(l->cache, target);
    }
    return is_there;
}

static void who_was_not_looked_at_for_longest_makes_room(void **state) {
    (void)state;
    looks l;
    looks_begin(&l, 3, 3);
    assert_true(is_there(&l, 0)); /* looked at again */
    look_at(&l, 3, "f(1)\n");
    assert_false(is_there(&l, 1));
    assert_true(is_there(&l, 0) && is_there(&l, 2) && is_there(&l, 3));
    assert_int_equal(ltl_tree_cache_bytes(l.cache), 3 * l.bytes);
    looks_end(&l);
}

static void who_is_looked_at_stays(void **state) {
    (void)state;
    looks l;
    looks_begin(&l, 2, 2);
    const ltl_packed_tree *first = ltl_tree_cache_borrow(l.cache, 0);
    assert_ptr_equal(ltl_tree_cache_borrow(l.cache, 0), first); /* two of them */
    assert_non_null(ltl_tree_cache_borrow(l.cache, 1));
    look_at(&l, 2, "f(1)\n");
    ltl_scanner_begin_packed(l.s.scanner, first, NULL);
    assert_int_equal(ltl_scanner_matches(l.s.scanner)->count, 1);
    ltl_tree_cache_give_back(l.cache, 0);
    look_at(&l, 3, "f(1)\n");
    assert_int_equal(ltl_tree_cache_bytes(l.cache), 2 * l.bytes); /* and nothing that nobody looks at */
    ltl_tree_cache_give_back(l.cache, 1);
    ltl_tree_cache_give_back(l.cache, 0);
    assert_true(is_there(&l, 0) && is_there(&l, 1));
    looks_end(&l);
}

static void one_tree_of_a_file_is_enough(void **state) {
    (void)state;
    looks l;
    looks_begin(&l, 3, 1);
    look_at(&l, 0, "f(1)\n");
    assert_int_equal(ltl_tree_cache_bytes(l.cache), l.bytes);
    looks_end(&l);
}

static void large_files_and_files_without_a_tree_are_left_out(void **state) {
    (void)state;
    looks l;
    looks_begin(&l, 1000000, 0);
    char *text = malloc(LTL_MAX_CACHED_TREE_BYTES + 8);
    memset(text, '\n', LTL_MAX_CACHED_TREE_BYTES + 8);
    scanned_run(&l.s, "python", (ltl_str){text, LTL_MAX_CACHED_TREE_BYTES + 1}, NULL);
    assert_non_null(ltl_scanner_tree(l.s.scanner, NULL));
    ltl_tree_cache_add(l.cache, 0, l.s.scanner);
    ltl_scanner_begin(l.s.scanner, &l.s.source, NULL, NULL);
    ltl_tree_cache_add(l.cache, 1, l.s.scanner);
    ltl_tree_cache_add(NULL, 2, l.s.scanner); /* there was no memory for a cache */
    assert_null(ltl_tree_cache_borrow(NULL, 2));
    assert_int_equal(ltl_tree_cache_bytes(l.cache), 0);
    free(text);
    looks_end(&l);
}

/* ---- several workers ---- */

static void *borrow_and_add(void *data) {
    looks l = {.cache = data};
    scanned_make(&l.s, "python", "  pattern: f(...)\n");
    for (uint32_t i = 0; i < 300; i++) {
        uint32_t target = i * 5 % TARGETS;
        const ltl_packed_tree *packed = ltl_tree_cache_borrow(l.cache, target);
        if (packed != NULL) {
            ltl_scanner_begin_packed(l.s.scanner, packed, NULL);
            assert_int_equal(ltl_scanner_matches(l.s.scanner)->count, 1);
            ltl_tree_cache_give_back(l.cache, target);
        } else {
            look_at(&l, target, "f(g(x), y)\n");
        }
    }
    scanned_clear(&l.s);
    return NULL;
}

static void workers_share_them(void **state) {
    (void)state;
    enum { WORKERS = 4 };
    looks l;
    pthread_t threads[WORKERS];
    looks_begin(&l, 4, 0);
    for (int i = 0; i < WORKERS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, borrow_and_add, l.cache), 0);
    }
    for (int i = 0; i < WORKERS; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_in_range(ltl_tree_cache_bytes(l.cache), l.bytes, 4 * l.bytes);
    looks_end(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_was_not_looked_at_for_longest_makes_room),
        cmocka_unit_test(who_is_looked_at_stays),
        cmocka_unit_test(one_tree_of_a_file_is_enough),
        cmocka_unit_test(large_files_and_files_without_a_tree_are_left_out),
        cmocka_unit_test(workers_share_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
