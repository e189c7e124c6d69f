/* The ways through try, catch, finally and their like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row TRIES[] = {
    {"cpp", "void f() { try { m1(); } catch (A &a) { m2(); } catch (...) { m3(); } m4(); }",
     "0>1 1>2 1>3 1>4 2>4 3>4 4>."},
    {"csharp",
     "class A { void F() { try { m1(); } catch (E e) when (m2) { m3(); } finally { m4(); } m5(); "
     "} }",
     "0>1 1>2 1>4 2>3 2>4 3>4 4>5 4>. 5>."},
    {"csharp", "class A { int F() { try { return m1(); } finally { m2(); } } }", "0>1 1>2 2>."},
    {"java",
     "class A { int f() { try { m1(); } catch (B | C e) { return m2(); } finally { m3(); } "
     "return m4(); } }",
     "0>1 1>2 1>3 2>3 3>4 3>. 4>."},
    {"java", "class A { int f() { try { return m1(); } finally { return m2(); } } }",
     "0>1 1>2 2>."},
    {"java",
     "class A { void f() { try { try { m1(); } finally { m2(); } } catch (E e) { m3(); } m4(); } "
     "}",
     "0>1 1>2 2>3 2>4 2>. 3>4 4>."},
    {"java",
     "class A { void f() { for (;;) { try { if (m1()) break; if (m2()) continue; } finally { "
     "m3(); } m4(); } m5(); } }",
     "0>1 1>2 1>3 2>3 3>1 3>4 3>5 3>. 4>1 5>."},
    {"java",
     "class A { void f() { try (R r = m1(); S s = m2()) { m3(); } catch (E e) { m4(); } finally "
     "{ m5(); } m6(); } }",
     "0>1 1>2 1>4 1>5 2>3 2>4 2>5 3>4 3>5 4>5 5>6 5>. 6>."},
    {"javascript", "function f() { try { m1(); } catch { m2(); } finally { m3(); } m4(); }",
     "0>1 1>2 1>3 2>3 3>4 3>. 4>."},
    {"javascript",
     "function f() { try { return m1(); } catch (e) { return m2(); } finally { m3(); } m4(); }",
     "0>1 1>2 1>3 2>3 3>."},
    {"javascript", "function f() { try { throw m1; } catch (e) { m2(); } m3(); }",
     "0>1 1>2 2>3 3>."},
    {"javascript", "function f() { try { m1(); } catch (e) { throw m2; } m3(); }",
     "0>1 1>2 1>3 2>. 3>."},
    {"php",
     "<?php function f() { try { m1(); } catch (A | B $e) { m2(); } finally { m3(); } m4(); }",
     "0>1 1>2 1>3 2>3 3>4 3>. 4>."},
    {"python",
     "def f():\n  try:\n    m1()\n  except A:\n    m2()\n  except (B, C) as e:\n    m3()\n  "
     "except:\n    m4()\n  else:\n    m5()\n  finally:\n    m6()\n  m7\n",
     "0>1 1>2 1>3 1>4 1>5 2>6 3>6 4>6 5>6 6>7 6>. 7>."},
    {"python", "def f():\n  try:\n    m1()\n  except* A:\n    m2()\n  m3\n",
     "0>1 1>2 1>3 1>. 2>3 3>."},
    {"python", "def f():\n  try:\n    return m1()\n  finally:\n    return m2()\n  m3\n",
     "0>1 1>2 2>."},
    {"python",
     "def f():\n  while m1:\n    try:\n      m2()\n      continue\n    except E:\n      break\n  "
     "  finally:\n      m3\n  m4\n",
     "0>1 1>2 1>4 2>3 3>1 3>4 3>. 4>."},
    {"python",
     "def f():\n  try:\n    try:\n      m1()\n    except E:\n      m2()\n      raise\n    m3\n  "
     "except F:\n    m4\n  m5\n",
     "0>1 1>2 1>3 1>4 1>. 2>4 2>. 3>5 4>5 5>."},
    {"ruby",
     "def f\n  begin\n    m1()\n  rescue A, B => e\n    m2()\n  rescue\n    m3()\n  else\n    "
     "m4()\n  ensure\n    m5()\n  end\n  m6\nend\n",
     "0>1 1>2 1>3 1>4 2>5 3>5 4>5 5>6 5>. 6>."},
    {"ruby", "def f\n  m1()\nrescue E\n  m2()\nensure\n  m3()\nend\n", "0>1 1>2 1>3 2>3 3>."},
    {"ruby", "def f\n  m1()\nrescue E\n  m2()\n  retry\nend\n", "0>1 1>2 1>. 2>1"},
    {"ruby", "def f\n  x = m1() rescue m2\n  m3\nend\n", "0>1 1>2 1>3 2>3 3>."},
    {"rust", "fn f() -> R { let x = m1()?; m2; Ok(m3) }", "0>1 1>2 1>. 2>3 3>."},
    {"swift", "func f() { do { try m1() } catch let e as A { m2() } catch { m3() }; m4() }",
     "0>1 1>2 1>3 1>4 2>4 3>4 4>."},
    {"swift", "func f() { if m1() { throw m2 }; m3() }", "0>1 1>2 1>3 2>. 3>."},
    {"kotlin", "fun f() { try { m1() } catch (e: E) { m2() } finally { m3() }; m4() }",
     "0>1 1>2 1>3 2>3 3>4 3>. 4>."},
    {"scala",
     "object O { def f() = { try { m1() } catch { case e: A => m2(); case _ => m3() } finally { "
     "m4() }; m5() } }",
     "0>1 1>2 1>3 1>4 2>4 3>4 4>5 4>. 5>."},
    {"solidity",
     "contract A { function f() { try m1() returns (uint x) { m2(); } catch { m3(); } m4(); } }",
     "0>1 1>2 1>3 2>3 2>4 3>4 4>."},
};

static void failures_lead_to_handlers_and_through_finally(void **state) {
    (void)state;
    WAYS_HOLD(TRIES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failures_lead_to_handlers_and_through_finally),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
