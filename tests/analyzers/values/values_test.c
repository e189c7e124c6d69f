/* What real code does: constants of headers, lists that are relinked, cases behind `#if`, tests beside others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

typedef struct check_row {
    const char *check;
    const char *code;
    const char *lines; /* "2 5"; those that rest on a guess are not among them */
} check_row;

static bool has_guess(const scanned *s) {
    for (uint32_t i = 0; i < s->matches->count; i++) {
        if (s->matches->at[i].doubt > 0) {
            return true;
        }
    }
    return false;
}

static void check(const char *language, const check_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        scanned s;
        char rule[64];
        bool wants_guess = rows[i].lines[0] == '~';
        snprintf(rule, sizeof rule, "  check: %s\n", rows[i].check);
        scanned_make(&s, language, rule);
        scanned_run(&s, language, ltl_str_of(rows[i].code), NULL);
        ltl_str found = scanned_lines(&s);
        if (!ltl_str_is(found, rows[i].lines + wants_guess) || has_guess(&s) != wants_guess) {
            fail_msg("%s\n%s\nfound in lines “%.*s”%s, not “%s”", rows[i].check, rows[i].code,
                     LTL_STR_ARG(found), has_guess(&s) ? " as a guess" : "", rows[i].lines);
        }
        scanned_clear(&s);
    }
}
#define CHECK(language, rows) check(language, rows, LTL_COUNT_OF(rows))

static void cases_go_on_behind_conditions(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"double-close",
         "int f(int k) { int fd = open(\"a\", 0); switch (k) {\ncase 1: k = 0;\n#ifdef A\n"
         "if (k) k = 2;\n#endif\nclose(fd); return k; }\nclose(fd); return 3; }",
         ""},
        {"double-close",
         "int f(int k) { int fd = open(\"a\", 0); switch (k) {\ncase 1: k = 0;\n#ifdef A\n"
         "if (k) k = 2;\n#endif\nclose(fd); }\nclose(fd); return 3; }",
         "7"},
        {"use-after-free", /* cases between `#if` and `#else` are cases of the switch */
         "int f(int k, char *p) { switch (k) {\n#ifdef A\ncase 1: free(p); break;\n#else\n"
         "case 1: k = 2; break;\n#endif\ncase 3: return *p;\n}\nreturn *p; }",
         "9"},
        {"use-after-free",
         "int f(char *p) {\n#if 0\nfree(p);\n#else\nuse(1);\n#endif\nreturn *p; }", ""},
        {"use-after-free",
         "int f(char *p) {\n#if 0\nuse(1);\n#else\nfree(p);\n#endif\nreturn *p; }", "7"},
        {"case-runs-on", /* what stops it may stand behind the `#if` */
         "int f(int k) { switch (k) { case 0: return 1; case 1: return 2; case 2: k = 1;\n"
         "#ifdef A\nk = 2;\n#endif\nbreak; case 3: return 4; } return k; }",
         ""},
        {"case-runs-on",
         "int f(int k) { switch (k) { case 0: return 1; case 1: return 2;\ncase 2: k = 1;\n"
         "case 3: return 4; } return k; }",
         "2"},
        {"case-runs-on",
         "int f(int k) { switch (k) { case 0: return 1; case 1: return 2;\ncase 2: usage(k);\n"
         "case 3: return 4; } return k; }",
         ""},
    };
    CHECK("c", ROWS);
}

#define TAKES                                                                                      \
    "static int take(struct x *h) { switch (look(h)) { default: return STATE_GOES_ON;\n"           \
    "case STATE_BROKEN: free(h); return STATE_DONE; } }\n"
static void constants_are_told_by_their_names(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"use-after-free",
         TAKES "int f(struct x *h) { int rc = take(h);\n"
               "if (rc != STATE_GOES_ON) return rc;\nreturn h->a; }",
         ""},
        {"use-after-free",
         TAKES "int f(struct x *h) { int rc = take(h);\n"
               "if (rc != STATE_DONE) return rc;\nreturn h->a; }",
         "5"},
        {"use-after-free",
         TAKES "int f(struct x *h) { int rc = take(h); switch (rc) {\n"
               "case STATE_GOES_ON: return h->a; default: return rc; } }",
         ""},
        {"use-after-free",
         TAKES "int f(struct x *h) { int rc = take(h); switch (rc) {\n"
               "case STATE_GOES_ON: return 1; default: return h->a; } }",
         "4"},
        {"use-after-free", /* nobody knows whether two names of two families are two */
         TAKES
         "int f(struct x *h) { int rc = take(h);\nif (rc != OTHER_KIND) return h->a; return 0; }",
         "4"},
        {"use-after-free",
         "enum { GOES_ON, DONE = 7 };\nint f(char *p, int k) { int rc = GOES_ON;\n"
         "if (k) { free(p); rc = DONE; }\nif (rc == GOES_ON) return *p; return 0; }",
         ""},
        {"write-over-end", "enum { N = 3, M };\nint a[M];\nvoid f(void) {\na[N] = 1;\na[M] = 1; }",
         "5"},
        {"write-over-end",
         "enum { N = 3,\n#ifdef A\nO,\n#endif\nM };\nint a[4];\nvoid f(void) { a[M] = 1; }", ""},
    };
    CHECK("c", ROWS);
}

