/* Guesses that lie in what a place is: how many the way of a finding holds, as rows of code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/scanned.h"

#define LISTS                                                                                      \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}, {pattern: maybe(...), doubt: 1}]\n"               \
    "  pattern-sinks:\n"                                                                           \
    "    - patterns: [{pattern: sink($X)}, {focus-metavariable: $X}]\n"                            \
    "    - patterns: [{pattern: $O.run($X)}, {focus-metavariable: $X}]\n"                          \
    "    - pattern: perhaps(...)\n"                                                                \
    "      doubt: 2\n"

#define RETURNED                                                                                   \
    LISTS "    - patterns: [{pattern: return $X}, {focus-metavariable: $X}]\n"                     \
          "  options: {taint_intrafile: true}\n"
#define ACROSS    LISTS "  options: {taint_intrafile: true}\n"
#define BEGINNING LISTS "  options: {taint_intrafile: true, taint_only_beginning: true}\n"
#define TEXT      LISTS "  options: {taint_intrafile: true, taint_only_text: true}\n"
#define STRIKES   LISTS "  options: {taint_intrafile: true, taint_strikes_sender: true}\n"
#define NUMBERS   LISTS "  options: {taint_intrafile: true, taint_assume_safe_numbers: true}\n"
#define NOT_FOUND UINT8_MAX

typedef struct doubt_row {
    const char *language;
    const char *code;
    uint8_t doubt; /* of the last finding */
} doubt_row;

static void check(const char *rule, const doubt_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        scanned s;
        scanned_make(&s, rows[i].language, rule);
        scanned_run(&s, rows[i].language, ltl_str_of(rows[i].code), NULL);
        uint32_t found = s.matches->count;
        uint8_t doubt = found > 0 ? s.matches->at[found - 1].doubt : NOT_FOUND;
        if (doubt != rows[i].doubt) {
            fail_msg("%s\n%u found, doubt %u, not %u", rows[i].code, found, doubt, rows[i].doubt);
        }
        scanned_clear(&s);
    }
}
#define CHECK(rule, rows) check(rule, rows, LTL_COUNT_OF(rows))

static void places_may_be_guesses(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "sink(source())\n", 0},
        {"python", "sink(maybe())\n", 1},
        {"python", "perhaps(source())\n", 2},
        {"python", "perhaps(maybe())\n", 3},
    };
    CHECK(ACROSS, rows);
}

static void what_a_call_gives_is_a_guess_where_that_is_meant(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "def f():\n  return get_rows(source())\n", 3},
        {"python", "def f():\n  return source().strip()\n", 0},
        {"python", "def f():\n  return [clean(x) for x in rows(source())]\n", 1},
        {"python", "def f():\n  return (str(1) for x in source())\n", NOT_FOUND},
        {"python", "def f():\n  return (str(x) for x in source())\n", 0},
    };
    CHECK(RETURNED, rows);
}

