/* Who keeps what was made: ways that end without giving it back, where other ways do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/check_rows.h"

#define BEGIN "int f(struct list *l, int k, int *e) {\nstruct it *p = it_new(k);\n"

static void what_other_ways_give_back_is_missed(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"left-behind", BEGIN "if (fill(p) < 0) return -1;\nit_free(p); return 0; }", "3"},
        {"left-behind", BEGIN "if (k) return 0;\nit_free(p); return 0; }", "3"},
        {"left-behind",
         "int f(int k) {\nchar *p = malloc(9); int r = fill(p);\nif (r < 0) goto out;\n"
         "if (k) return -1;\nout: free(p); return r; }",
         "4"},
        {"left-behind", BEGIN "int r = fill(p) == 0;\nif (!r) return -1;\nit_free(p); return 0; }",
         "4"},
        {"left-behind", BEGIN "if (!p) return -1;\nit_free(p); return 0; }", ""},
        {"left-behind", BEGIN "if (k) return 0;\nshow(p); return 0; }", ""}, /* nobody does */
        {"left-behind",
         "int main(int k) {\nchar *p = malloc(9);\nif (k) return 1;\nfree(p); return 0; }", ""},
    };
    CHECK("c", ROWS);
}

static void what_somebody_may_have_kept_is_not_missed(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"left-behind", BEGIN "if (add(l, p) < 0) { it_free(p); return -1; }\nreturn 0; }", ""},
        {"left-behind",
         BEGIN "if (add(l, p) < 0) { it_free(p); return -1; }\nif (k) return -1;\nreturn 0; }", ""},
        {"left-behind", BEGIN "if (k) return add(l, p);\nit_free(p); return 0; }", ""},
        {"left-behind", BEGIN "l->first = p;\nif (k) return -1;\nit_free(p); return 0; }", ""},
        {"left-behind", BEGIN "LIST_ADD(l, &p->links);\nif (k) return -1;\nit_free(p); return 0; }",
         ""},
        {"left-behind", BEGIN "if (k) return -1;\nit_put(p); return 0; }", "3"},
        {"left-behind", BEGIN "if (k) { it_unref(p); return -1; }\nit_free(p); return 0; }", ""},
        {"left-behind",
         "int f(struct list *l, int k) {\nstruct it *p = find(l);\n"
         "if (k) return -1;\nit_free(p); return 0; }",
         ""},
        {"left-behind",
         "int f(struct pool *l, int k) {\nstruct it *p = pool_alloc(l);\n"
         "if (k) return -1;\nit_free(p); return 0; }",
         ""},
    };
    CHECK("c", ROWS);
}

static void who_gives_back_may_be_decided_elsewhere(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"left-behind", BEGIN "if (l->owns) it_free(p);\nreturn 0; }", ""},
        {"left-behind", BEGIN "if (p) it_free(p);\nreturn 0; }", ""},
        {"left-behind",
         "int f(int k) {\nint d = open(\"a\", 0);\nif (d < 0) return -1;\ndup2(d, 1);\n"
         "if (d > STDERR_FILENO) close(d);\nreturn 0; }",
         ""},
        {"left-behind",
         "int f(int k) {\nautofree char *p = malloc(9);\nif (k) return -1;\n"
         "free(p); return 0; }",
         ""},
        {"left-behind",
         "int f(int k, int e) {\nstruct it *p = it_parse(k, &e);\n"
         "if (e) return -1;\nit_free(p); return 0; }",
         ""},
        {"left-behind",
         "int f(int k) {\nstruct it *p;\nif (!assert((p = it_new(k)) != NULL)) return -1;\n"
         "it_free(p); return 0; }",
         ""},
        {"left-behind",
         "int f(char *a) {\nFILE *p = a ? stdin : 0;\nif (!p) p = fopen(a, \"r\");\n"
         "if (p != stdin) fclose(p);\nreturn 0; }",
         ""},
        {"left-behind", /* what hangs on it goes with it */
         "int f(int k) {\nstruct it *p = malloc(9);\np->name = strdup(\"a\");\n"
         "if (k) { free(p->name); free(p); return -1; }\nit_free(p); return 0; }",
         ""},
    };
    CHECK("c", ROWS);
}