#define LIST                                                                                       \
    "struct n { struct n *next, *prev; struct l *of; };\nstruct l { struct n *first; };\n"         \
    "static void out(struct n *x) { if (x->prev) x->prev->next = x->next;\n"                       \
    "else x->of->first = x->next; if (x->next) x->next->prev = x->prev; }\n"
static void what_was_taken_out_of_a_list_is_not_met_again(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"use-after-free",
         LIST "static void gone(struct n *x) { out(x); free(x); }\n"
              "void f(struct l *l) { while (l->first) gone(l->first); }",
         ""},
        {"double-free",
         LIST "static void gone(struct n *x) { out(x); free(x); }\n"
              "void f(struct l *l) { while (l->first) gone(l->first); }",
         ""},
        {"use-after-free", /* it still leads there */
         LIST "int f(struct l *l) { struct n *x = l->first; free(x);\nreturn l->first->of != 0; }",
         "6"},
    };
    CHECK("c", ROWS);
}

static void null_beside_other_tests_is_a_guess(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"null-followed", "int f(struct s *p) { if (p) use(1);\nreturn p->n; }", "2"},
        {"null-followed", "int f(struct s *p) { if (p && p->n) use(1);\nreturn p->n; }", "2"},
        {"null-followed", "int f(struct s *p, int k) { if (k && p) use(1);\nreturn p->n; }", "~2"},
        {"null-followed",
         "int f(struct s *p, struct s *q) { if (p == 0 && q == 0) return 0;\nreturn p->n; }", "~2"},
        {"null-followed", "int f(struct s *p) { if (!p || p->n) return 0;\nreturn p->n; }", ""},
        {"null-followed", /* the loop did not run; and the end of one that did */
         "int f(struct s *l) { struct s *e; for (e = l; e; e = e->next) use(e);\nreturn l->n; }",
         "~2"},
        {"null-followed",
         "int f(struct s *l) { struct s *e; for (e = l; e; e = e->next) use(e);\nreturn e->n; }",
         "2"},
        {"null-followed",
         "int f(char *p, size_t n) { char *q = strchr(p, 1); size_t k = q != 0 ? n : 0;\n"
         "return memcmp(q, p, k); }",
         ""},
        {"null-followed",
         "int f(char *to, char *p, size_t n) { if (p == 0) to[0] = 1;\nmemcpy(to, p, n); return 0; "
         "}",
         "~2"},
        {"null-followed", "int f(struct s *p) { if (unlikely(!p)) return 0;\nreturn p->n; }", ""},
        {"null-followed",
         "int f(struct s *p, int n) { if (unlikely(!p)) n = 1;\nreturn p->n + n; }", "2"},
        {"null-followed", /* a record of some header: that may be an array */
         "void f(void) { struct far *d = calloc(1, sizeof *d); if (!d) return;\n"
         "memset(&d->all, 0, 9); d->all[1].n = 2; free(d); }",
         ""},
    };
    CHECK("c", ROWS);
}