static void what_stands_behind_a_host_is_doubtful(void **state) {
    (void)state;
    enum { ALL = LTL_MAX_DOUBT };
    static const doubt_row rows[] = {
        {"python", "sink('https://' + source())\n", 0},
        {"python", "sink('https://host' + source())\n", 0},
        {"python", "sink('https://host/' + source())\n", ALL},
        {"python", "sink('/' + source())\n", 0}, /* `//host` */
        {"python", "sink('/a/' + source())\n", ALL},
        {"python", "sink('page?next=' + source())\n", ALL},
        {"python", "sink(source() + '/a/')\n", 0},
        {"python", "sink(base + source())\n", 1},
        {"python", "sink(base + '/' + source())\n", 1},
        {"python", "sink(base + '/api/' + source())\n", ALL},
        {"python", "api = base + '/api/'\nsink(api + source())\n", ALL},
        {"python", "API = 'https://host/v1/'\nsink(API + source())\n", ALL},
        {"python", "sink(f'{base}/api/{source()}')\n", ALL},
        {"python", "sink(f'{source()}/api')\n", 0},
        {"python", "sink('https://host/%s' % source())\n", ALL},
        {"python", "sink('https://%s/' % source())\n", 0},
        {"python", "sink('https://host/?q={}'.format(source()))\n", ALL},
        {"python", "sink('https://host' '/?q={}'.format(source()))\n", ALL},
        {"python", "u = reverse('a')\nu += source()\nsink(u)\n", 1},
        {"python", "def f(x):\n  sink('/a/' + x)\nf(source())\n", ALL},
        {"php", "<?php\nsink($s . '://' . $host . $port . $path . source());\n", ALL},
        {"php", "<?php\nsink($s . '://' . $host . source());\n", 1},
        {"javascript", "sink(`${base}/api/${source()}`);\n", ALL},
        {"javascript", "sink(path.join(root, source()));\n", ALL},
        {"javascript", "sink(path.join(source(), root));\n", 0},
        {"go", "package p\nfunc (c *C) f(p string) { u, _ := url.JoinPath(c.base, p)\n sink(u) }\n"
               "func g() { c := &C{base: x}\n c.f(source()) }\n", ALL},
        {"php", "<?php\nsink(\"Location: /\" . source());\n", 0},
        {"php", "<?php\nsink(\"Location: /a/\" . source());\n", ALL},
        {"go", "package p\nfunc f() { sink(fmt.Sprintf(\"/a/%s\", source())) }\n", ALL},
        {"go", "package p\nfunc f() { sink(fmt.Sprintf(\"%s/a/%s\", base, source())) }\n", ALL},
        {"go", "package p\nfunc f() { sink(fmt.Sprintf(\"%s/a/%s\", source(), base)) }\n", 0},
        {"python", "sink('%s/q/%s' % (base, source()))\n", ALL},
        {"python", "sink(client.auth_url(source()))\n", 2},
        {"python", "sink(urljoin(base, source()))\n", 0},
        {"python", "sink('{}{}'.format(base, source()))\n", 1},
        {"python", "sink('{}/a/{}'.format(base, to=source()))\n", 0},
        {"java", "class A { void f() { sink(\"redirect:/\" + source()); } }\n", 0},
        {"java", "class A { void f() { sink(\"redirect:/a/\" + source()); } }\n", ALL},
        {"csharp", "class A { void F() { sink(string.Concat(\"/a/\", source())); } }\n", ALL},
        {"csharp", "class A { void F() { sink(string.Concat(b, source())); } }\n", 1},
        {"csharp", "class A { void F() { sink(string.Concat(source(), \"/a/\")); } }\n", 0},
        {"javascript", "sink('/a/'.concat(source()));\n", ALL},
        {"python", "sink('{url}?{query}'.format(url=settings.URL, query=source()))\n", ALL},
        {"python", "sink('{url}?{query}'.format(query=x, url=source()))\n", 0},
        {"python", "sink('{url}{query}'.format(query=source(), url=base))\n", 1},
        {"javascript", "sink(source().concat('/a/'));\n", 0},
    };
    CHECK(BEGINNING, rows);
    static const doubt_row usual[] = {{"python", "sink('https://host/' + source())\n", 0}};
    CHECK(ACROSS, usual);
}

#define BUILT(made, body) \
    "class A { void f() {\n String x = source();\n StringBuilder b = " made ";\n" body " sink(b.toString());\n}}\n"

static void beginnings_of_texts_that_grow(void **state) {
    (void)state;
    enum { ALL = LTL_MAX_DOUBT };
    static const doubt_row rows[] = {
        {"java", BUILT("new StringBuilder()", "b.append(\"https://host/a?b=\");\n b.append(\"c\").append(x);\n"), ALL},
        {"java", BUILT("new StringBuilder(\"https://host/\")", "b.append(x);\n"), ALL},
        {"java", BUILT("new StringBuilder(\"https://host/\")", "if (k()) { b.append(\"y\"); }\n b.append(x);\n"), ALL},
        {"java", BUILT("new StringBuilder(\"https://host/\")", "if (k()) { b.append(x); }\n"), ALL},
        {"java", BUILT("new StringBuilder(200)", "b.append(x).append(\"https://host/\");\n"), 0},
        {"java", BUILT("new StringBuilder()", "b.append(x);\n b.append(\"https://host/\");\n"), 0},
        {"java", BUILT("new StringBuilder()", "b.append(host()).append(x);\n"), 1},
        {"java", BUILT("new StringBuilder(\"https://host/\")", "b.setLength(0);\n b.append(x);\n"), 1},
        {"java", BUILT("new StringBuilder(\"https://host/\")", "change(b);\n b.append(x);\n"), 1},
        {"java", BUILT("made()", "b.append(\"https://host/\");\n b.append(x);\n"), 0},
        {"csharp", "class A { void F() {\n var x = source();\n var b = new StringBuilder(\"https://host/\");\n"
                   " b.Append(x);\n sink(b.ToString());\n}}\n", ALL},
        {"go", "package p\nfunc f() {\n x := source()\n var b strings.Builder\n b.WriteString(\"https://host/\")\n"
               " b.WriteString(x)\n sink(b.String())\n}\n", ALL},
        {"go", "package p\nfunc f() {\n x := source()\n var b strings.Builder\n b.WriteString(x)\n"
               " b.WriteString(\"https://host/\")\n sink(b.String())\n}\n", 0},
    };
    CHECK(BEGINNING, rows);
}

