#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/line_hash.h"

typedef struct vector {
    ltl_str text;
    const char *hashes[12]; /* in line order */
} vector;

#define GREETINGS                                                                                  \
    {                                                                                              \
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",    \
            "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"                       \
    }
#define LOREM "Lorem ipsum dolor sit amet.\n"

#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 }

static const vector vectors[] = {
    {TEXT(""), {"c129715d7a2bc9a3:1"}},
    {TEXT(" a\nb\n  \t\tc\n d"),
     {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}},
    {TEXT(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
     {"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
      "b86d3392aea1be30:1", "e6ceba753e1a442:1"}},
    {TEXT(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), GREETINGS},
    {TEXT(" hello; \t\rworld!!!\r\r\r  \t\tGreetings\r End\r"), GREETINGS},
    {TEXT(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"), GREETINGS},
    {TEXT(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), GREETINGS},
    {TEXT(LOREM LOREM LOREM LOREM LOREM LOREM LOREM LOREM LOREM LOREM),
     {"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
      "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
      "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"}},
    {TEXT("\xEF\xBB\xBF"
          "a\n"),
     {"25afd31b599dedcd:1", "c129715d7a2bc9a3:1"}},
    {TEXT("\xF0\x9F\x98\x80\n"), {"49e42825ed591e1a:1", "c129715d7a2bc9a3:1"}},
    {TEXT("\xFF\xFE\n"), {"b94e3e336a503d4f:1", "c129715d7a2bc9a3:1"}},
    {TEXT("\xE2\x82\n"), {"a88b3c201b7e6ebe:1", "c129715d7a2bc9a3:1"}},
    {TEXT("a\r \nb\n"),
     {"818c3a85b988abe4:1", "bf4c4d48992e2ca5:1", "ade70578248be16f:1", "c129715d7a2bc9a3:1"}},
    {TEXT("a\0b\n"), {"636f257f958bb544:1", "c129715d7a2bc9a3:1"}},
    {TEXT("\xC2\xA0x\n"), {"454fe322df360bc9:1", "c129715d7a2bc9a3:1"}},
};

static const uint32_t all_lines[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

static void every_line_has_the_published_hash(void **state) {
    (void)state;
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(vectors); i++) {
        ltl_str hashes[12];
        ltl_line_hash_make(&arena, vectors[i].text, all_lines, 12, hashes);
        for (size_t line = 0; line < 12; line++) {
            const char *expected = vectors[i].hashes[line];
            assert_string_equal(hashes[line].ptr, expected ? expected : "");
        }
    }
    ltl_arena_clear(&arena);
}

static void asking_for_some_lines_gives_the_same_hashes(void **state) {
    (void)state;
    ltl_arena arena = {0};
    static const uint32_t lines[] = {0, 3, 3, 7, 400};
    ltl_str hashes[5];
    ltl_line_hash_make(&arena, vectors[7].text, lines, 5, hashes);
    assert_string_equal(hashes[0].ptr, "");
    assert_string_equal(hashes[1].ptr, "a7f2ff13bc495cf2:3");
    assert_string_equal(hashes[2].ptr, "a7f2ff13bc495cf2:3");
    assert_string_equal(hashes[3].ptr, "a7f2ff1481e87703:1");
    assert_string_equal(hashes[4].ptr, "");
    ltl_arena_clear(&arena);
}

static void findings_in_any_order_get_their_hash(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_arena scratch = {0};
    ltl_finding findings[4] = {{.start.line = 7}, {.start.line = 2}, {.start.line = 7}, {.start.line = 0}};
    ltl_line_hash_set(&arena, &scratch, vectors[7].text, findings, 4);
    ltl_line_hash_set(&arena, &scratch, vectors[7].text, NULL, 0);
    ltl_arena_clear(&scratch);
    assert_string_equal(findings[0].line_hash.ptr, "a7f2ff1481e87703:1");
    assert_string_equal(findings[1].line_hash.ptr, "a7f2ff13bc495cf2:2");
    assert_string_equal(findings[2].line_hash.ptr, "a7f2ff1481e87703:1");
    assert_string_equal(findings[3].line_hash.ptr, "");
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_has_the_published_hash),
        cmocka_unit_test(asking_for_some_lines_gives_the_same_hashes),
        cmocka_unit_test(findings_in_any_order_get_their_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
