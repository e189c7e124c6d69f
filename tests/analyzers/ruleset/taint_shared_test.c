/* Variables that functions share: of the file, of classes. One function puts something there, another finds it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

static const taint_row ROWS[] = {
    {"python", TAINT_ACROSS,
     "cur = None\n"
     "clean_ = None\n"
     "CACHE = {}\n"
     "class S:\n"
     "    cur = \"\"\n"
     "    clean = \"\"\n"
     "X = source()\n"
     "def put():\n"
     "    global cur\n"
     "    cur = source()\n"
     "def store(k, v):\n"
     "    CACHE[k] = v\n"
     "def a():\n"
     "    store(\"x\", source())\n"
     "    S.cur = source()\n"
     "def b():\n"
     "    sink(cur)\n"
     "    sink(clean_)\n"
     "    sink(CACHE[\"x\"])\n"
     "    sink(S.cur)\n"
     "    sink(S.clean)\n"
     "    sink(X)\n"
     "def local():\n"
     "    cur = \"local\"\n"
     "    sink(cur)\n"
     "def fresh():\n"
     "    global cur\n"
     "    cur = \"y\"\n"
     "    sink(cur)\n",
     "17 19 20 22"},
    {"python", TAINT_ACROSS,
     "db = connect(app)\n"
     "log = Logger()\n"
     "cur = None\n"
     "def helper(v):\n"
     "    global cur\n"
     "    cur = v\n"
     "def a():\n"
     "    helper(source())\n"
     "    db.session.add(User(source()))\n"
     "    log.add(source())\n"
     "def b():\n"
     "    helper(\"x\")\n"
     "    sink(db.session.query(x))\n"
     "    sink(log.all())\n"
     "def c():\n"
     "    sink(cur)\n",
     "16"},
    {"python", TAINT_ACROSS,
     "cur = None\n"
     "def setter():\n"
     "    global cur\n"
     "    cur = source()\n"
     "    cur = \"x\"\n"
     "def read():\n"
     "    sink(cur)\n",
     ""},
    {"javascript", TAINT_ACROSS,
     "let cur = '', other = '';\n"
     "const store = {};\n"
     "let list = [];\n"
     "const seen = new Map();\n"
     "function put() { cur = source(); }\n"
     "function put2(v) { store.a = v; }\n"
     "const add = (x) => { list.push(x); };\n"
     "app.get('/', (req, res) => { add(source()); seen.set('k', source()); put2(source()); });\n"
     "function get() {\n"
     "  sink(cur);\n"
     "  sink(other);\n"
     "  sink(store.a);\n"
     "  sink(store.b);\n"
     "  sink(list[0]);\n"
     "  sink(seen.get('k'));\n"
     "  sink(seen.get('other'));\n"
     "}\n",
     "10 12 14 15"},
    {"typescript", TAINT_ACROSS,
     "class A {\n"
     "  static cur = '';\n"
     "  static other = '';\n"
     "  static put(v: string) { A.cur = v; }\n"
     "  static get() { return A.cur; }\n"
     "  rest() { return A.other; }\n"
     "}\n"
     "function a() { A.put(source()); }\n"
     "function b() {\n"
     "  sink(A.get());\n"
     "  sink(A.cur);\n"
     "  sink(new A().rest());\n"
     "}\n",
     "10 11"},
    {"go", TAINT_ACROSS,
     "package main\n"
     "type cfg struct { name, host string }\n"
     "var conf cfg\n"
     "var cur, other string\n"
     "func put() { cur = source(); conf.name = source() }\n"
     "func get() {\n"
     "\tsink(cur)\n"
     "\tsink(other)\n"
     "\tsink(conf.name)\n"
     "\tsink(conf.host)\n"
     "}\n",
     "7 9"},
    {"java", TAINT_ACROSS,
     "class A { static String cur = \"\"; static String other = \"\"; String own;\n"
     "  void put() { cur = source(); own = source(); }\n"
     "  static String give() { return cur; }\n"
     "  void get() {\n"
     "    sink(cur);\n"
     "    sink(A.cur);\n"
     "    sink(other);\n"
     "    sink(own);\n"
     "  }\n"
     "}\n"
     "class B { void x() {\n"
     "  sink(A.cur);\n"
     "  sink(A.other);\n"
     "  sink(A.give());\n"
     "} }\n",
     "5 6 12 14"},
    {"python", TAINT_ACROSS, /* of a function around */
     "def f():\n  x = ''\n  y = ''\n  def put():\n    nonlocal x, y\n"
     "    x = source()\n    y = 'c'\n  put()\n"
     "  sink(x)\n  sink(y)\ndef g():\n  x = []\n  def put():\n    x.append(source())\n  put()\n  sink(x)\n"
     "def h():\n  x = ''\n  def put():\n    x = source()\n  put()\n  sink(x)\n",
     "9 16"},
    {"javascript", TAINT_ACROSS,
     "function f() {\n  let x = '';\n  function put() { x = source(); }\n  put();\n  sink(x);\n"
     "  x = 'c';\n  sink(x);\n}\n",
     "5"},
    {"ruby", TAINT_ACROSS, /* a framework's object */
     "class A < ApplicationController\n  before_action :put\n  def put\n    @a = source()\n    @b = 'x'\n  end\n"
     "  def show\n    sink(@a)\n    sink(@b)\n  end\n  def edit\n    @a = 'x'\n    sink(@a)\n  end\nend\n"
     "class B < Base\n  def show\n    sink(@a)\n  end\nend\n",
     "8"},
    {"java", TAINT_ACROSS,
     "class A extends HttpServlet { String a; String b;\n  void load(R r) { this.a = source(); b = \"x\"; }\n"
     "  void run() {\n    sink(a);\n    sink(this.b);\n  }\n}\n"
     "class B { String a;\n  void load() { this.a = source(); }\n  void run() { sink(a); }\n}\n",
     "4"},
    {"csharp", TAINT_ACROSS,
     "class A { static string cur = \"\"; static string other = \"\";\n"
     "  void Put() { cur = source(); }\n"
     "  void Get() {\n"
     "    sink(cur);\n"
     "    sink(A.cur);\n"
     "    sink(other);\n"
     "  }\n"
     "}\n",
     "4 5"},
    {"php", TAINT_ACROSS,
     "<?php\n"
     "class A { static $cur = ''; static $other = '';\n"
     "  function put() { self::$cur = source(); }\n"
     "  function get() {\n"
     "    sink(self::$cur);\n"
     "    sink(static::$cur);\n"
     "    sink(A::$cur);\n"
     "    sink(self::$other);\n"
     "  } }\n"
     "function w() { global $g; $g = source(); $GLOBALS['h'] = source(); $GLOBALS['j'] = source(); }\n"
     "function r() { global $g, $h, $k;\n"
     "  sink($g);\n"
     "  sink($h);\n"
     "  sink($GLOBALS['h']);\n"
     "  sink($GLOBALS['g']);\n"
     "  sink($GLOBALS['j']);\n"
     "  sink($k);\n"
     "}\n",
     "5 6 7 12 13 14 15 16"},
    {"ruby", TAINT_ACROSS,
     "class A\n"
     "  @@cur = nil\n"
     "  def put\n"
     "    @@cur = source()\n"
     "  end\n"
     "  def get\n"
     "    sink(@@cur)\n"
     "    sink(@@other)\n"
     "  end\n"
     "end\n"
     "def w\n"
     "  $g = source()\n"
     "end\n"
     "def r\n"
     "  sink($g)\n"
     "  sink($h)\n"
     "end\n",
     "7 15"},
    {"c", TAINT_ACROSS,
     "char *cur, *other;\n"
     "void put(void) { cur = source(); }\n"
     "void get(void) {\n"
     "  sink(cur);\n"
     "  sink(other);\n"
     "}\n",
     "4"},
    {"kotlin", TAINT_ACROSS,
     "var cur = \"\"\n"
     "var other = \"\"\n"
     "fun put() { cur = source() }\n"
     "fun get() {\n"
     "  sink(cur)\n"
     "  sink(other)\n"
     "}\n"
     "object B { var v = \"\"; var w = \"\"; fun own() { sink(v) } }\n"
     "fun put2() { B.v = source() }\n"
     "fun get2() {\n"
     "  sink(B.v)\n"
     "  sink(B.w)\n"
     "}\n",
     "5 8 11"},
    {"swift", TAINT_ACROSS,
     "var cur = \"\"\n"
     "var other = \"\"\n"
     "func put() { cur = source() }\n"
     "func get() {\n"
     "  sink(cur)\n"
     "  sink(other)\n"
     "}\n"
     "class Box { static var v = \"\"; static var w = \"\"; func own() { sink(Box.v) } }\n"
     "func put2() { Box.v = source() }\n",
     "5 8"},
    {"rust", TAINT_ACROSS,
     "static mut CUR: String = String::new();\n"
     "static mut OTHER: String = String::new();\n"
     "fn put() { unsafe { CUR = source(); } }\n"
     "fn get() { unsafe {\n"
     "  sink(CUR);\n"
     "  sink(OTHER);\n"
     "} }\n",
     "5"},
};

static void what_is_shared_is_found(void **state) {
    (void)state;
    taint_rows_check(ROWS, LTL_COUNT_OF(ROWS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shared_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
