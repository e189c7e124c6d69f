/* Functions that judge what they are given, by what their bodies do: what a way through them is worth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/scanned.h"

#define RULE                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{patterns: [{pattern: sink($X)}, {focus-metavariable: $X}]}]\n"             \
    "  options: {taint_intrafile: true}\n"

enum { PASSED = LTL_MAX_DOUBT };

typedef struct guard_row {
    const char *language;
    const char *function;
    const char *use;
    uint8_t doubt; /* of the last finding */
} guard_row;

static void check_with(const char *rule, const guard_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ltl_arena arena = {0};
        ltl_str code = ltl_arena_printf(&arena, "%s%s", rows[i].function, rows[i].use);
        scanned s;
        scanned_make(&s, rows[i].language, rule);
        scanned_run(&s, rows[i].language, code, NULL);
        uint32_t found = s.matches->count;
        uint8_t doubt = found > 0 ? s.matches->at[found - 1].doubt : UINT8_MAX;
        if (doubt != rows[i].doubt) {
            fail_msg("%.*s\n%u found, doubt %u, not %u", LTL_STR_ARG(code), found, doubt,
                     rows[i].doubt);
        }
        scanned_clear(&s);
        ltl_arena_clear(&arena);
    }
}
#define CHECK(rows) check_with(RULE, rows, LTL_COUNT_OF(rows))

#define IN      "def go(x):\n  return x in ALLOWED\n"
#define WHEN    "x = source()\nif go(x):\n  sink(x)\n"
#define UNLESS  "x = source()\nif not go(x):\n  raise E()\nsink(x)\n"
#define WRONG   "x = source()\nif not go(x):\n  sink(x)\n"
#define IGNORED "x = source()\ngo(x)\nsink(x)\n"

static void answers_hold_where_they_are_asked_for(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", IN, WHEN, PASSED},
        {"python", IN, UNLESS, PASSED},
        {"python", IN, WRONG, 0},
        {"python", IN, IGNORED, 0},
        {"python", IN, "x = source()\nif go(x):\n  log(x)\nelse:\n  sink(x)\n", 0},
        {"python", IN, "x = source()\nif go(x):\n  log(x)\nsink(x)\n", 0},
        {"python", IN, "x = source()\nif go(x) and sink(x):\n  pass\n", PASSED},
        {"python", IN, "x = source()\nif y and go(x):\n  sink(x)\n", PASSED},
        {"python", IN, "x = source()\nif y or go(x):\n  sink(x)\n", PASSED},
        {"python", IN, "x = source()\nok = go(x)\nif ok:\n  sink(x)\n", PASSED},
        {"python", IN, "x = source()\nif not go(x):\n  x = 'a'\nsink(x)\n", PASSED},
        {"python", IN, "x = source()\ny = x.strip()\nif go(y):\n  sink(y)\n", PASSED},
        {"python", IN, "def h(a):\n  if go(a):\n    return a\n  return None\nsink(h(source()))\n", PASSED},
        {"python", IN, "def h(a):\n  if go(a):\n    return None\n  return a\nsink(h(source()))\n", 0},
    };
    CHECK(rows);
}

#define GO_REL(ends) "package p\nfunc ok(r, x string) bool { w, e := filepath.Rel(r, x)\n" ends "}\n"
#define GO_ASKED     "func f() { x := source()\n if !ok(root, x) { return }\n sink(x)\n}\n"

static void ways_that_lead_out(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"go", GO_REL(" return e == nil && !strings.HasPrefix(w, \"..\") "), GO_ASKED, PASSED},
        {"go", GO_REL(" if e != nil || strings.HasPrefix(w, \"..\") { return false }\n return true "), GO_ASKED,
         PASSED},
        {"go", GO_REL(" return e == nil && strings.HasPrefix(w, \"..\") "), GO_ASKED, 0},
        {"go", GO_REL(" return e == nil && !strings.HasPrefix(w, \"a\") "), GO_ASKED, 0},
        {"javascript", "function ok(r, x) { return !path.relative(r, x).startsWith('..'); }\n",
         "const x = source();\nif (!ok(root, x)) throw e;\nsink(x);\n", PASSED},
        {"javascript", "function ok(x) { return !x.startsWith('..'); }\n",
         "const x = source();\nif (!ok(x)) throw e;\nsink(x);\n", 0},
        {"python", "def go(x):\n  w = os.path.relpath(x, ROOT)\n  return not w.startswith('..')\n", WHEN, PASSED},
    };
    CHECK(rows);
}