static void what_administrators_send_is_theirs(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "@admin_required\ndef f():\n  sink(source())\n", 2},
        {"python", "@app.get('/x')\n@requires('Admin')\ndef f():\n  sink(source())\n", 2},
        {"python", "@admin.route('/admin/x')\ndef f():\n  sink(source())\n", 0},
        {"python", "@login_required\ndef f():\n  sink(source())\n", 0},
        {"python", "@login_required('SETTINGS')\ndef f():\n  sink(source())\n", 2},
        {"python", "@login_required('LIST')\ndef f():\n  sink(source())\n", 0},
        {"java", "class A { @PreAuthorize(\"hasAuthority('system:edit')\") void m() { sink(source()); } }\n", 2},
        {"ruby", "class A < B\n  before_action :require_admin\n  def f\n    sink(source())\n  end\nend\n", 2},
        {"ruby", "class A < B\n  before_action :authorize\n  def f\n    sink(source())\n  end\nend\n", 0},
        {"javascript", "app.get('/x', requireAdmin, (req) => { sink(source()); });\n", 2},
        {"javascript", "function f(req) {\n if (!req.user.isAdmin) { return; }\n sink(source());\n}\n", 2},
        {"javascript", "function f(req) {\n if (req.user.isAdmin) { log(); }\n sink(source());\n}\n", 0},
        {"go", "package p\nfunc f() {\n if !user.IsAdmin {\n  return\n }\n sink(source())\n}\n", 2},
        {"javascript", "app.get('/admin', (req) => { sink(source()); });\n", 0},
        {"javascript", "app.put('/x', acl.hasPermission('settings:update'), (req) => { sink(source()); });\n", 2},
        {"javascript", "app.put('/x', acl.hasPermission('notes:update'), (req) => { sink(source()); });\n", 0},
        {"csharp", "[Authorize(Policy = Policies.RequiresElevation)]\nclass A { void M() { sink(source()); } }\n", 2},
        {"python", "class V(A):\n  permission_classes = (IsAdminUser,)\n  def get(self):\n    sink(source())\n", 2},
        {"python", "class V(A):\n  permission_classes = (IsOwner,)\n  def get(self):\n    sink(source())\n", 0},
        {"java", "class A { @PreAuthorize(\"hasRole('ADMIN')\") void m() { sink(source()); } }\n", 2},
        {"java", "class A extends AdminController { void m() { sink(source()); } }\n", 2},
        {"php", "<?php\nclass A extends \\Ilk\\Controller\\Admin { function m() { sink(source()); } }\n", 2},
        {"python", "class V(AdminRequiredMixin, View):\n  def get(self):\n    sink(source())\n", 2},
        {"java", "class A { @RequiresPermissions(\"monitor:cache:view\") void m() { sink(source()); } }\n", 2},
        {"javascript", "function f(req) {\n if (req.user.role !== 'admin') { return; }\n sink(source());\n}\n", 2},
        {"javascript", "function f(req) {\n if (req.user.role !== 'admin') { log(); }\n sink(source());\n}\n", 0},
        {"python", "def f(user):\n  if user.role not in [Role.ADMIN]:\n    raise E()\n  sink(source())\n", 2},
        {"python", "def f(admin: User = Depends(get_current_admin)):\n  sink(source())\n", 2},
        {"python", "def f(user: User = Depends(get_current_user)):\n  sink(source())\n", 0},
        {"java", "class AdminController extends Controller { void m() { sink(source()); } }\n", 0},
    };
    CHECK(ACROSS, rows);
}