static void what_calls_say_otherwise_counts(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"mismatched-free", BEGIN "free(p); return 0; }", ""}, /* whoever made it */
        {"left-behind",
         "static int make(char **p, int k) { *p = strdup(\"a\"); if (k) return -1; return 0; }\n"
         "int f(int k) {\nchar *p; int n = make(&p, k);\nif (n < 0) return n;\nfree(p); return 0; "
         "}",
         ""},
        {"left-behind", BEGIN "if (k) return wrap(p);\nit_free(p); return 0; }", ""},
        {"left-behind",
         "void f(struct pair *to, int k) {\nchar *p = strdup(\"a\");\n"
         "if (k) { *to = (struct pair){p, 0}; return; }\nfree(p); }",
         ""},
        {"left-behind",
         "int f(int k) {\nint d = open(\"a\", k);\nif (d == NOT_WANTED) return d;\nclose(d); "
         "return 0; }",
         ""},
        {"double-close",
         "int f(int d) {\nint r = 0;\nif (fsync(d) < 0) { r = errno; close(d); }\n"
         "if (r == 0 && close(d) < 0) r = errno;\nreturn r; }",
         ""},
        {"null-certain", "int f(struct s *p) {\nif (!p) FINALIZE;\nreturn p->x; }", ""},
        {"null-certain",
         "#define OUT { return 0; }\nint f(struct s *p) {\nif (!p) { k++; OUT; }\nreturn p->x; }",
         ""},
        {"left-behind",
         "static int put(struct t *t, char *p) {\nif (t->n > 9) return -EPERM;\nt->p = p;\nreturn "
         "0; }\n"
         "int f(struct t *t) {\nchar *p = malloc(9);\nif (!p) return -1;\nint r = put(t, p);\n"
         "if (!r) return 0;\nfree(p); return r; }",
         ""},
        {"null-certain", "int f(struct s *p) {\nif (!p) { k++; RETiRet; }\nreturn p->x; }", ""},
        {"null-certain", "int f(struct s *p) {\nif (!p) { RETURN_CODE(3); }\nreturn p->x; }", ""},
        {"use-after-free",
         "static int make(struct it **to) { struct it *p = malloc(9); *to = p;\n"
         "if (fill(p)) { free(p); return -1; }\nreturn 0; }\n"
         "int f(void) { struct it *p;\nCHKiRet(make(&p));\nreturn p->x; }",
         ""},
        {"left-behind",
         "int f(int k) {\nchar *p = mmap_open(k);\nif (p == MAP_FAILED) return -1;\nmap_close(p); "
         "return 0; }",
         ""},
        {"write-over-end", /* one of several */
         "#ifdef A\nstruct s { char a[2]; };\n#else\nstruct s { char a[9]; };\n#endif\n"
         "void f(struct s *p) {\np->a[5] = 1; }",
         ""},
        {"double-free", "void f(char *p) {\nON_ERROR(fill(p)) { free(p); leave; }\nfree(p); }", ""},
        {"unchecked-allocation",
         "void f(void) {\nchar *p = malloc(9);\ncheck_memory(p);\np[0] = 1; }", ""},
        {"unchecked-allocation", "void f(void) {\nchar *p = malloc(9);\nset(p);\np[0] = 1; }", "4"},
        {"resource-leak",
         "void f(void) {\nint d = open(\"a\", 0);\nif (d > 0) { dup2(d, 0); close(d); } }", ""},
        {"case-runs-on",
         "int f(int k) { int r = 0; switch (k) {\ncase 1: r = 1; break;\ncase 2: r = 2; break;\n"
         "case 3: r = 0;\ndefault: break; }\nreturn r; }",
         ""},
        {"use-after-free", /* a count of the object's own */
         "static void drop(struct it *p) {\nif (--p->count > 0) return;\nfree(p); }\n"
         "int f(struct it *p) {\ndrop(p);\nreturn p->x; }",
         ""},
        {"use-after-free",
         "static void drop(struct it *p) { if (p->mine) free(p); }\nint f(struct it *p) {\n"
         "drop(p);\nreturn p->x; }",
         ""},
        {"use-after-free",
         "static void drop(struct it *p) { if (p->name) free(p->name); free(p); }\n"
         "int f(struct it *p) {\ndrop(p);\nreturn p->x; }",
         "4"},
        {"write-over-end",
         "void f(long i) {\nchar b[9]; int n = my_snprintf(b, sizeof(b), \"%lx\", i);\n"
         "if (n < 0 || n >= sizeof(b)) return;\nb[n++] = 1; b[n++] = 2; }",
         ""},
        {"write-over-end", /* ways that met since it was read */
         "void f(int n, char **a) {\nint o; while ((o = getopt(n, a, \"a\")) != -1) n++;\n"
         "char b[32]; ssize_t r = read(0, b, sizeof(b));\nif (r >= 3 && r < 32) b[r] = 0; }",
         ""},
        {"read-over-end",
         "void g(int all[3][2]) {\nuse(all[2][1]); }\nvoid f(void) { int all[3][2]; g(all); }", ""},
    };
    CHECK("c", ROWS);
}