/* What is none of a few texts leaves, or becomes one of them. */
static void texts_that_are_ruled_out(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", "", "x = source()\nif x != 'a' and x != 'b':\n  x = 'a'\nsink(x)\n", PASSED},
        {"python", "", "def f():\n  x = source()\n  if x != 'a' and x != 'b':\n    return\n  sink(x)\n", PASSED},
        {"python", "", "x = source()\nif x != 'a' and x != 'b':\n  log(x)\nelse:\n  sink(x)\n", PASSED},
        {"javascript", "",
         "function f() { let x = source(); if (x !== 'a' && x !== 'b') { x = 'a'; } sink(x); }\n", PASSED},
        {"php", "<?php\n", "$x = source(); if ($x != 'a' && $x != 'b') { $x = 'a'; } sink($x);\n", PASSED},
        {"go", "package p\n",
         "func f() { x := source()\n if x != \"a\" && x != \"b\" {\n x = \"a\"\n }\n sink(x)\n }\n", PASSED},
        {"java", "",
         "class A { void f() { String x = source(); if (x != \"a\" && x != \"b\") { return; } sink(x); } }\n", PASSED},
        /* what is done there has nothing to do with it */
        {"python", "", "x = source()\nif x != 'a' and x != 'b':\n  y = 'a'\nsink(x)\n", 0},
        {"python", "", "x = source()\nif x != 'a' and x != 'b':\n  x = x + 'a'\nsink(x)\n", 0},
        {"python", "", "x = source()\nif x != 'a' and x != 'b':\n  sink(x)\n", 0},
        {"python", "", "x = source()\nif x != 'a' and y != 'b':\n  x = 'a'\nsink(x)\n", 0},
    };
    CHECK(rows);
}

static void bodies_say_what_is_asked(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", "def go(x):\n  if x is None or '..' in x:\n    return False\n  return True\n", WHEN, PASSED},
        {"python", "def go(x):\n  if x is None:\n    return False\n  return True\n", WHEN, 0},
        {"python", "def go(x):\n  return re.fullmatch('[a-z]+', x)\n", WHEN, PASSED},
        {"python", "def go(x):\n  return re.match('^[a-z]+$', x) is not None\n", WHEN, PASSED},
        {"python", "def go(x):\n  return re.match('[a-z]+', x)\n", WHEN, 0},
        {"python", "def go(x):\n  return re.match('^.*$', x)\n", WHEN, 0},
        {"python", "NAME = re.compile(r'^\\w+$')\ndef go(x):\n  return bool(NAME.match(x))\n", WHEN, PASSED},
        {"python", "def go(x):\n  return x == 'a' or x == 'b'\n", WHEN, PASSED},
        {"python", "def go(x):\n  return x == 'a' or later()\n", WHEN, 0},
        {"python", "def go(x):\n  for a in ALLOWED:\n    if a == x:\n      return True\n  return False\n", WHEN,
         PASSED},
        {"python", "def go(x):\n  try:\n    int(x)\n  except ValueError:\n    return False\n  return True\n", WHEN,
         PASSED},
        {"python", "def go(x):\n  try:\n    int(x)\n  except ValueError:\n    pass\n  return True\n", WHEN, 0},
        {"python", "def go(x):\n  full = realpath(join(ROOT, x))\n  return full.startswith(ROOT)\n", WHEN, PASSED},
        {"python", "def go(x):\n  return x.split('.')[-1] in ALLOWED\n", WHEN, 0},
        {"python", "def go(x):\n  return urlparse(x).hostname in ALLOWED\n", WHEN, PASSED},
        {"python", "def go(x):\n  return x.startswith('http')\n", WHEN, 0},
        {"python", IN "def via(x):\n  return bool(x) and go(x)\n",
         "x = source()\nif via(x):\n  sink(x)\n", PASSED},
        {"python", "def go(a, x):\n  return x in ALLOWED\n", "x = source()\nif go(x, 'a'):\n  sink(x)\n", 0},
        {"python", "def go(a, x):\n  return x in ALLOWED\n", "x = source()\nif go(x=x, a=1):\n  sink(x)\n", PASSED},
    };
    CHECK(rows);
}