static void administrators_are_struck_by_what_they_are_made_to_send(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "@admin_required\ndef f():\n  sink(source())\n", 0},
        {"ruby", "class A < B\n  before_action :require_admin\n  def f\n    sink(source())\n  end\nend\n", 0},
    };
    CHECK(STRIKES, rows);
}

static void who_installs_may_do_anything(void **state) {
    (void)state;
    static const struct {
        const char *path;
        uint8_t doubt;
    } rows[] = {
        {"src/Installer.py", 2}, {"install/steps/one.py", 2}, {"src/installed.py", 0},
        {"InstallationController.py", 2}, {"modules/setup/views/one.py", 2}, {"app/setup.py", 0}, {"app/one.py", 0}};
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "python", ACROSS);
        scanned_run_file(&s, rows[i].path, LTL_STR("sink(source())\n"));
        assert_int_equal(s.matches->count, 1);
        assert_int_equal(s.matches->at[0].doubt, rows[i].doubt);
        scanned_clear(&s);
    }
}

/* Of a pattern of many keys, those that have no mark of their own may be any of them. */
static void libraries_hold_nothing(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"javascript", "$.extend(a, source());\nsink($('<p>'));\n", NOT_FOUND},
        {"python", "a = []\na.extend(source())\nsink(a)\n", 0},
    };
    CHECK(ACROSS, rows);
}

static void one_of_many_keys_is_a_guess(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"javascript",
         "function f({a, b, c, d, e, g, h}) { use(a, b, c, d, e, g); sink(h); }\nf({a: source()});\n", 2},
        {"javascript", "function f({a, b}) { sink(b); }\nf({b: source()});\n", 0},
        {"javascript", "function f({a, b}) { sink(b); }\nf({a: source()});\n", NOT_FOUND},
    };
    CHECK(ACROSS, rows);
}

static void fields_of_results_are_guesses(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"javascript", "function f(x) { return {a: x}; }\nconst r = f(source());\nsink(r.a);\n", 0},
        {"javascript", "function f(x) { return {a: x, b: 1}; }\nconst r = f(source());\nsink(r.b);\n", NOT_FOUND},
        {"javascript", "function f(x) { return c ? {a: x} : x; }\nconst r = f(source());\nsink(r.a);\n", 1},
        {"javascript", "async function f(x) { return x; }\nconst r = await f(source());\nsink(r);\n", 0},
        {"javascript", "const r = JSON.parse(source());\nsink(r.a);\n", 0},
        {"javascript", "const r = source();\nsink(r.a);\n", 0},
        {"javascript", "sink(typeof source() + 'a');\n", 0},
    };
    CHECK(ACROSS, rows);
}

static void an_object_is_no_text(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"javascript", "const o = {a: source()};\nsink(o);\n", NOT_FOUND},
        {"javascript", "const o = {a: source()};\nsink(o.a);\n", 0},
        {"javascript", "sink({a: source()});\n", NOT_FOUND},
        {"javascript", "sink('a' + source());\n", 0},
        {"javascript", "function f(o) { sink(o.a); }\nf({a: source()});\n", 0},
        {"javascript", "const o = c ? {a: source()} : {b: 1};\nsink(o);\n", NOT_FOUND},
        {"javascript", "const o = c ? {a: source()} : source();\nsink(o);\n", 0},
        {"ruby", "o = {a: source()}\nsink(o)\n", NOT_FOUND},
        {"go", "package p\nfunc f() {\n u := User{Name: source()}\n sink(&u)\n}\n", NOT_FOUND},
        {"go", "package p\nfunc f() {\n u := &User{Name: source()}\n sink(u.Name)\n}\n", 0},
        {"go", "package p\nfunc f() {\n u := &User{Name: source()}\n sink(u.Other)\n}\n", NOT_FOUND},
        {"go", "package p\nfunc f(u User) {\n sink(u)\n}\nfunc g() { f(source()) }\n", NOT_FOUND},
        {"go", "package p\nfunc f(u string) {\n sink(u)\n}\nfunc g() { f(source()) }\n", 0},
        {"java", "class A { void m() { Form f = new Form(source()); sink(f); } }\n", 1},
    };
    CHECK(TEXT, rows);
}