static void sizes_are_those_of_everybody(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"read-over-end",
         "int f(int c) { u8 t[3] = {1, 2, 3};\nfor (int i = 0; i < sizeof(t); i++) if (t[i] == c) "
         "return 1; return 0; }",
         ""},
        {"read-over-end",
         "int f(int c) { u8 t[3] = {1, 2, 3};\nfor (int i = 0; i <= sizeof(t); i++) if (t[i] == c) "
         "return 1; return 0; }",
         "2"},
        {"read-over-end", "void f(void) { odd_t b[7];\nmemmove(b, b + 1, sizeof(b) - 1); }", ""},
        {"read-over-end",
         "static const char *const T[] = {[1] = \"a\", [8] = \"b\"};\n"
         "const char *f(int n) { if (n <= 8) return T[n]; return 0; }",
         ""},
        {"read-over-end",
         "static const char *const T[] = {[1] = \"a\", [8] = \"b\"};\n"
         "const char *f(int n) { if (n <= 9) return T[n]; return 0; }",
         "2"},
        {"write-over-end", "void f(void) { u8 x[2][3][4]; x[1][2][3] = 1; x[0][2][1] = 1; }", ""},
        {"write-over-end",
         "static void put(char *to, unsigned *of, unsigned n) { unsigned i, j;\n"
         "for (i = 0, j = 0; j < n; i++, j += 4) { to[j] = of[i]; to[j + 3] = 1; } }\n"
         "void f(unsigned *of) { char a[8]; put(a, of, 8); }",
         ""},
        {"read-over-end", /* what ends the loop stands in the array, and others may change it */
         "static const char *all[] = {\"a\", 0};\nstatic int put(struct s *to, const char *l) {\n"
         "struct m *a = make(l); if (!a) return 0; GROW(to->at, to->n); to->at[to->n - 1] = a; }\n"
         "static void each(const char **list) { struct s *to = fresh(); const char *l;\n"
         "while ((l = *(list++)) != 0) put(to, l); }\nvoid f(void) { each(all); }",
         ""},
        {"overflow-up", "odd_t f(void) { return (odd_t)1073741824 * 2; }", ""},
        {"overflow-up", "int f(void) { return 1073741824 * 2; }", "1"},
        {"truncation", "char f(void) { return 0xFF; }", ""},
    };
    CHECK("c", ROWS);
}

static void what_is_asked_twice_has_one_answer(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"memory-leak",
         "void f(const char *n, int k) { char here[SIZE]; char *b = here;\n"
         "if (k >= SIZE) b = malloc(k);\nuse(n); if (k >= SIZE) free(b); }",
         ""},
        {"memory-leak",
         "void f(const char *n, int k) { char here[SIZE]; char *b = here;\n"
         "if (k >= SIZE) b = malloc(k);\nprint(n); if (k > SIZE) free(b); }",
         "2"},
    };
    CHECK("c", ROWS);
}

static void leaks_are_told_where_they_were_handed_up_to(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"memory-leak",
         "static char *make(int n) {\nreturn malloc(n); }\nint f(int n) {\nchar *p = make(n);\n"
         "return p != 0; }\nvoid g(int n) {\nfree(make(n)); }",
         "4"},
        {"memory-leak", /* the callee's own is told once */
         "static int look(int n) {\nchar *p = malloc(n);\nreturn p != 0; }\nint f(int n) { return "
         "look(n); }",
         "2"},
        {"memory-leak",
         "static void drop(const void *p) { void *q; memcpy(&q, &p, sizeof(q)); free(q); }\n"
         "void f(void) { char *p = malloc(3);\ndrop(p); }",
         ""},
        {"resource-leak", /* `log_…` may look and give back all the same */
         "void f(void) { struct o x; x.in.file = fopen(\"a\", \"w\"); if (!x.in.file) return;\n"
         "log_all(&x); }",
         ""},
    };
    CHECK("c", ROWS);
}

static void late_tests_are_told_where_they_matter(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"check-after-use", "int f(struct s *p) { int n = p->n;\nif (!p) return 0; return n; }",
         "2"},
        {"check-after-use", "void f(struct s *p) { use(p->n);\nif (p) free(p); }", ""},
        {"check-after-use",
         "int f(struct s *p) { int *n = &p->in.n;\nif (!p) return 0; return *n; }", ""},
        {"check-after-use",
         "int f(struct s *p) { if (!IS_GOOD(p)) return 0; use_it(1); int n = p->n;\n"
         "if (!p) return 0; return n; }",
         ""},
        {"check-after-use",
         "int f(char **a) { use(*a[1]); char *n = a[1];\nif (!n) return 0; return *n; }", ""},
        {"never-read", "int f(void) {\nint n;\nif ((n = get()) < 0) return 1; return 0; }", ""},
        {"never-read", "int f(void) {\nint n;\nn = get(); return 0; }", "2"},
        {"never-read", "int f(int k) {\nint n = 0;\nCHECK(k); return 0; }", "~2"},
        {"reachable-assertion", "void f(void) { assert(sizeof(struct s) == sizeof(int) * 7); }",
         ""},
    };
    CHECK("c", ROWS);
}