static void what_comes_back_has_passed(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", "def go(x):\n  if x not in ALLOWED:\n    raise E(x)\n", IGNORED, PASSED},
        {"python", "def go(x):\n  assert x in ALLOWED\n", IGNORED, PASSED},
        {"python", "def go(x):\n  if x not in ALLOWED:\n    log(x)\n", IGNORED, 0},
        {"python", "def go(x):\n  if x not in ALLOWED:\n    sys.exit(1)\n", IGNORED, PASSED},
        {"php", "<?php\nfunction go($x) { if (preg_match('/^[a-z]+$/D', $x) > 0) { return true; } return false; }\n",
         "$x = source();\nif (!go($x)) { exit; }\nsink($x);\n", PASSED},
        {"php", "<?php\nfunction go($x) { if (preg_match('/^[a-z]+$/D', $x) < 1) { return true; } return false; }\n",
         "$x = source();\nif (!go($x)) { exit; }\nsink($x);\n", 0},
        {"php", "<?php\nfunction go($x) { if (strpos($x, '..') > 0) { return false; } return true; }\n",
         "$x = source();\nif (!go($x)) { exit; }\nsink($x);\n", 0},
        {"php", "<?php\nfunction go($x) { if (strcmp($x, 'a') > 0) { return false; } return true; }\n",
         "$x = source();\nif (!go($x)) { exit; }\nsink($x);\n", 0},
        {"javascript", "function go(x) { if (!/^[a-z]+$/.test(x)) throw new E(x); }\n",
         "const x = source(); go(x); sink(x);\n", PASSED},
        {"php", "<?php\nfunction go($x) { if (!in_array($x, ['a', 'b'])) { exit; } }\n",
         "$x = source(); go($x); sink($x);\n", PASSED},
        {"ruby", "def go(x)\n  raise E unless ALLOWED.include?(x)\nend\n", "x = source()\ngo(x)\nsink(x)\n",
         PASSED},
        {"python",
         "def go(x):\n  if not len(routes.allowed_methods(remove_prefix(x, '/a'))):\n    x = '/'\n"
         "  return x\n",
         "sink(go(source()))\n", PASSED},
        /* a key is the same one in a text */
        {"php", "<?php\n", "$x = source();\nsink(preg_match('~^[0-9]+$~D', $x['id']) ? \"id = $x[id]\" : '');\n",
         PASSED},
        {"php", "<?php\n", "$x = source();\nsink(preg_match('~^[0-9]+$~D', $x['no']) ? \"id = $x[id]\" : '');\n",
         0},
        {"php", "<?php\n", "$x = source();\n"
         "switch ($x) { case 'a': case 'b': sink($x); break; default: log($x); }\n", PASSED},
        {"php", "<?php\n", "$x = source();\nswitch ($x) { case 'a': log($x); break; default: sink($x); }\n", 0},
        {"php", "<?php\n", "$x = source();\nswitch ($x) { default: case 'a': sink($x); break; }\n", 0},
        {"javascript", "", "let x = source();\nswitch (x) { case A: sink(x); break; }\n", 0},
        {"php", "<?php\n", "$x = source();\nif (in_array('..', explode('/', $x))) { exit(); }\nsink($x);\n", PASSED},
        /* dots are looked for, and an ending */
        {"php", "<?php\n", "$x = source();\nif (preg_match('/\\.{1,2}[\\/]?/', urldecode($x)) === 0) { sink($x); }\n",
         PASSED},
        {"php", "<?php\n", "$x = source();\nif (preg_match('/\\.(jpg|png)$/', $x)) { exit(); }\nsink($x);\n", 0},
        {"java", "class A { Map<String, B> m; boolean go(String x) { return this.m.containsKey(x); }\n",
         "void f() { String x = source(); if (go(x)) { sink(x); } } }\n", PASSED},
        {"java", "class A { Map<String, B> m; boolean go(String x) { return m.containsKey(x); }\n",
         "void f() { String x = source(); if (go(x)) { sink(x); } } }\n", PASSED},
        {"java", "class A { boolean go(String x, Map<String, B> m) { return m.containsKey(x); }\n",
         "void f() { String x = source(); if (go(x, y)) { sink(x); } } }\n", 0},
        {"java", "class A { void go(String x) { if (x.contains(\"..\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x); sink(x); } }\n", PASSED},
        /* nothing does no harm; slashes may be turned, and nothing else taken out */
        {"java", "class A { void go(String x) { if (x == null || x.trim().isEmpty()) { return; }\n"
                 " if (!x.matches(\"^[a-z]+$\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x); sink(x); } }\n", PASSED},
        {"java", "class A { void go(String x) { if (x != null) { return; }\n"
                 " if (!x.matches(\"^[a-z]+$\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x); sink(x); } }\n", 0},
        {"java", "class A { void go(String x, String y) { if (y == null) { return; }\n"
                 " if (!x.matches(\"^[a-z]+$\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x, z); sink(x); } }\n", 0},
        {"javascript", "function go(x) { if (!x) return; if (!ALLOWED.has(x)) throw new E(x); }\n",
         "const x = source(); go(x); sink(x);\n", PASSED},
        {"javascript", "function go(x) { if (x) return; if (!ALLOWED.has(x)) throw new E(x); }\n",
         "const x = source(); go(x); sink(x);\n", 0},
        {"go",
         "package p\nfunc ok(x string) error { if len(x) == 0 { return nil }\n"
         " if !allowed[x] { return errors.New(\"no\") }\n return nil }\n",
         "func f() error { x := source()\n if err := ok(x); err != nil { return err }\n sink(x)\n return nil }\n",
         PASSED},
        {"java", "class A { void go(String x) { String n = x.replace(\"\\\\\", \"/\");\n"
                 " if (!n.matches(\"^[a-z/]+$\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x); sink(x); } }\n", PASSED},
        {"java", "class A { void go(String x) { String n = x.replace(\" \", \"\");\n"
                 " if (!n.matches(\"^[a-z/]+$\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x); sink(x); } }\n", 0},
        {"java", "class A { void go(String x) { String n = x.replace(\"../\", \"\");\n"
                 " if (!n.matches(\"^[a-z/]+$\")) { throw new E(); } }\n",
         " void f() { String x = source(); go(x); sink(x); } }\n", 0},
        {"go", "package p\nfunc ok(x string) error { if !allowed[x] { return errors.New(\"no\") }\n return nil }\n",
         "func f() error { x := source()\n if err := ok(x); err != nil { return err }\n sink(x)\n return nil }\n",
         PASSED},
        {"go", "package p\nfunc ok(x string) error { if x == \"\" { return errors.New(\"no\") }\n return nil }\n",
         "func f() error { x := source()\n if err := ok(x); err != nil { return err }\n sink(x)\n return nil }\n",
         0},
    };
    CHECK(rows);
}

