#include "tests/support/hostile_shapes.h"

#include <string.h>

#include "core/buf.h"
#include "core/compiler.h"
#include "core/limits.h"

#define TAINT                                                                                      \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  options: {taint_intrafile: true}\n"

const hostile_shape hostile_shapes[] = {
    {"branches, each with a variable of its own", "python", TAINT, "def f(c):\n    x0 = source()\n",
     "    if c: x~ = x@\n", "    sink(x@)\n", NULL, 10000},
    {"branches on one variable", "python", TAINT, "def f(c):\n    x = source()\n",
     "    if c == @: x = g(x)\n", "    sink(x)\n", NULL, 10000},
    {"functions that call each other", "python", TAINT, "",
     "def f@(a):\n    if b: return f~(a + source())\n    return a if b else f^(a)\n",
     "def f@(a): return f0(a)\nsink(f0(source()))\n", NULL, 2000},
    {"items of a list", "python", TAINT, "x = [source()", ",\n@", "]\nsink(x)\nsink(x[@])\n", NULL, 100000},
    {"pairs of a map", "python", TAINT, "x = {'z': source()", ",\n'k@': v@", "}\nsink(x)\nsink(x['z'])\n",
     NULL, 40000},
    {"cases of a switch", "javascript", TAINT, "function f(a) {\n  let x = source();\n  switch (a) {\n",
     "    case @: x = g(x, @); break;\n", "  }\n  sink(x);\n}\n", NULL, 10000},
    {"cases that fall through", "javascript", TAINT,
     "function f(a) {\n  let x = source();\n  switch (a) {\n", "    case @: y@ = x;\n",
     "  }\n  sink(x);\n}\n", NULL, 10000},
    {"operands", "python", TAINT, "x = source()\nsink(x", " +\n 'a'", ")\n", NULL, 40000},
    {"sources", "python", TAINT, "", "a@ = source(@)\n", "sink(a0)\n", NULL, 10000},
    {"sinks", "python", TAINT, "a = source()\n", "sink(a, @)\n", "", NULL, 10000},
    {"sources in sinks", "python", TAINT, "", "sink(source(@))\n", "", NULL, 20000},
    {"lambdas", "javascript", TAINT, "const a = source();\n", "run(() => sink(a, @));\n", "", NULL, 10000},
    {"handlers", "python", TAINT, "def f():\n    x = source()\n",
     "    try:\n        x = g(x)\n    except E:\n        y@ = x\n", "    sink(x)\n", NULL, 4000},
    {"fields and methods", "java", TAINT, "class A {\n",
     "  String m@(String s) { this.f@ = s; return this.f^ + m~(s); }\n",
     "  String m@(String s) { return s; }\n  void go() { sink(m0(source())); }\n}\n", NULL, 2000},
    {"calls one in the other", "python", TAINT, "", "def f@(a):\n    return f~(a)\n",
     "def f@(a):\n    return a\nsink(f0(source()))\n", NULL, 4000},
    {"fields that are set further and further away", "python", TAINT, "",
     "def f@(o, a):\n    f~(o, a)\n    o.k@ = a\n",
     "def f@(o, a):\n    o.k@ = a\ndef g(o):\n    f0(o, source())\n    sink(o.k0)\n", NULL, 400},
    {"a circle of functions with many calls", "python", TAINT, "",
     "def f@(a):\n    f~(a); f^(a); f0(a)\n    return f^(f~(a))\n",
     "def f@(a):\n    sink(a)\n    return f0(a)\nf0(source())\n", NULL, 2000},
    {"calls that each say something else", "python", TAINT, "",
     "def f@(a, n):\n    if n == @:\n        sink(a)\n    f~(a, n + 1)\n    f^(a, n + 2)\n",
     "def f@(a, n):\n    sink(a)\nf0(source(), 0)\n", NULL, 2000},
    {"calls that each pass a text", "python", TAINT,
     "def g(a, t):\n    u = log(t)\n    sink(a)\nx = source()\n", "g(x, 'k@')\n", "", NULL, 10000},
    {"blocks in each other", "javascript", TAINT, "let x = source();\n",
     "if (c > @) {\n", "sink(x);\n", "}\n", 200},
    {"lambdas in each other", "javascript", TAINT, "const x = source();\n", "run((a@) => {\n", "sink(x);\n",
     "});\n", 200},
    {"fields of fields", "javascript", TAINT, "function f(o) {\n", "  o.a@.b.c.d.e.f.g.h = source(); o.a^ = o.a~;\n",
     "  sink(o);\n}\n", NULL, 1000},
    {"branches of C", "c", "  check: use-after-free\n",
     "#include <stdlib.h>\nint f(int c) {\n  char *p = malloc(10);\n  int x = 0;\n",
     "  if (c == @) x += @;\n", "  free(p);\n  return *p + x;\n}\n", NULL, 10000},
    {"cases of C", "c", "  check: use-after-free\n",
     "#include <stdlib.h>\nint f(int c) {\n  char *p = malloc(10);\n  int x = 0;\n  switch (c) {\n",
     "  case @: x = @; break;\n", "  }\n  free(p);\n  return *p + x;\n}\n", NULL, 10000},
    {"items of an array of C", "c", "  check: write-over-end\n", "void f(void) {\n  int a[] = {0", ",\n@",
     "};\n  a[@ + 1] = 1;\n}\n", NULL, 100000},
    {"calls one in the other, in C", "c", "  check: use-after-free\n",
     "#include <stdlib.h>\n", "static void f@(char *p, int c) { if (c > @) return; f~(p, c + 1); }\n",
     "static void f@(char *p, int c) { free(p); }\nint g(void) { char *p = malloc(4); f0(p, 0); "
     "free(p); return *p; }\n",
     NULL, 2000},
};

const size_t hostile_shape_count = LTL_COUNT_OF(hostile_shapes);

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

ltl_str hostile_code(ltl_arena *arena, const hostile_shape *shape, int count) {
    ltl_buf buf;
    ltl_buf_init(&buf, 32 * LTL_MIB);
    ltl_buf_append(&buf, ltl_str_of(shape->before));
    for (int i = 0; i < count; i++) {
        const int numbers[3] = {i, i + 1, (int)((int64_t)i * 7919 % count)};
        append(&buf, shape->piece, numbers);
    }
    const int numbers[3] = {count, count, count};
    append(&buf, shape->after, numbers);
    for (int i = 0; shape->closing != NULL && i < count; i++) {
        ltl_buf_append(&buf, ltl_str_of(shape->closing));
    }
    ltl_str text = ltl_arena_copy(arena, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return text;
}