static void functions_of_the_program_are_judged_by_what_they_do(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "class A:\n  def run(self, x):\n    pass\na = A()\na.run(source())\n",
         LTL_MAX_DOUBT},
        {"python", "class A:\n  def run(self, x):\n    sink(x)\na = A()\na.run(source())\n",
         LTL_MAX_DOUBT}, /* the last one: what is in there is found besides */
        {"python", "class A:\n  def run(self, x):\n    pass\ndef f(b):\n  b.run(source())\n", 1},
        {"python", "import b\nclass A:\n  def run(self, x):\n    pass\nb.run(source())\n", 0},
        {"python", "def get(x):\n  pass\nb.run(source().get(1))\n", 0},
    };
    CHECK(ACROSS, rows);
}

/* The type may stand in another file than its methods. */
static void methods_are_found_by_the_type_that_they_name(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"go", "package p\nfunc (h *H) f(x string) string { return \"a\" }\nfunc (h *H) g() { sink(h.f(source())) }\n",
         NOT_FOUND},
        {"go", "package p\nfunc (h *H) f(x string) string { return x }\nfunc (h *H) g() { sink(h.f(source())) }\n", 0},
        {"go", "package p\ntype H struct{}\nfunc (h *H) f(x string) string { return x }\n"
               "func (h H) g() { y := h.f(source())\n sink(y) }\n", 0},
        {"go", "package p\nfunc (h *H) f(x string) string { return \"a\" }\n"
               "func (h *K) f(x string) string { return x }\nfunc (h *K) g() { sink(h.f(source())) }\n", 0},
        {"cpp", "char *H::f(char *x) { return 0; }\nvoid g(H *h) { sink(h->f(source())); }\n", NOT_FOUND},
    };
    CHECK(ACROSS, rows);
}

static void one_field_is_not_the_whole(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"javascript", "const o = {};\no.a = source();\nsink(o.a);\n", 0},
        {"javascript", "const o = {};\no.a = source();\nsink(o);\n", 1},
        {"javascript", "const o = {};\no.a = source();\nconst p = wrap(o);\nsink(p.b);\n", 1},
        {"javascript", "const o = {};\no.a = source();\nsink(fill(o));\n", 2},
        {"javascript", "const o = {};\no.headers = source();\nsink(o);\n", LTL_MAX_DOUBT},
        {"javascript",
         "function f(...args) {\n const [a, b] = args;\n sink(a);\n}\nf(1, source());\n", NOT_FOUND},
        {"javascript", "function f(...args) {\n sink(args[0]);\n}\nf(source(), 1);\n", 0},
    };
    CHECK(ACROSS, rows);
}

