/* Checks: what is found on which ways through functions, as rows of code and lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "tests/support/check_rows.h"

static void ways_are_pruned_by_constants(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"use-after-free",
         "static const int YES = 1;\nint f(char *p) {\nif (YES) free(p);\nreturn *p; }", "4"},
        {"use-after-free",
         "static const int NO = 0;\nint f(char *p) {\nif (NO) free(p);\nreturn *p; }", ""},
        {"use-after-free",
         "static int five = 5;\nint f(char *p) {\nif (five != 5) free(p);\nreturn *p; }", ""},
        {"use-after-free",
         "static int yes(void) { return 1; }\nint f(char *p) {\nif (yes()) free(p);\nreturn *p; }",
         "4"},
        {"use-after-free",
         "static int no(void) { return 0; }\nint f(char *p) {\nif (no()) free(p);\nreturn *p; }",
         ""},
        {"use-after-free", "#define NO 0\nint f(char *p) {\nif (NO) free(p);\nreturn *p; }", ""},
        {"use-after-free",
         "int f(char *p) {\nswitch (6) { case 6: free(p); break; default: break; }\nreturn *p; }",
         "3"},
        {"use-after-free",
         "int f(char *p) {\nswitch (6) { case 7: free(p); break; default: break; }\nreturn *p; }",
         ""},
        {"use-after-free", "int f(char *p) {\nwhile (1) { free(p); break; }\nreturn *p; }", "3"},
        {"use-after-free", "int f(char *p) {\ngoto out;\nfree(p);\nout: return *p; }", ""},
    };
    CHECK("c", ROWS);
}

static void numbers_are_those_of_a_compiler(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"write-over-end",
         "#define N ((unsigned char)300)\nvoid f(void) { char a[N];\na[43] = 1;\na[44] = 1; }", "4"},
        {"write-over-end", "void f(void) { char a[(unsigned char)300];\na[43] = 1;\na[44] = 1; }", "3"},
        {"write-over-end", "#define N 1 + 1\nvoid f(void) { char a[N * 2];\na[2] = 1;\na[3] = 1; }", "4"},
        {"write-over-end",
         "#define B 4\n#define N (B << 1)\nvoid f(void) { char a[N];\na[7] = 1;\na[8] = 1; }", "5"},
        {"write-over-end", "enum { B = 'a' - 'Z' };\nvoid f(void) { char a[B];\na[6] = 1;\na[7] = 1; }", "4"},
        {"write-over-end",
         "struct s { int x; char y; };\nvoid f(void) { char a[sizeof(struct s) + 1];\na[8] = 1;\na[9] = 1; }", "4"},
        {"write-over-end", "void f(void) { char a[sizeof(struct other)];\na[16] = 1; }", ""},
        {"write-over-end",
         "static const unsigned char n = 260;\nvoid f(void) { char a[n];\na[3] = 1;\na[4] = 1; }", "4"},
        {"write-over-end", "void f(void) { const int n = 4; char a[n];\na[3] = 1;\na[4] = 1; }", "3"},
        {"write-over-end", "int n = 4;\nvoid f(void) { char a[n];\na[4] = 1; }", ""},
        {"use-after-free",
         "int f(char *p) {\nswitch (44) { case (unsigned char)300: free(p); }\nreturn *p; }", "3"},
        {"use-after-free",
         "int f(char *p) {\nswitch (300) { case (unsigned char)300: free(p); }\nreturn *p; }", ""},
        {"use-after-free", "#define A -1 < 0u\nint f(char *p) {\nif (A) free(p);\nreturn *p; }", ""},
        {"use-after-free", "#define A -1 < 0\nint f(char *p) {\nif (A) free(p);\nreturn *p; }", "4"},
        {"use-after-free", "#define A 1\n#undef A\nint f(char *p) {\nif (!A) free(p);\nreturn *p; }", "5"},
    };
    CHECK("c", ROWS);
}

static void ways_of_one_condition_stay_apart(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"use-after-free",
         "int f(char *p, int old) {\nif (old) free(p);\nif (!old) return *p;\nreturn 0; }", ""},
        {"use-after-free",
         "int f(char *p, int old) {\nif (old) free(p);\nif (old) return *p;\nreturn 0; }", "3"},
        {"use-after-free",
         "int f(char *p, int n) {\nif (n > 3) free(p);\nif (n < 2) return *p;\nreturn 0; }", ""},
        {"use-after-free",
         "extern int mode;\nint f(char *p) {\nif (mode) free(p);\nif (mode == 0) return "
         "*p;\nreturn 0; }",
         ""},
        {"memory-leak", "void f(int n) {\nchar *p = 0;\nif (n) p = malloc(3);\nif (p) free(p); }",
         ""},
        {"memory-leak",
         "int f(int n) {\nchar *p = malloc(3);\nif (!p) return 1;\nif (n) return 2;\nfree(p); "
         "return 0; }",
         "2"},
        {"use-after-free",
         "int f(char *p, int a, int b) {\nif (a && b) free(p);\nif (a && b) return 0;\nreturn *p; "
         "}",
         ""},
        {"double-free", "void f(char *p) {\n#ifdef A\nfree(p);\n#else\nfree(p);\n#endif\n}", ""},
    };
    CHECK("c", ROWS);
}

static void calls_of_the_file_are_followed(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"double-free",
         "static void drop(char *p) { free(p); }\nvoid f(char *p) {\ndrop(p);\nfree(p); }", "4"},
        {"use-after-free",
         "static void drop(char **p) { free(*p); *p = 0; }\nint f(char *p) {\ndrop(&p);\nreturn p "
         "? *p : 0; }",
         ""},
        {"unchecked-allocation",
         "static char *make(void) { return malloc(3); }\nvoid f(void) {\nchar *p = make();\n*p = "
         "1; free(p); }",
         "4"},
        {"unchecked-allocation",
         "static char *make(void) { char *p = malloc(3); if (!p) abort(); return p; }\nvoid "
         "f(void) {\nchar *p = make();\n*p = 1; free(p); }",
         ""},
        {"write-over-end",
         "static void fill(char *p, int n) {\nmemset(p, 1, n); }\nvoid f(void) { char "
         "a[4];\nfill(a, 5); }",
         "2"},
        {"write-over-end",
         "static void fill(char *p, int n) {\nmemset(p, 1, n); }\nvoid f(void) { char "
         "a[4];\nfill(a, 4); }",
         ""},
        {"memory-leak",
         "static void keep(char **at) { *at = malloc(3); }\nvoid f(void) { char *p;\nkeep(&p); "
         "free(p); }",
         ""},
        {"double-free",
         "static void drop(char *p) { free(p); }\nvoid f(char *p) {\nvoid (*how)(char *) = drop; "
         "how(p);\nfree(p); }",
         "4"},
    };
    CHECK("c", ROWS);
}

static void numbers_have_bounds(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"write-over-end", "void f(void) { int a[4]; int i;\nfor (i = 0; i < 4; i++)\na[i] = 0; }",
         ""},
        {"write-over-end", "void f(void) { int a[4]; int i;\nfor (i = 0; i < 5; i++)\na[i] = 0; }",
         "3"},
        {"write-over-end", "void f(int n) { int a[4];\nif (n >= 0 && n < 5)\na[n] = 0; }", "3"},
        {"write-over-end", "void f(int n) { int a[4];\na[n] = 0; }", ""},
        {"before-start", "void f(void) { int a[4]; int *p = a + 1;\np[-2] = 0; }", "2"},
        {"before-start", "void f(void) { int a[4]; int *p = a + 1;\np[-1] = 0; }", ""},
        {"write-over-end",
         "struct s { char a[4]; char b[4]; };\nvoid f(void) { struct s x;\nmemset(x.a, 0, sizeof "
         "x); }",
         "3"},
        {"write-over-end", "void f(void) { char a[4];\nstrcpy(a, \"abcd\"); }", "2"},
        {"write-over-end", "void f(void) { char a[5];\nstrcpy(a, \"ab\"); strcat(a, \"cd\"); }",
         ""},
        {"write-over-end", "void f(void) { char a[4];\nstrcpy(a, \"ab\"); strcat(a, \"cd\"); }",
         "2"},
        {"division-by-zero",
         "int f(void) { int n = 0; scanf(\"%d\", &n);\nif (n) return 1 / n;\nreturn 2 / n; }", "3"},
    };
    CHECK("c", ROWS);
}

static void arrays_are_filled_in_part(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"unset-value", "int vim_snprintf(char *, unsigned long, const char *, ...);\n"
                        "char f(int k) { char a[9]; vim_snprintf(a, sizeof(a), \"%d\", k); return a[0]; }", ""},
        {"unset-value", "int f(void) { int a[9]; int i, n = 0; for (i = 0; i < 5; i++) a[i] = i;\n"
                        "for (i = 0; i < 9; i++) n += a[i];\nreturn n; }", "2"},
        {"unset-value", "int f(void) { int a[9]; int i, n = 0; for (i = 0; i < 9; i++) a[i] = i;\n"
                        "for (i = 0; i < 9; i++) n += a[i];\nreturn n; }", ""},
        {"unset-value", "int f(void) { int a[9]; int i, n = 0; for (i = 8; i >= 0; i--) a[i] = i;\n"
                        "for (i = 0; i < 9; i++) n += a[i];\nreturn n; }", ""},
        {"unset-value", "int f(int k) { int a[9]; int i, n = 0; for (i = 0; i < k; i++) a[i] = i;\n"
                        "for (i = 0; i < 9; i++) n += a[i];\nreturn n; }", ""},
        {"unset-value", "int f(void) { int a[9]; int i, n = 0; for (i = 0; i < 5; i++) a[i] = i;\n"
                        "for (i = 0; i < 9; i++) { if (i > 4) break; n += a[i]; }\nreturn n; }", ""},
        {"unset-value", "int f(void) { int a[9]; int i, n = 0; a[0] = 1;\n"
                        "for (i = 1; i < 9; i++) a[i] = a[i - 1] + 1;\n"
                        "for (i = 0; i < 9; i++) n += a[i];\nreturn n; }", ""},
        {"unset-value", "int f(void) { int a[9], *p = a; int i, n = 0; for (i = 0; i < 9; i++) *p++ = i;\n"
                        "for (i = 0; i < 9; i++) n += a[i];\nreturn n; }", ""},
        {"unset-value", "void show(int);\nvoid f(void) { int a[9]; int i;\n"
                        "for (i = 0; i < 9; i++) show(a[i]); }", "3"},
        {"unset-value", "void f(void) { int a[9]; int i;\nfor (i = 0; i < 9; i++) TAKE(a[i]); }", ""},
        {"unset-value", "#define take(x) (x) = 1\nvoid f(void) { int a; take(a);\nreturn a; }", ""},
        {"unset-value", "int f(void) { int key; wait((KEY) &key);\nreturn key; }", ""},
    };
    CHECK("c", ROWS);
}

static void names_stand_for_what_they_say(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"free-of-stack", "void f(void) {\nchar *p = ALLOCA(8);\nfree(p); }", "3"},
        {"free-of-stack", "void f(void) {\nchar *p = g_alloca(8);\nfree(p); }", "3"},
        {"free-of-stack", "void f(void) {\nchar *p = balloca(8);\nfree(p); }", ""},
        {"free-of-stack", "char *x_alloca(int n) { return malloc(n); }\n"
                          "void f(void) {\nchar *p = x_alloca(8);\nfree(p); }", ""},
        {"write-over-end", "void f(void) {\nchar *p = _alloca(8);\np[8] = 1; }", "3"},
        {"use-after-free", "#define WHAT p\nint f(char *p) {\nfree(p);\nreturn *WHAT; }", "4"},
        {"use-after-free", "#define WHAT p\nint f(char *q) {\nfree(q);\nreturn *WHAT; }", ""},
        {"before-start", "void f(char *to) { char a[9]; char *p = a - 2;\nstrncpy(to, p, 4); }", "2"},
        {"before-start", "void f(char *to) { char a[9]; char *p = a - 2;\nstrncpy(to, p + 2, 4); }", ""},
    };
    CHECK("c", ROWS);
}

static void elements_have_members(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"unset-value", "struct s { int x, y; };\nint f(void) { struct s a[9]; int i;\n"
                        "for (i = 0; i < 9; i++) { a[i].x = 1; a[i].y = 2; }\nreturn a[3].x + a[0].y; }", ""},
        {"unset-value", "struct s { int x, y; };\nint f(void) { struct s a[9]; int i, n = 0;\n"
                        "for (i = 0; i < 5; i++) { a[i].x = 1; }\n"
                        "for (i = 0; i < 9; i++) n += a[i].x;\nreturn n; }", "4"},
        {"unset-value", "struct s { int x, y; };\nint f(void) { struct s a[9]; int i, n = 0;\n"
                        "for (i = 0; i < 9; i++) n += a[i].x;\nreturn n; }", "3"},
        {"unset-value", "struct s { int x, y; };\nint f(void) { struct s a[9], *p; int i, n = 0;\n"
                        "for (p = a; p < a + 9; p++) p->x = 1;\n"
                        "for (i = 0; i < 9; i++) n += a[i].x;\nreturn n; }", ""},
        {"unset-value", "struct s { int x; char t[9]; };\nint f(void) { struct s a[9]; int i;\n"
                        "for (i = 0; i < 9; i++) strcpy(a[i].t, \"a\");\nreturn a[3].t[0]; }", ""},
        {"unset-value", "struct s { int x, y; };\nint f(void) { struct s a[9]; int i, n = 0;\n"
                        "for (i = 0; i < 9; i++) if (scanf(\"%d\", &a[i].x) != 1) return 1;\n"
                        "for (i = 0; i < 9; i++) n += a[i].x;\nreturn n; }", ""},
    };
    CHECK("c", ROWS);
}

static void null_and_unset_are_known(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"null-followed", "int f(int *p) {\nif (!p) log_it();\nreturn *p; }", "3"},
        {"null-followed", "int f(int *p) {\nif (!p) give_up();\nreturn *p; }", ""},
        {"null-followed", "int f(int *p) {\nif (!p || *p) return 0;\nreturn *p; }", ""},
        {"check-after-use", "int f(int *p) {\nint x = *p;\nif (p) return x;\nreturn 0; }", "3"},
        {"unset-value", "int f(void) {\nint x;\nreturn x; }", "3"},
        {"unset-value", "int f(void) {\nint x; set(&x);\nreturn x; }", ""},
        {"unset-value", "int f(void) {\nint x; GET(x);\nreturn x; }", ""},
        {"unset-value", "int f(int n) {\nint x; if (n) x = 1;\nreturn n ? x : 0; }", ""},
        {"unset-text", "void f(char *s) {\nchar b[9];\nstrcat(b, s); }", "3"},
        {"unset-text", "void f(char *s) {\nchar b[9]; char *p = b;\nstrncat(p, s, 3); }", "3"},
        {"unset-text", "int f(void) {\nchar b[9];\nreturn strlen(b); }", "3"},
        {"unset-text", "void f(char *to) {\nchar b[9];\nstrcpy(to, b); }", "3"},
        {"unset-text", "void f(char *s) {\nchar b[9]; *b = 0;\nstrcat(b, s); }", ""},
        {"unset-text", "void f(char *s, int n) {\nchar b[9]; if (n) *b = 0;\nstrcat(b, s); }", ""},
        {"unset-text", "void f(char *s) {\nchar b[9]; CLEAR(b);\nstrcat(b, s); }", ""},
        {"unset-text", "int f(int d) {\nchar b[9]; read(d, b, 8);\nreturn strlen(b); }", ""},
    };
    CHECK("c", ROWS);
}

static void classes_look_after_themselves(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"write-over-end",
         "struct S { static const int N = 4; };\nvoid f() { char a[S::N];\na[3] = 1;\na[4] = 1; }", "4"},
        {"write-over-end", "struct S { static int N; };\nvoid f() { char a[S::N];\na[4] = 1; }", ""},
        {"write-over-end",
         "namespace n { enum { A = 3, B }; }\nvoid f() { char a[n::B];\na[3] = 1;\na[4] = 1; }", "4"},
        {"memory-leak", "void f() { std::unique_ptr<int> p(new int(3));\nuse(*p); }", ""},
        {"memory-leak", "void f() { int *p = new int(3);\n*p = 4; }", "1"},
        {"memory-leak", "void f() { auto p = std::make_unique<int>(3);\n*p = 4; }", ""},
        {"mismatched-free", "void f() { int *p = new int[3];\ndelete p; }", "2"},
        {"mismatched-free", "void f() { int *p = new int[3];\ndelete[] p; }", ""},
        {"unset-value", "int f() { std::string s;\nreturn s.size(); }", ""},
        {"free-of-stack", "void f() { char b[8];\nint *p = new (b) int;\ndelete p; }", "3"},
        {"free-of-stack", "void f() {\nint *p = new (std::nothrow) int;\ndelete p; }", ""},
        {"null-followed",
         "static void set(int *&p, int *q) { p = q; }\nint f(int x) { int *p = nullptr;\nset(p, "
         "&x); return *p; }",
         ""},
        {"resource-leak",
         "class A {\npublic:\nA(const char *n) { open(n, 0); }\nint open(const char *n, int m);\n};",
         ""},
        {"resource-leak", "class A : B {\npublic:\nA(const char *n) { B::open(n, 0); }\n};", ""},
        {"resource-leak", "void f(const char *n) {\nint d = ::open(n, 0);\nif (d < 0) return;\n}", "2"},
        {"never-read", "namespace n {\nstruct EXPORTED options {\nbool given = false;\n};\n}", ""},
        {"never-read", "int f() {\nint given = 0;\nreturn 1; }", "2"},
    };
    CHECK("cpp", ROWS);
}

static void good_code_is_left_alone(void **state) {
    (void)state;
    static const check_row CPP[] = {
        {"memory-leak", "void f(void *where) {\nnew (where) T(3); }", ""},
        {"memory-leak", "T &f() {\nstatic T *only = new T; return *only; }", ""},
        {"memory-leak", "A::A() :\nname_(new T(3)) { }", ""},
        {"memory-leak", "void f() {\nauto p = new P(new T); delete p; }", ""},
        {"unset-value", "int f() { int n;\nstd::cin >> n; return n; }", ""},
        {"truncation", "char f() {\nreturn (char)0xEF; }", ""},
    };
    static const check_row C[] = {
        {"write-over-end", "struct s { char t[1]; };\nvoid f(struct s *x) { x->t[1] = 0; }", ""},
        {"unset-value", "#define GET() (x = 1)\nint f(void) { int x; GET(); return x; }", ""},
        {"never-read", "void f(void) {\nint x;\nx = 1; }", "2"},
        {"never-read", "int f(void) {\nint x = 1;\nreturn x; }", ""},
        {"overlapping-copy", "void f(void) { char a[9] = \"\";\nmemcpy(a + 1, a, 3); }", "2"},
        {"overlapping-copy", "void f(void) { char a[9] = \"\";\nmemcpy(a + 3, a, 3); }", ""},
    };
    CHECK("cpp", CPP);
    CHECK("c", C);
}

/* What owners of real code would rightly wave away. */
static void habits_of_real_code_are_known(void **state) {
    (void)state;
    static const check_row UNSET[] = {
        {"unset-value", "int f(s) const char *s; {\nreturn *s; }", ""},
        {"unset-value",
         "int f(struct r *r) {\nint type;\nstruct i oi = {.at = &type};\nread_it(r, &oi);\nreturn "
         "type; }",
         ""},
        {"unset-value",
         "int f(struct r *r) {\nint type; struct i oi;\noi.at = &type;\nread_it(r, &oi);\nreturn "
         "type; }",
         ""},
        {"unset-value",
         "int f(const char *s) {\nchar *e;\nstrtol(s, (char **)&e, 10);\nreturn *e; }", ""},
        {"unset-value", "void f(void) {\nint x;\n(void)x; }", ""},
        {"unset-value", "int f(void) {\nint x;\nreturn x; }", "3"},
        {"unset-value",
         "int f(int n) {\nint best, found = 0;\nfor (int i = 0; i < n; i++) { if (ok(i)) { best = "
         "i; "
         "found = 1; break; } }\nif (found) return best;\nreturn 0; }",
         ""},
        {"unset-value", "void f(struct s *h) {\nint *x;\nfor_all(h, x, { free(x); }); }", ""},
    };
    static const check_row NULLS[] = {
        {"null-followed", "void f(int n) {\nint *p = NULL;\nALLOC_GROW(p, n + 1);\np[n] = 1; }",
         ""},
        {"null-followed", "void f(int n) {\nint *p = NULL;\ngrow(n);\np[n] = 1; }", "4"},
        {"null-followed",
         "void f(const char *name) {\nstruct ifreq req;\nmemset(&req, 0, sizeof(req));\n"
         "memcpy(req.name, name, 3); }",
         ""},
        {"null-followed",
         "int f(char *p) {\nchar *x = strchr(p, ' ');\nif (x) *x = 0;\nstrtoll(p, &x, "
         "10);\nreturn *x; }",
         ""},
        {"null-followed",
         "static char *walk(char *p) { return bad(p) ? NULL : p + 1; }\nint f(char *p) {\nchar "
         "*end = "
         "p + 3;\nif (walk(p) != end) return 1;\nreturn *end; }",
         ""},
        {"check-after-use", "void f(char *p) {\nchar c = *p;\nDEBUGASSERT(p && c); }", ""},
        {"check-after-use", "void f(char *p) {\nchar c = *p;\nif (p) use(c); }", "3"},
        {"check-after-use", "void f(B *b) { W *w;\nFOR_ALL(b, w)\nif (w->x)\nbreak;\nif (w == NULL) g(); }", ""},
        {"check-after-use", "void f(void) { W *w;\nFOR_ALL(w)\n{\nif (w->x)\nbreak;\n}\nif (w == NULL) g(); }", ""},
        {"check-after-use",
         "void f(int c) { W *w = 0;\nif (c) w = h;\nelse\nFOR_ALL(w)\nif (w->x)\nbreak;\nif (w) g(); }", ""},
        {"function-never-null", "void f(void) { W *w;\nFOR_ALL(w)\n{\ng();\n}\nif (w == NULL) g(); }", ""},
    };
    static const check_row BOUNDS[] = {
        {"read-over-end",
         "static int has(const char *all[], int n) {\nfor (int i = 0; i < n; i++) {\nif "
         "(look(all[i])) return 1; }\nreturn 0; }\nint f(void) { const char *all[] = {\"a\", "
         "\"b\"};\nreturn has(all, COUNT(all)); }",
         ""},
        {"read-over-end",
         "static void put(char *to, const char *from, unsigned n) {\nif (n > 40) return;\n"
         "memcpy(to, from, n); }\nvoid f(char *to) { char tmp[2] = \"\";\nput(to, tmp, "
         "length(tmp)); }",
         ""},
        {"read-over-end",
         "static int skip(const char *p) {\nwhile (ISDIGIT(*p))\np++;\nreturn *p; }\nint f(void) { "
         "return skip(\"\"); }",
         ""},
        {"read-over-end",
         "int f(void) {\nconst char *p = \"a\\0b\";\np += strlen(p);\np++;\nreturn *p; }", ""},
        {"before-start",
         "void f(void) { char t[9];\nint n = fill(t);\nif (n < 0) return;\nwhile (n--)\nt[n] = 1; "
         "}",
         ""},
        {"before-start",
         "static void pre(void **p) { *p = (char *)*p - 8; }\nvoid done(void *x) {\n#ifdef PROFILE\npre(&x);\n#endif\n"
         "free(x); }\nvoid f(void) { char *p = malloc(8); done(p); }",
         ""},
        {"before-start",
         "int f(int *all, int n) {\nint *p = all + n;\nreturn p > all ? *--p : 0; }", ""},
        {"write-over-end",
         "void f(FILE *in) { char s[16]; int n;\nfscanf(in, \"%15s%n\", s, &n);\ns[n] = 0; }", ""},
        {"division-by-zero", "double f(void) {\nreturn 1.0 / 0.0; }", ""},
        {"division-by-zero", "double f(void) {\nreturn 1.0 / 18446744073709551616.0L; }", ""},
        {"division-by-zero", "int f(void) { int x = 0;\nreturn 7 / x; }", "2"},
        {"decided-by-type", "int f(long n) {\nreturn n > LONG_MAX; }", ""},
        {"decided-by-type", "enum e { A };\nint f(enum e n) {\nreturn n < 0; }", ""},
    };
    CHECK("c", UNSET);
    CHECK("c", NULLS);
    CHECK("c", BOUNDS);
}

