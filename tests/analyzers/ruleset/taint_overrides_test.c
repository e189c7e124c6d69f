/* Methods of classes below in the same file: an object that is known by a written type may be one of theirs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

static const taint_row ROWS[] = {
    {"java", TAINT_ACROSS,
     "class Base { void run(String v) { } String ask() { return \"x\"; } }\n"
     "class Derived extends Base { void run(String v) { sink(v); }\n"
     "  String ask() { return source(); } }\n"
     "class Other { void run(String v) { sink(v); } }\n"
     "class Use { void f(Base b) { b.run(source()); sink(b.ask()); }\n"
     "  void g() { Base b = new Base(); sink(b.ask()); } }\n",
     "2 5"},
    {"python", TAINT_ACROSS,
     "class Base:\n"
     "    def run(self, v):\n"
     "        pass\n"
     "    def go(self):\n"
     "        self.run(source())\n"
     "    def ask(self):\n"
     "        return \"\"\n"
     "class Derived(Base):\n"
     "    def run(self, v):\n"
     "        sink(v)\n"
     "    def ask(self):\n"
     "        return source()\n"
     "class Deeper(Base):\n"
     "    def run(self, v):\n"
     "        super().run(v)\n"
     "def use(b: Base):\n"
     "    sink(b.ask())\n"
     "def made():\n"
     "    b = Base()\n"
     "    sink(b.ask())\n",
     "10 17"},
    {"typescript", TAINT_ACROSS,
     "class Base { run(v: string) { } go() { this.run(source()); } }\n"
     "class Derived extends Base { run(v: string) { sink(v); } }\n",
     "2"},
    {"csharp", TAINT_ACROSS,
     "class Base { public virtual void Run(string v) { } }\n"
     "class Derived : Base { public override void Run(string v) { sink(v); } }\n"
     "class Use { void F(Base b) { b.Run(source()); } }\n",
     "2"},
    {"php", TAINT_ACROSS,
     "<?php\n"
     "class Base { function run($v) { } function go() { $this->run(source()); } }\n"
     "class Derived extends Base { function run($v) { sink($v); } }\n",
     "3"},
    {"ruby", TAINT_ACROSS,
     "class Base\n"
     "  def run(v)\n"
     "  end\n"
     "  def go\n"
     "    self.run(source())\n"
     "  end\n"
     "end\n"
     "class Derived < Base\n"
     "  def run(v)\n"
     "    sink(v)\n"
     "  end\n"
     "end\n",
     "10"},
    {"kotlin", TAINT_ACROSS,
     "open class Base {\n"
     "    open fun send(v: String) {\n"
     "    }\n"
     "}\n"
     "\n"
     "class Derived : Base() {\n"
     "    override fun send(v: String) {\n"
     "        sink(v)\n"
     "    }\n"
     "}\n"
     "\n"
     "fun use(b: Base) {\n"
     "    b.send(source())\n"
     "}\n",
     "8"},
};

static void methods_below_may_be_meant(void **state) {
    (void)state;
    taint_rows_check(ROWS, LTL_COUNT_OF(ROWS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(methods_below_may_be_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