static void bounds_that_nobody_reaches_are_not_seen(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"read-over-end", /* where j ends is no matter of n alone */
         "int f(const int *b) { int a[32], j, u = 0;\nfor (int i = 0; i < 32; ++i)\n"
         "for (j = i + 1; j < i + 32 - j; ++j) u += a[j] * b[j];\nreturn u; }",
         ""},
        {"read-over-end", /* what is asserted is promised, not tested */
         "static int at(const int *a, int i) { assert(i < 10);\nreturn a[i]; }\n"
         "int f(int n) { int a[4] = {0}; return at(a, n); }",
         ""},
        {"read-over-end", "int f(int n) { int a[4] = {0}; if (n >= 10) return 0;\nreturn a[n]; }",
         "2"},
        {"write-over-end", /* the kind is what it was when it was asked before */
         "enum { A, B, C };\nvoid f(struct v *v, size_t n) { char id[9];\n"
         "if (v->kind == B) { if (n > 7) n = 7; } else { if (n > 8) n = 8; }\n"
         "if (v->kind == B) id[n + 1] = 0;\nuse(id); }",
         ""},
        {"before-start", /* how often a loop ran decides what the tests behind it ask */
         "int f(const char *t) { size_t n = strlen(t); if (n == 0) return 0;\n"
         "char *b = malloc(n + 1); if (b == NULL) return 0; char *p = b;\n"
         "while (*t) *p++ = *t++;\nint r = n > 1 && *(p - 1) == 'a' && *(p - 2) == 'b';\n"
         "free(b); return r; }",
         ""},
        {"write-over-end", "void f(int n) { int a[4]; int i = random() * n;\na[i] = 1; }", ""},
    };
    CHECK("c", ROWS);
}

static void what_holds_something_hands_it_on(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"memory-leak", /* a part of a part goes with the whole */
         "struct e { char *at; }; struct o { struct e from, to; };\n"
         "struct o f(const char *t) { struct o o; o.to.at = strdup(t); return o; }",
         ""},
        {"resource-leak", /* who knew the record before knows what it holds now */
         "void f(void) { struct p p = {0}; p.fd = open(\"a\", 0); if (p.fd < 0) return;\n"
         "add(&p); p.fd = open(\"b\", 0); if (p.fd < 0) return;\nadd(&p); }",
         ""},
        {"resource-leak",
         "void f(void) { struct p p = {0};\np.fd = open(\"a\", 0); if (p.fd < 0) return;\nuse(1); "
         "}",
         "2"},
        {"write-over-end",
         "#if 0\nvoid f(void) { char a[3]; a[3] = 1; }\n#else\n"
         "void g(void) { char a[3];\na[3] = 1; }\n#endif",
         "5"},
        {"before-start",
         "int f(int fd) { char b[9]; int t[9] = {0}; int n = recv(fd, b, 9, 0);\n"
         "for (int i = 0; i < n; i++) { odd_t k = b[i]; if (k < 9) t[k]++; } return t[0]; }",
         ""},
    };
    CHECK("c", ROWS);
}

static void what_libraries_mean_is_known(void **state) {
    (void)state;
    static const check_row C[] = {
        {"null-followed", "char *f(char *t) { strtok(t, \",\");\nreturn strtok(NULL, \",\"); }",
         ""},
        {"null-followed", "size_t f(int n) {\nreturn (size_t)(&((struct s *)0)->all[n]); }", ""},
        {"null-followed", "void f(void) {\n*(volatile int *)0 = 1; }", ""},
        {"double-close",
         "void f(void) { DIR *d = opendir(\".\");\nwhile (closedir(d) == -1 && errno == EINTR) ; }",
         "~2"},
        {"double-free", /* `fingerprint` prints nothing */
         "void f(struct key *k, int n) { char *d; while (n--) {\nif (key_fingerprint(k, &d)) "
         "return;\n"
         "free(d); } }",
         ""},
    };
    static const check_row CPP[] = {
        {"double-free",
         "struct T { char *c; };\nvoid f(const all &a) { for (const T &t : a)\ndelete[] t.c; }",
         ""},
        {"double-free",
         "struct T { char *c; };\nvoid f(const T &t, int n) { while (n--)\ndelete[] t.c; }", "3"},
    };
    CHECK("c", C);
    CHECK("cpp", CPP);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_go_on_behind_conditions),
        cmocka_unit_test(constants_are_told_by_their_names),
        cmocka_unit_test(what_was_taken_out_of_a_list_is_not_met_again),
        cmocka_unit_test(null_beside_other_tests_is_a_guess),
        cmocka_unit_test(sizes_are_those_of_everybody),
        cmocka_unit_test(what_is_asked_twice_has_one_answer),
        cmocka_unit_test(leaks_are_told_where_they_were_handed_up_to),
        cmocka_unit_test(late_tests_are_told_where_they_matter),
        cmocka_unit_test(bounds_that_nobody_reaches_are_not_seen),
        cmocka_unit_test(what_holds_something_hands_it_on),
        cmocka_unit_test(what_libraries_mean_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