static void parts_make_a_whole(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        /* a text is as long as all its parts, and nobody knows how long when one of them is not known */
        {"read-over-end", "int f(char *b) {\nreturn memcmp(b, \"ab\" \"cd\", 6); }", "2"},
        {"read-over-end", "#define N \"abc\"\nint f(char *b) {\nreturn memcmp(b, N \"d\", 5); }", ""},
        {"read-over-end", "#define N \"abc\"\nint f(char *b) {\nreturn memcmp(b, N \"d\", 6); }", "3"},
        {"read-over-end", "int f(char *b) {\nreturn memcmp(b, NAME \"d\", 6); }", ""},
        {"read-over-end",
         "#define N NAME \"d\"\nint f(char *b) {\nreturn memcmp(b, N, 6); }", ""},
        {"read-over-end",
         "#define N \"abc\" \"d\"\nint f(char *b) {\nreturn memcmp(b, N, 9); }", ""},
        {"read-over-end", "#define N \"abc\"\r\nint f(char *b) {\nreturn memcmp(b, N, 5); }", "3"},
        {"read-over-end",
         "#define N \"abc\" /* three */\r\nint f(char *b) {\nreturn memcmp(b, N, 5); }", "3"},
        /* `sizeof` of what may be a letter, twice */
        {"write-over-end", "void f(FILE *in) { letter b[512];\nfread(b, sizeof(letter), sizeof b, in); }", ""},
        {"write-over-end", "void f(FILE *in) { letter b[512];\nfread(b, sizeof(letter), 513, in); }", "2"},
        {"write-over-end", "void f(FILE *in) { char b[512];\nfread(b, sizeof(char), sizeof b + 1, in); }", "2"},
        /* arrays of one kind in a row, as a whole; not a part of one, nor a pointer behind it */
#define KEY "struct key { long a; char name[16]; char code[32]; char seal[32]; int *p; } k[4];\n"
        {"write-over-end", KEY "void f(char *b) {\nmemcpy(&k[3].name, b, 80); }", ""},
        {"write-over-end", KEY "void f(char *b) {\nmemcpy(k[2].name, b, 48); }", ""},
        {"write-over-end", KEY "void f(char *b) {\nmemcpy(k[2].name, b, 17); }", "3"},
        {"write-over-end", KEY "void f(char *b) {\nmemcpy(k[2].name, b, 88); }", "3"},
        {"write-over-end", KEY "void f(char *b) {\nmemcpy(k[2].code + 1, b, 64); }", "3"},
    };
    CHECK("c", ROWS);
}