/* A collection that the program has at hand says which there are, where that decides what is done. */
static void one_of_what_is_at_hand_has_passed(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"ruby", "", "x = source()\nif Kinds.names.map(&:to_s).include?(x)\n  sink(x)\nend\n", PASSED},
        {"ruby", "", "x = source()\nif Kinds.names.map(&:to_s).include?(x)\n  log(x)\nelse\n  sink(x)\nend\n", 0},
        {"ruby", "", "x = source()\nseen.include?(x)\nsink(x)\n", 0},
        {"ruby", "", "x = source()\nif params[:all].include?(x)\n  sink(x)\nend\n", 0},
        {"python", "", "x = source()\nif x in self.plugins:\n  sink(x)\n", PASSED},
        {"python", "", "x = source()\nif x in request.args:\n  sink(x)\n", 0},
        {"python", "def f(y):\n  x = source()\n", "  if x in y:\n    sink(x)\n", 0},
        {"php", "<?php\n", "$x = source();\nif (isset($this->kinds[$x])) { sink($x); }\n", PASSED},
        {"php", "<?php\n", "$x = source();\nif (isset($_GET[$x])) { sink($x); }\n", 0},
        {"php", "<?php\n", "$x = source();\nif (Text::stringContains($x, DS, false)) { leave(1); }\nsink($x);\n",
         PASSED},
        {"php", "<?php\n", "$x = source();\nif (Text::stringContains($x, 'a')) { leave(1); }\nsink($x);\n", 0},
        {"javascript", "", "const x = source(); if (typeof commands[x] !== 'function') { return; } sink(x);\n", PASSED},
        {"javascript", "", "const x = source(); if (typeof x !== 'function') { return; } sink(x);\n", 0},
        {"python", "def f():\n  x = source()\n  row = next((r for r in rows if r.link == x), None)\n",
         "  if not row:\n    raise E()\n  sink(x)\n", PASSED},
        {"php", "<?php\n", "$x = source();\nif (!in_array($x, kinds())) { die(); }\nsink($x);\n", PASSED},
    };
    CHECK(rows);
}