static void questions_make_doubtful(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"javascript", "const p = source();\nif (!p.startsWith(root)) throw 1;\nsink(p);\n",
         LTL_MAX_DOUBT},
        {"javascript", "const p = source();\nif (!p.startsWith('http')) throw 1;\nsink(p);\n", 0},
        {"go",
         "package p\nfunc f() {\n p := source()\n if !strings.HasPrefix(p, root) { return }\n"
         " sink(p)\n}\n",
         LTL_MAX_DOUBT},
        {"python",
         "def f():\n  name = source()\n  full = resolve(name)\n  full.relative_to(root)\n"
         "  sink(name)\n",
         LTL_MAX_DOUBT},
        {"python", "x = source()\nif _allow_redirect(x):\n  sink(x)\n", LTL_MAX_DOUBT},
        {"php", "<?php\nsink($client->request('GET', source()));\n", LTL_MAX_DOUBT},
        {"python", "sink(request_wrapper(source()))\n", 0},
        {"python", "sink(insert(table).values(name=source()))\n", LTL_MAX_DOUBT},
        {"javascript", "sink(Object.values(source()));\n", 0},
        {"php", "<?php\nsink(source('id', 0, FILTER_VALIDATE_INT));\n", LTL_MAX_DOUBT},
        {"php", "<?php\nsink(source('id', 0, FILTER_DEFAULT));\n", 0},
        {"python", "sink(pop_state(source()))\n", LTL_MAX_DOUBT},
        {"python", "x = [source()]\nsink(x.pop())\n", 0},
        {"javascript",
         "function f() { const u = source();\nlet t;\ntry { t = new URL(u); } catch { return; }\n"
         "if (hostBlocked(t.hostname)) throw 1;\nsink(u); }\n",
         LTL_MAX_DOUBT},
        {"javascript",
         "function f() { const u = source();\nlet t;\ntry { t = new URL(u); } catch { return; }\n"
         "if (setBlocked(t.hostname)) throw 1;\nsink(u); }\n",
         0},
        {"javascript", "const x = text();\nsink(x.replace(source(), 'a'));\n", NOT_FOUND},
        {"javascript", "const x = text();\nsink(x.replace('a', source()));\n", 0},
        {"php", "<?php\n$a = [source()];\nsink(str_replace($a, 'b', text()));\n", NOT_FOUND},
        {"php", "<?php\n$a = [source()];\nsink(str_replace('b', $a, text()));\n", 0},
        {"php", "<?php\nsink(preg_replace('/b/', 'c', source()));\n", 0},
        {"go", "package p\nfunc f() { sink(strings.Replace(source(), \"a\", \"b\", 1)) }\n", 0},
        {"javascript", "sink(safeFetch(source()));\n", LTL_MAX_DOUBT},
        {"python", "unsafe_path = source()\nsink(next_path(unsafe_path))\n", LTL_MAX_DOUBT},
        {"ruby", "x = source()\nif Kinds.all.include?(x)\n  sink(x)\nend\n", LTL_MAX_DOUBT},
    };
    CHECK(ACROSS, rows);
}

/* A statement that is all written there has places for the values beside it. */
static void values_are_bound_to_places(void **state) {
    (void)state;
    enum { ALL = LTL_MAX_DOUBT };
#define JAVA(code) {"java", "class A { void m() { " code " } }\n"
    static const doubt_row rows[] = {
        JAVA("String q = \"update a set b = ? \" + \"where c = ?\"; sink(new Update(q, source()));"), ALL},
        JAVA("sink(new Update(\"update a set b = :name\", source()));"), ALL},
        JAVA("sink(new Update(\"update a set b = 1\", source()));"), 1},
        JAVA("String q = \"update a set b = ? where c = \" + source(); sink(new Update(q, x));"), 1},
        JAVA("String q = \"update a set b = ?\"; q = source(); sink(new Update(q, x));"), 1},
        JAVA("sink(String.format(\"select ? from %s\", source()));"), 0},
        {"javascript", "sink(statement('select a from b where c = $1', [source()]));\n", ALL},
        {"javascript", "sink(statement('what is this?', [source()]));\n", 1},
    };
#undef JAVA
    CHECK(ACROSS, rows);
}

static void types_without_text_carry_none(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"java", "class A { void f() { UUID x = source(); sink(x); } }\n", NOT_FOUND},
        {"java", "class A { void f() { java.util.UUID x = source(); sink(x); } }\n", NOT_FOUND},
        {"java", "class A { void f() { sink(Kind.valueOf(source())); } }\n", NOT_FOUND},
        {"java", "class A { void f() { sink(String.valueOf(source())); } }\n", 0},
        {"java", "class A { void f() { byte[] x = source(); sink(x.length); } }\n", NOT_FOUND},
        {"go", "package p\nfunc f() { sink([]byte(source())) }\n", 0},
        {"php", "<?php\nfunction f(?\\Closure $x) { sink($x); }\nf(source());\n", NOT_FOUND},
        {"php", "<?php\nfunction f(?string $x) { sink($x); }\nf(source());\n", 0},
        {"php", "<?php\nfunction m() { return source(); }\nsink(m(...));\n", NOT_FOUND},
    };
    CHECK(NUMBERS, rows);
}

/* A framework's own code declares what is a source elsewhere. */
static void sources_are_no_calls_of_the_program(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"php",
         "<?php\nclass R {\n function source() {\n  $this->path = other();\n  return $this->path;\n }\n}\n"
         "function f(R $r) {\n $a = $r->source();\n sink($r->kind);\n}\n",
         NOT_FOUND},
    };
    static const char RULE[] = "  mode: taint\n"
                               "  pattern-sources: [{pattern: $R->source()}]\n"
                               "  pattern-sinks: [{pattern: sink(...)}]\n"
                               "  options: {taint_intrafile: true}\n";
    CHECK(RULE, rows);
}