static void what_is_handed_on_is_not_lost(void **state) {
    (void)state;
    static const check_row C[] = {
        {"resource-leak", "int f(int n) {\nint fd = n ? 1 : open(\"x\", 1);\nreturn fd; }", ""},
        {"resource-leak",
         "FILE *f(void) {\nint fd = open(\"x\", 1);\nif (fd < 0) return NULL;\nreturn fdopen(fd, "
         "\"r\"); }",
         ""},
        {"resource-leak", "void f(void) {\nif (!freopen(\"x\", \"w\", stderr)) stop(); }", ""},
        {"resource-leak", "void f(void) {\nint fd = open(\"x\", 1);\nif (fd < 0) return; }", "2"},
        {"memory-leak",
         "void f(struct buf *to) {\nstruct all *a = malloc(9);\na->buf.base = (char *)(a + "
         "1);\n*to = "
         "a->buf; }",
         ""},
        {"memory-leak", "void f(void) {\nchar *p = malloc(3);\nexpect_true(p == NULL); }", ""},
        {"use-after-free",
         "void f(struct c **at) {\nstruct c *b;\nwhile ((b = *at)) {\nif (gone(b)) { *at = "
         "b->next; "
         "free(b); }\nelse at = &b->next; } }",
         ""},
        {"never-read", "#define LOOK() (x == 1)\nint f(void) {\nint x;\nx = 1; return LOOK(); }",
         ""},
        {"never-read",
         "int f(void) {\n#if A\nint x = 1;\n#endif\n#if A\nreturn x;\n#endif\nreturn 0; }", ""},
    };
    static const check_row CPP[] = {
        {"resource-leak", "void f() {\nint fd = open(\"x\", 1);\nio::Stream stream(fd); }", ""},
        {"memory-leak", "const T **f(int n) {\nauto all = new const T *[(size_t)n];\nreturn all; }",
         ""},
        {"memory-leak", "M f() {\nreturn M(*new auto(3)); }", ""},
        {"null-followed",
         "void f() { int *p = nullptr;\nauto set = [&]() { p = make(); };\nset();\n*p = 1; }", ""},
        {"null-followed",
         "struct s {\nconst lconv *loc = nullptr;\nint f() {\nreturn loc->point; } };", ""},
    };
    CHECK("c", C);
    CHECK("cpp", CPP);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_are_pruned_by_constants),
        cmocka_unit_test(numbers_are_those_of_a_compiler),
        cmocka_unit_test(ways_of_one_condition_stay_apart),
        cmocka_unit_test(calls_of_the_file_are_followed),
        cmocka_unit_test(numbers_have_bounds),
        cmocka_unit_test(arrays_are_filled_in_part),
        cmocka_unit_test(elements_have_members),
        cmocka_unit_test(names_stand_for_what_they_say),
        cmocka_unit_test(null_and_unset_are_known),
        cmocka_unit_test(classes_look_after_themselves),
        cmocka_unit_test(good_code_is_left_alone),
        cmocka_unit_test(habits_of_real_code_are_known),
        cmocka_unit_test(parts_make_a_whole),
        cmocka_unit_test(what_is_handed_on_is_not_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