static void parts_are_judged_as_they_are_written(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"ruby", "def p\n  source()\nend\n",
         "def f\n  case p[:s]\n  when 'a', 'b'\n    sink(p[:s])\n  end\nend\n", PASSED},
        {"ruby", "def p\n  source()\nend\n",
         "def f\n  case p[:s]\n  when 'a', 'b'\n    log\n  else\n    sink(p[:s])\n  end\nend\n", 0},
        {"ruby", "def p\n  source()\nend\n",
         "def f\n  if KINDS.include?(p[:s])\n    sink(p[:s])\n  end\nend\n", PASSED},
        {"ruby", "def p\n  source()\nend\n",
         "def f\n  if KINDS.include?(p[:s])\n    sink(p[:t])\n  end\nend\n", 0},
        {"php", "<?php\nfunction c($k) { return source($k); }\n",
         "if (array_key_exists(c('a'), kinds())) { sink(c('a')); }\n", PASSED},
        {"php", "<?php\nfunction c($k) { return source($k); }\n",
         "if (array_key_exists(c('a'), kinds())) { sink(c('b')); }\n", 0},
        {"php", "<?php\n", "$p['t'] = source();\nif (!in_array($p['t'], $kinds)) { die(); }\nsink($p['t']);\n", PASSED},
        {"php", "<?php\n", "$p['t'] = source();\nif (!in_array($p['u'], $kinds)) { die(); }\nsink($p['t']);\n", 0},
        /* what was judged stays so in another dress */
#define GO_SENT "package p\nfunc f() error {\n var r T\n r.P = source()\n"
        {"go", GO_SENT,
         " if err := validatePath(r.P); err != nil { return err }\n r.P = path.Clean(r.P)\n sink(r.P)\n}\n",
         PASSED},
        {"go", GO_SENT, " r.P = path.Clean(r.P)\n sink(r.P)\n}\n", 0},
        {"go", GO_SENT,
         " if err := validatePath(r.Q); err != nil { return err }\n r.P = path.Clean(r.P)\n sink(r.P)\n}\n",
         0},
        {"go", GO_SENT,
         " if err := validatePath(r.P); err != nil { return err }\n r.P = path.Clean(source())\n sink(r.P)\n}\n", 0},
        /* what is trimmed is judged with it */
        {"php", "<?php\nfunction c($k) { return source($k); }\n",
         "function t() { if (preg_match('/^[A-Z]+$/D', trim(c('a')))) { return trim(c('a')); } return ''; }\n"
         "sink(t());\n",
         PASSED},
        {"php", "<?php\nfunction c($k) { return source($k); }\n",
         "function t() { if (preg_match('/^[A-Z]+$/D', trim(c('a')))) { return trim(c('b')); } return ''; }\n"
         "sink(t());\n",
         0},
        {"php", "<?php\nfunction c($k) { return source($k); }\n",
         "function t() { if (preg_match('/^[A-Z]+$/D', first(c('a')))) { return trim(c('a')); } return ''; }\n"
         "sink(t());\n",
         0},
    };
    CHECK(rows);
}

static void what_is_inside_stands_behind_the_test_too(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"javascript", "function go(req) { return source(req); }\n",
         "function f(req) { if (!validName(go(req))) { return; }\n later(() => { sink(go(req)); }); }\n", PASSED},
        {"javascript", "function go(req) { return source(req); }\n",
         "function f(req) { later(() => { validName(go(req)); });\n sink(go(req)); }\n", 0},
        {"php", "<?php\n", "$x = source();\nif (!in_array($x, $o->kinds())) { abort(404); }\nsink($x);\n", PASSED},
        {"python", "", "x = source()\nfor f in self.files.all():\n  if f.path == x:\n    sink(x)\n", PASSED},
        {"python", "", "x = source()\nfor f in self.files.all():\n  if f.path != x:\n    sink(x)\n", 0},
    };
    CHECK(rows);
}

static void each_item_is_judged_in_a_loop(void **state) {
    (void)state;
#define FORM "preg_match('/^[a-z]+$/', "
    static const guard_row rows[] = {
        {"php", "<?php\n", "$x = source();\nforeach ($x as $i) { if (!" FORM "$i)) { die(); } }\nsink($x);\n", PASSED},
        {"php", "<?php\n", "$x = source();\nforeach ($x as $i) { if (!" FORM "$i)) { continue; } }\nsink($x);\n", 0},
        {"php", "<?php\n",
         "$x = source();\nfor ($i = 0; $i < 9; $i++) { if (!" FORM "$x[$i])) { die(); } }\nsink($x);\n", PASSED},
        {"php", "<?php\n", "$x = source();\nforeach ($x as $i) { if (!" FORM "$i)) { die(); } sink($x); }\n", 0},
        {"python", IN, "x = source()\nfor i in x:\n  if not go(i):\n    raise E()\nsink(x)\n", PASSED},
        {"python", IN, "x = source()\nfor i in x:\n  if not go(i):\n    log(i)\nsink(x)\n", 0},
        {"python", "", "x = source()\nfor i in x:\n  validate_name(i)\nsink(x)\n", PASSED},
        {"ruby", "", "x = source()\nx.each do |i|\n  raise E unless ALLOWED.include?(i)\nend\nsink(x)\n", PASSED},
        {"ruby", "", "x = source()\nx.each do |i|\n  log(i) unless ALLOWED.include?(i)\nend\nsink(x)\n", 0},
        {"javascript", "",
         "const x = source(); x.forEach((i) => { if (!KINDS.has(i)) throw new E(); }); sink(x);\n", PASSED},
        {"javascript", "", "const x = source(); x.forEach((i) => { if (!KINDS.has(i)) return; }); sink(x);\n", 0},
        {"javascript", "", "const x = source(); if (!x.every((i) => KINDS.has(i))) { throw e; } sink(x);\n", PASSED},
        {"javascript", "", "const x = source(); if (x.some((i) => !KINDS.has(i))) { throw e; } sink(x);\n", PASSED},
        {"javascript", "", "const x = source(); if (x.some((i) => KINDS.has(i))) { sink(x); }\n", 0},
        {"javascript", "", "const x = source(); if (!x.every(isValidId)) { throw e; } sink(x);\n", PASSED},
    };
    CHECK(rows);
}