static void what_others_give_has_methods_of_its_own(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"php", "<?php\nclass A { function send($x) { response()->send(source()); } }\n", 0},
        {"php", "<?php\nclass A { function send($x) { $this->send(source()); } }\n", LTL_MAX_DOUBT},
    };
    static const char RULE[] = "  mode: taint\n"
                               "  pattern-sources: [{pattern: source(...)}]\n"
                               "  pattern-sinks: [{patterns: [{pattern: $R->send($X)}, {focus-metavariable: $X}]}]\n"
                               "  options: {taint_intrafile: true}\n";
    CHECK(RULE, rows);
}

static void requests_of_own_classes_are_guesses(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"php", "<?php\nfunction f(StorePostRequest $r) { sink($r->source('page')); }\n", 1},
        {"php", "<?php\nfunction f(\\App\\StorePostRequest $r) { sink($r->source('page')); }\n", 1},
        {"php", "<?php\nfunction f(\\Illuminate\\Http\\Request $r) { sink($r->source('page')); }\n", 0},
    };
    static const char RULE[] = "  mode: taint\n"
                               "  pattern-sources: [{pattern: $R->source(...)}]\n"
                               "  pattern-sinks: [{pattern: sink(...)}]\n"
                               "  options: {taint_intrafile: true}\n";
    CHECK(RULE, rows);
}

static void keys_and_cleaners_are_guesses(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "def sanitize_text(x):\n  return x\nsink(sanitize_text(source()))\n", 2},
        {"python", "def cleaner(x):\n  return x\nsink(cleaner(source()))\n", 0},
        {"python", "validate({'page': 'integer'})\nsink(source('page'))\n", LTL_MAX_DOUBT},
        {"python", "rules = {'page': 'integer'}\nvalidate(rules)\nsink(source('page'))\n", LTL_MAX_DOUBT},
        {"python", "validate({'page': 'required'})\nsink(source('page'))\n", 0},
        {"python", "validate({'page': 'integer'})\nsink(source('text'))\n", 0},
        {"python", "check_param('page')\nsink(source('page'))\n", LTL_MAX_DOUBT},
        {"php", "<?php\nif (!ctype_digit(source()['id'])) { exit(); }\nsink(source()['id']);\n", LTL_MAX_DOUBT},
        {"php", "<?php\nif (!isset(source()['id'])) { exit(); }\nsink(source()['id']);\n", 0},
        {"javascript", "function read(request) { return source(request); }\nsink(read(r));\n", 0},
        {"php", "<?php\nfunction get($name) { return source()[$name]; }\nsink(get('q'));\n", 1},
    };
    CHECK(ACROSS, rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_may_be_guesses),
        cmocka_unit_test(what_others_give_has_methods_of_its_own),
        cmocka_unit_test(requests_of_own_classes_are_guesses),
        cmocka_unit_test(keys_and_cleaners_are_guesses),
        cmocka_unit_test(what_a_call_gives_is_a_guess_where_that_is_meant),
        cmocka_unit_test(what_stands_behind_a_host_is_doubtful),
        cmocka_unit_test(beginnings_of_texts_that_grow),
        cmocka_unit_test(what_administrators_send_is_theirs),
        cmocka_unit_test(administrators_are_struck_by_what_they_are_made_to_send),
        cmocka_unit_test(who_installs_may_do_anything),
        cmocka_unit_test(one_of_many_keys_is_a_guess),
        cmocka_unit_test(libraries_hold_nothing),
        cmocka_unit_test(fields_of_results_are_guesses),
        cmocka_unit_test(an_object_is_no_text),
        cmocka_unit_test(functions_of_the_program_are_judged_by_what_they_do),
        cmocka_unit_test(methods_are_found_by_the_type_that_they_name),
        cmocka_unit_test(one_field_is_not_the_whole),
        cmocka_unit_test(questions_make_doubtful),
        cmocka_unit_test(values_are_bound_to_places),
        cmocka_unit_test(sources_are_no_calls_of_the_program),
        cmocka_unit_test(types_without_text_carry_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