static void failures_are_not_zero(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"left-behind",
         "static int put(struct t *t, char *p) {\nstruct n *n = malloc(9);\n"
         "if (!n) return E_NOMEM;\nn->p = p;\nadd(t, n);\nreturn 0; }\n"
         "int f(struct t *t) {\nchar *p = malloc(9);\nint r = put(t, p);\n"
         "if (r != 0) { free(p); return r; }\nreturn 0; }",
         ""},
        {"memory-leak",
         "int f(char **all, int n) {\nint i; char *p = malloc(9);\n"
         "for (i = 0; i < n; i++) if (!all[i]) { all[i] = p; break; }\n"
         "if (i == n) free(p);\nreturn 0; }",
         ""},
    };
    CHECK("c", ROWS);
}

static void null_is_certain_where_it_was_found(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"null-certain", "int f(struct s *p) {\nif (!p) print(\"no\");\nreturn p->x; }", "3"},
        {"null-certain", "int f(struct s *p) {\nif (!p) log_critical(\"no\");\nreturn p->x; }", ""},
        {"null-certain", "int f(struct s *p) {\nif (!p) stop();\nreturn p->x; }", ""},
        {"null-certain", "int f(struct s *p, int k) {\nif (!p || k) { print(p->x); }\nreturn 0; }",
         "2"},
        {"null-certain",
         "int f(struct s *p, int k) {\nif (p && k) return 1;\nreturn k ? p->x : 0; }", ""},
        {"null-certain", /* the use stands elsewhere */
         "int f(struct s *p, int k) {\nfor (;;) {\nif (k) { if (!p) k = 0; }\nelse return p->x; } "
         "}",
         ""},
        {"null-certain",
         "int f(struct s *p, int k) {\nif (!p) k = 0;\nif (k) return p->x;\nreturn 0; }", ""},
        {"null-certain",
         "int f(struct s *p, struct s *q) {\nif (q == NULL) q = 0;\nif (p == q) print(\"a\");\n"
         "return p->x; }",
         ""},
    };
    CHECK("c", ROWS);
}

static void labels_are_reached_from_before(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"unset-at-label",
         "int f(int k) {\nchar *p;\nif (k) goto out;\np = malloc(9);\nout:\n"
         "free(p); return 0; }",
         "6"},
        {"unset-at-label",
         "int f(int k) {\nstruct s r;\nif (k) goto out;\ninit(&r);\nout:\n"
         "s_release(&r); return 0; }",
         "6"},
        {"unset-at-label",
         "int f(int k) {\nchar *p;\np = malloc(9);\nif (k) goto out;\nout:\n"
         "free(p); return 0; }",
         ""},
        {"unset-at-label",
         "int f(int k) {\nchar *p; int has = 0;\nif (k) goto out;\np = malloc(9);\n"
         "has = 1;\nout:\nif (has) free(p);\nreturn 0; }",
         ""},
    };
    CHECK("c", ROWS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_other_ways_give_back_is_missed),
        cmocka_unit_test(what_somebody_may_have_kept_is_not_missed),
        cmocka_unit_test(who_gives_back_may_be_decided_elsewhere),
        cmocka_unit_test(what_calls_say_otherwise_counts),
        cmocka_unit_test(failures_are_not_zero),
        cmocka_unit_test(null_is_certain_where_it_was_found),
        cmocka_unit_test(labels_are_reached_from_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