/* Filters keep what has passed. */
static void what_is_kept_has_passed(void **state) {
    (void)state;
#define IS_B "<?php\nfunction is_b($h) { return preg_match('/^[a-f0-9]+$/D', $h) > 0; }\n"
    static const guard_row rows[] = {
        {"php", IS_B, "$x = array_filter(source(), 'is_b');\nsink($x);\n", PASSED},
        {"php", "<?php\nfunction is_b($h) { return strlen($h) > 3; }\n",
         "$x = array_filter(source(), 'is_b');\nsink($x);\n", 0},
        {"php", "<?php\n", "$x = array_filter(source(), 'is_numeric');\nsink($x);\n", PASSED},
        {"php", "<?php\n", "$x = array_filter(source(), 'strlen');\nsink($x);\n", 0},
        {"php", "<?php\n", "$x = array_filter(source());\nsink($x);\n", 0},
        {"php", "<?php\n", "$x = array_map('is_numeric', source());\nsink($x);\n", 0},
        {"javascript", "", "const x = source().filter((i) => KINDS.has(i)); sink(x);\n", PASSED},
        {"javascript", "", "const x = source().filter((i) => !KINDS.has(i)); sink(x);\n", 0},
        {"javascript", "", "const x = source().filter((i) => KINDS.has(i) || other(i)); sink(x);\n", 0},
        {"javascript", "", "const x = source().filter(Boolean); sink(x);\n", 0},
        {"javascript", "function ok(i) { return /^[a-z]+$/.test(i); }\n", "sink(source().filter(ok));\n", PASSED},
        {"ruby", "", "x = source().select { |i| ALLOWED.include?(i) }\nsink(x)\n", PASSED},
        {"ruby", "", "x = source().reject { |i| ALLOWED.include?(i) }\nsink(x)\n", 0},
    };
    CHECK(rows);
}

