/* Code made to hurt dataflow, at three sizes: what is found or given up is stated, and memory grows with
 * the size of the code, no faster. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/scanned.h"

#define RULE                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  options: {taint_intrafile: true}\n"

enum { SIZES = 3, MOST_TIMES_MORE = 3 };

/* In pieces `@` is the number of the piece, `~` the next one, `^` another one before `count`. */
typedef struct hostile_shape {
    const char *name;
    const char *language;
    const char *before;
    const char *piece;
    const char *after; /* `@` is the number of pieces */
    int count;         /* of pieces, in the largest */
} hostile_shape;

static const hostile_shape shapes[] = {
    {"branches, each with a variable of its own", "python", "def f(c):\n    x0 = source()\n",
     "    if c: x~ = x@\n", "    sink(x@)\n", 10000},
    {"branches on one variable", "python", "def f(c):\n    x = source()\n",
     "    if c == @: x = g(x)\n", "    sink(x)\n", 10000},
    {"functions that call each other", "python", "",
     "def f@(a):\n    if a: return f~(a + source())\n    return a if a else f^(a)\n",
     "def f@(a): return f0(a)\nsink(f0(source()))\n", 2000},
    {"items of a list", "python", "x = [source()", ",\n@", "]\nsink(x)\nsink(x[@])\n", 100000},
    {"pairs of a map", "python", "x = {'z': source()", ",\n'k@': v@", "}\nsink(x)\nsink(x['z'])\n",
     40000},
    {"cases of a switch", "javascript", "function f(a) {\n  let x = source();\n  switch (a) {\n",
     "    case @: x = g(x, @); break;\n", "  }\n  sink(x);\n}\n", 10000},
    {"cases that fall through", "javascript",
     "function f(a) {\n  let x = source();\n  switch (a) {\n", "    case @: y@ = x;\n",
     "  }\n  sink(x);\n}\n", 10000},
    {"operands", "python", "x = source()\nsink(x", " +\n 'a'", ")\n", 40000},
    {"sources", "python", "", "a@ = source(@)\n", "sink(a0)\n", 10000},
    {"sinks", "python", "a = source()\n", "sink(a, @)\n", "", 10000},
    {"lambdas", "javascript", "const a = source();\n", "run(() => sink(a, @));\n", "", 10000},
    {"handlers", "python", "def f():\n    x = source()\n",
     "    try:\n        x = g(x)\n    except E:\n        y@ = x\n", "    sink(x)\n", 4000},
    {"fields and methods", "java", "class A {\n",
     "  String m@(String s) { this.f@ = s; return this.f^ + m~(s); }\n",
     "  String m@(String s) { return s; }\n  void go() { sink(m0(source())); }\n}\n", 2000},
};

static void append(ltl_buf *buf, const char *piece, const int numbers[3]) {
    for (; *piece != '\0'; piece++) {
        const char *const names = "@~^";
        const char *name = strchr(names, *piece);
        if (name != NULL) {
            ltl_buf_printf(buf, "%d", numbers[name - names]);
        } else {
            ltl_buf_append(buf, (ltl_str){piece, 1});
        }
    }
}

static ltl_str code_of(ltl_arena *arena, const hostile_shape *shape, int count) {
    ltl_buf buf;
    ltl_buf_init(&buf, 32 * LTL_MIB);
    ltl_buf_append(&buf, ltl_str_of(shape->before));
    for (int i = 0; i < count; i++) {
        const int numbers[3] = {i, i + 1, (int)((int64_t)i * 7919 % count)};
        append(&buf, shape->piece, numbers);
    }
    const int numbers[3] = {count, count, count};
    append(&buf, shape->after, numbers);
    ltl_str text = ltl_arena_copy(arena, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return text;
}

/* The bytes that the scan of the file took. */
static size_t cost_of(const hostile_shape *shape, int count) {
    ltl_arena arena = {0};
    scanned s;
    scanned_make(&s, shape->language, RULE);
    scanned_run(&s, shape->language, code_of(&arena, shape, count), NULL);
    ltl_reason reason = scanned_reason(&s);
    if (s.matches->count == 0 && reason != LTL_REASON_RULE_FUEL) {
        fail_msg("%s: nothing is found in %d and nothing said", shape->name, count);
    }
    size_t bytes = ltl_scanner_arena(s.scanner)->used_bytes;
    scanned_clear(&s);
    ltl_arena_clear(&arena);
    return bytes;
}

static void cost_grows_with_size(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(shapes); i++) {
        size_t before = 0;
        for (int size = SIZES; size-- > 0;) { /* a quarter, a half, all */
            size_t bytes = cost_of(&shapes[i], shapes[i].count >> size);
            if (before > 0 && bytes > MOST_TIMES_MORE * before) {
                fail_msg("%s: %zu bytes, and for half as much %zu", shapes[i].name, bytes, before);
            }
            assert_in_range(bytes, 0, 512 * LTL_MIB);
            before = bytes;
        }
    }
}

/* What holds between the blocks of a function is forgotten with it: many functions cost what their text
 * and their summaries do. */
static void states_between_blocks_end_with_their_function(void **state) {
    (void)state;
    enum { FUNCTIONS = 150, MARKED = 30, BRANCHES = 60, MOST_BYTES_PER_BYTE = 160 };
    ltl_arena arena = {0};
    ltl_buf code;
    ltl_buf_init(&code, 16 * LTL_MIB);
    for (int f = 0; f < FUNCTIONS; f++) {
        ltl_buf_printf(&code, "def f%d():\n", f);
        for (int i = 0; i < MARKED; i++) {
            ltl_buf_printf(&code, "  v%d = source()\n", i);
        }
        for (int i = 0; i < BRANCHES; i++) {
            ltl_buf_printf(&code, "  if c%d: g()\n", i);
        }
        ltl_buf_printf(&code, "  sink(v0)\n");
    }
    scanned s;
    scanned_make(&s, "python", RULE);
    scanned_run(&s, "python", (ltl_str){code.ptr, code.len}, NULL);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    size_t bytes = ltl_scanner_arena(s.scanner)->used_bytes;
    assert_in_range(bytes, 0, MOST_BYTES_PER_BYTE * code.len);
    scanned_clear(&s);
    ltl_buf_clear(&code);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cost_grows_with_size),
        cmocka_unit_test(states_between_blocks_end_with_their_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