static void languages_ask_in_their_ways(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"javascript", "const go = (x) => ['a', 'b'].includes(x);\n",
         "const x = source(); if (go(x)) { sink(x); }\n", PASSED},
        {"javascript", "const KINDS = new Set(['a']);\nfunction go(x) { return KINDS.has(x); }\n",
         "const x = source(); if (!go(x)) return; sink(x);\n", PASSED},
        {"javascript", "function go(x) { return x.indexOf('..') === -1; }\n",
         "const x = source(); if (go(x)) { sink(x); }\n", PASSED},
        {"javascript", "function go(x) { switch (x) { case 'a': case 'b': return true; default: return false; } }\n",
         "const x = source(); if (go(x)) { sink(x); }\n", PASSED},
        {"java", "class A { static final Pattern P = Pattern.compile(\"^[a-z]+$\");\n"
                 " boolean go(String x) { return P.matcher(x).matches(); }\n",
         " void f() { String x = source(); if (go(x)) { sink(x); } } }\n", PASSED},
        {"java", "class A { boolean go(String x) { switch (x) { case \"a\": return true; default: return false; } }\n",
         " void f() { String x = source(); if (!go(x)) { return; } sink(x); } }\n", PASSED},
        {"ruby", "def go?(x)\n  ALLOWED.include?(x) && x.size > 1\nend\n",
         "x = source()\nif go?(x)\n  sink(x)\nend\n", PASSED},
        {"ruby", "def go?(x)\n  x =~ /^[a-z]+$/\nend\n", "x = source()\nif go?(x)\n  sink(x)\nend\n", 0},
        {"ruby", "def go?(x)\n  x =~ /\\A[a-z]+\\z/\nend\n", "x = source()\nif go?(x)\n  sink(x)\nend\n", PASSED},
        {"php", "<?php\nfunction go($x) { return preg_match('/^[a-z]+$/', $x) === 1; }\n",
         "$x = source(); if (go($x)) { sink($x); }\n", PASSED},
        {"php", "<?php\nfunction go($x) { return preg_match('{^[a-z]+$}i', $x) === 1; }\n",
         "$x = source(); if (go($x)) { sink($x); }\n", PASSED},
        {"php", "<?php\n", "$x = source(); if (preg_match('([^a-z_0-9.]+)ui', $x)) { die(); } sink($x);\n", PASSED},
        {"php", "<?php\n", "$x = source(); if (preg_match('/[^a-z]/', $x)) { sink($x); }\n", 0},
        {"php", "<?php\n", "$x = source(); if (preg_match('/[^\\W]/', $x)) { die(); } sink($x);\n", 0},
        {"python", "", "x = source()\nif re.search(r'[^a-z0-9]', x):\n  raise E()\nsink(x)\n", PASSED},
        {"python", "", "x = source()\nif re.match(r'[^a-z0-9]', x):\n  raise E()\nsink(x)\n", 0},
        {"javascript", "", "const x = source(); if (/[^a-z]/i.test(x)) { throw e; } sink(x);\n", PASSED},
        {"javascript", "", "const x = source(); if (/\\W/.test(x)) { throw e; } sink(x);\n", PASSED},
        {"ruby", "", "x = source()\nraise E if x =~ /[^a-z]/\nsink(x)\n", PASSED},
        {"java", "class A { static final Pattern P = Pattern.compile(\"[^a-z]\");\n"
                 " boolean bad(String x) { return P.matcher(x).find(); }\n",
         " void f() { String x = source(); if (bad(x)) { return; } sink(x); } }\n", PASSED},
        {"php", "<?php\nfunction go($x) { return strpos($x, '..') === false; }\n",
         "$x = source(); if (go($x)) { sink($x); }\n", PASSED},
        {"c", "int go(char *x) { return strcmp(x, \"a\") == 0 || !strcmp(x, \"b\"); }\n",
         "void f(void) { char *x = source(); if (go(x)) { sink(x); } }\n", PASSED},
        {"go", "package p\nfunc ok(x string) bool { _, found := allowed[x]\n return found }\n",
         "func f() { x := source()\n if ok(x) { sink(x) } }\n", PASSED},
    };
    CHECK(rows);
}

/* Where the body is known, the name says nothing. */
static void names_say_less_than_bodies(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", "def is_safe(x):\n  return x is not None and len(x) > 0\n",
         "x = source()\nif is_safe(x):\n  sink(x)\n", 0},
        {"python", "def validate(x):\n  logger.info(x)\n", "x = source()\nvalidate(x)\nsink(x)\n", 0},
        {"python", "def validate(x):\n  schema.load(x)\n", "x = source()\nvalidate(x)\nsink(x)\n", PASSED},
        {"python", "", "x = source()\nvalidate(x)\nsink(x)\n", PASSED},
        {"python", "class A:\n  def validate(self, x):\n    return True\n",
         "  def f(self):\n    x = source()\n    if self.validate(x):\n      sink(x)\n", PASSED},
    };
    CHECK(rows);
}

static void tests_in_place_hold_in_their_branch(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", "", "x = source()\nif x in ALLOWED:\n  sink(x)\n", PASSED},
        {"python", "", "x = source()\nif x not in ALLOWED:\n  sink(x)\n", 0},
        {"python", "", "x = source()\nif x in ALLOWED:\n  return\nsink(x)\n", 0},
        {"python", "", "x = source()\nif x == 'a':\n  sink(x)\n", PASSED},
        {"python", "", "x = source()\nif x == 'a':\n  pass\nsink(x)\n", 0},
        {"python", "", "x = source()\nif not x.isdigit():\n  raise E()\nsink(x)\n", PASSED},
        {"javascript", "", "const x = source(); if (!/^\\d+$/.test(x)) { throw new E(); } sink(x);\n", PASSED},
    };
    CHECK(rows);
}

#define CLEANS                                                                                     \
    RULE                                                                                           \
    "  pattern-sanitizers:\n"                                                                      \
    "    - pattern: scrub(...)\n"                                                                  \
    "    - patterns: [{pattern: wash($Y)}, {focus-metavariable: $Y}]\n"                           \
    "      by-side-effect: true\n"

enum { CLEAN = UINT8_MAX };

static void what_is_cleaned_in_place_is_clean_behind_the_call(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"python", "def h(v):\n  wash(v)\n", "x = source()\nh(x)\nsink(x)\n", CLEAN},
        {"python", "def h(v):\n  wash(v)\ndef g(v):\n  h(v)\n", "x = source()\ng(x)\nsink(x)\n", CLEAN},
        {"python", "def h(v):\n  if a:\n    wash(v)\n", "x = source()\nh(x)\nsink(x)\n", 0},
        {"python", "def h(v):\n  if not a:\n    raise E()\n  wash(v)\n", "x = source()\nh(x)\nsink(x)\n", CLEAN},
        {"python", "def h(v):\n  v = 1\n  wash(v)\n", "x = source()\nh(x)\nsink(x)\n", 0},
        {"python", "def h(v, w):\n  wash(w)\n", "x = source()\nh(x, 1)\nsink(x)\n", 0},
        {"python", "def h(d):\n  d['a'] = scrub(d['a'])\n", "d = {'a': source()}\nh(d)\nsink(d['a'])\n", CLEAN},
        {"python", "def h(d):\n  d['b'] = scrub(d['b'])\n", "d = {'a': source()}\nh(d)\nsink(d['a'])\n", 0},
        {"javascript", "function h(o) { o.a = scrub(o.a); }\n",
         "const o = {a: source()}; h(o); sink(o.a);\n", CLEAN},
        {"php", "<?php\nfunction h(&$v) { $v = scrub($v); }\n", "$x = source(); h($x); sink($x);\n", CLEAN},
        {"php", "<?php\nfunction h($v) { $v = scrub($v); }\n", "$x = source(); h($x); sink($x);\n", 0},
        {"c", "void h(char *v) { wash(v); }\n", "void f(void) { char *x = source(); h(x); sink(x); }\n", CLEAN},
    };
    check_with(CLEANS, rows, LTL_COUNT_OF(rows));
}

#define BOUND                                                                                      \
    "  mode: taint\n"                                                                              \
    "  pattern-sources:\n"                                                                         \
    "    - patterns: [{pattern: bind(&$R)}, {focus-metavariable: $R}]\n"                           \
    "      by-side-effect: true\n"                                                                 \
    "    - pattern: source(...)\n"                                                                 \
    "  pattern-sinks: [{patterns: [{pattern: sink($X)}, {focus-metavariable: $X}]}]\n"             \
    "  options: {taint_intrafile: true}\n"
#define JUDGED(part)                                                                               \
    "package p\nfunc f() error {\n var r T\n bind(&r)\n"                                           \
    " if err := validatePath(" part "); err != nil { return err }\n"

static void parts_of_what_came_as_a_whole_are_judged(void **state) {
    (void)state;
    static const guard_row rows[] = {
        {"go", JUDGED("r.P"), " sink(r.P)\n return nil\n}\n", PASSED},
        {"go", JUDGED("r.P"), " sink(root + r.P)\n return nil\n}\n", PASSED},
        {"go", JUDGED("r.P"), " x := r.P + \".bak\"\n sink(x)\n return nil\n}\n", PASSED},
        {"go", JUDGED("r.Q"), " sink(r.P)\n return nil\n}\n", 0},
        {"go", JUDGED("r.P"), " r.P = r.P + source()\n sink(r.P)\n return nil\n}\n", 0},
        {"go", JUDGED("r.P"), " r.P = path.Clean(r.P)\n sink(r.P)\n return nil\n}\n", PASSED},
    };
    check_with(BOUND, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_hold_where_they_are_asked_for),
        cmocka_unit_test(ways_that_lead_out), cmocka_unit_test(texts_that_are_ruled_out),
        cmocka_unit_test(bodies_say_what_is_asked),
        cmocka_unit_test(what_comes_back_has_passed),
        cmocka_unit_test(one_of_what_is_at_hand_has_passed),
        cmocka_unit_test(parts_are_judged_as_they_are_written),
        cmocka_unit_test(each_item_is_judged_in_a_loop),
        cmocka_unit_test(what_is_kept_has_passed),
        cmocka_unit_test(what_is_inside_stands_behind_the_test_too),
        cmocka_unit_test(languages_ask_in_their_ways),
        cmocka_unit_test(names_say_less_than_bodies),
        cmocka_unit_test(tests_in_place_hold_in_their_branch),
        cmocka_unit_test(what_is_cleaned_in_place_is_clean_behind_the_call),
        cmocka_unit_test(parts_of_what_came_as_a_whole_are_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
