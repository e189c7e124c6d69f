/* Objects and containers of C++: what is found in one file, as rows of code and lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/check_rows.h"

static void fields_hold_between_methods(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"write-over-end",
         "class T { int n; public: T(int d) { n = d; } void put() { char a[9];\na[n] = 1; } };\n"
         "void f() { T x(20); x.put(); }",
         "2"},
        {"write-over-end",
         "class T { int n; public: T(int d) : n(d) {} void put() { char a[9];\na[n] = 1; } };\n"
         "void f() { T x(8); x.put(); }",
         ""},
        {"write-over-end",
         "class T { int n; public: T(int d) : n(d) {} void to(int d) { this->n = d; }\n"
         "void put() { char a[9];\na[n] = 1; } };\n"
         "void f() { T *x = new T(8); x->to(20); x->put(); delete x; }",
         "3"},
        {"write-over-end",
         "class B { protected: int n; };\nclass T : public B { public: T(int d) { n = d; }\n"
         "void put() { char a[9];\na[n] = 1; } };\nvoid f() { int d = 20; T x(d); x.put(); }",
         "4"},
        {"write-over-end", /* somebody else may have changed it */
         "class T { int n; public: T(int d); void to(); void put() { char a[9];\na[n] = 1; } };\n"
         "T::T(int d) { n = d; }\nvoid f() { T x(20); x.to(); x.put(); }",
         ""},
    };
    CHECK("cpp", ROWS);
}

static void destructors_are_called(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"double-free",
         "class T { char *p; public: T(char *d) { p = d; } ~T() {\nfree(p); } };\n"
         "void f(char *d) { T x(d); free(d); }",
         "2"},
        {"double-free",
         "class T { char *p; public: T(char *d) { p = d; } ~T() {\nfree(p); } };\n"
         "void f(char *d) { T *x = new T(d);\ndelete x;\nfree(d); }",
         "5"},
        {"memory-leak",
         "class T { char *p; public: T() { p = (char *)malloc(4); } ~T() { free(p); } };\n"
         "void f() { T x; }",
         ""},
        {"memory-leak",
         "class T { char *p; public: T() {\np = (char *)malloc(4); } ~T() { p = 0; } };\n"
         "void f() { T x; }",
         "3"},
        {"memory-leak", /* nobody knows what the destructor does */
         "class T { char *p; public: T() { p = (char *)malloc(4); } ~T(); };\nvoid f() { T x; }",
         ""},
        {"use-after-free", /* who gets the object gets what it holds */
         "class T { public: char *p; T(char *d) { p = d; } ~T() { free(p); } };\n"
         "T make(char *d) { T x(d); return x; }\nint f(char *d) { T x = make(d); return *d; }",
         ""},
    };
    CHECK("cpp", ROWS);
}

static void methods_are_those_of_the_object(void **state) {
    (void)state;
#define SHAPES                                                                                     \
    "class B { public: virtual void put(int n) = 0; };\n"                                          \
    "class S : public B { public: void put(int n) { char a[9];\na[n] = 1; } };\n"                  \
    "class L : public B { public: void put(int n) { char a[99];\na[n] = 1; } };\n"
    static const check_row ROWS[] = {
        {"write-over-end", SHAPES "void f() { B *b = new S(); b->put(20); delete b; }", "3"},
        {"write-over-end", SHAPES "void f() { B *b = new L(); b->put(20); delete b; }", ""},
        {"write-over-end", SHAPES "void f() { const B &b = S(); b.put(20); }", "3"},
        {"write-over-end", SHAPES "void f() { L b; b.put(20); }", ""},
        {"write-over-end", SHAPES "void f(B *b) { b->put(20); }", ""},
        {"write-over-end", SHAPES "void f() { S b; b.put(20, 1); }", ""},
    };
    CHECK("cpp", ROWS);
}

static void containers_hold_what_is_put_in(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"write-over-end",
         "void f() { char a[9]; vector<char *> v; v.push_back(a);\nmemset(v[0], 1, 20); }", "2"},
        {"write-over-end",
         "void f() { char a[9]; std::list<char *> v; v.push_front(a);\nmemset(v.back(), 1, 20); }",
         "2"},
        {"write-over-end",
         "void f() { char a[9]; map<int, char *> v; v[2] = a;\nmemset(v[2], 1, 20); }", "2"},
        {"write-over-end",
         "void f() { char a[9], b[99]; vector<char *> v; v.push_back(a); v.push_back(b);\n"
         "memset(v[0], 1, 20); }",
         ""},
        {"write-over-end",
         "void f(vector<char *> &v) { char a[9]; v.push_back(a);\nmemset(v[0], 1, 20); }", ""},
        {"write-over-end",
         "void f() { char a[9]; vector<char *> v; v.push_back(a); change(v);\n"
         "memset(v[0], 1, 20); }",
         ""},
        {"division-by-zero",
         "int f() { vector<int> v; v.push_back(0); v.push_back(5); return 1 / v[1]; }", ""},
        {"memory-leak", "void f() { vector<char *> v;\nv.push_back((char *)malloc(3)); }", "2"},
        {"memory-leak",
         "void f() { vector<char *> v; v.push_back((char *)malloc(3));\n"
         "for (char *p : v) free(p); }",
         ""},
        {"memory-leak", "void f() { vector<char *> v; v.push_back((char *)malloc(3)); keep(v); }",
         ""},
        {"memory-leak",
         "void f() { vector<char *> v; v.push_back((char *)malloc(3));\n"
         "for (auto i = v.begin(); i != v.end(); i++) free(*i); }",
         ""},
        {"memory-leak",
         "vector<char *> f() { vector<char *> v; v.push_back((char *)malloc(3)); return v; }", ""},
    };
    CHECK("cpp", ROWS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_hold_between_methods),
        cmocka_unit_test(destructors_are_called),
        cmocka_unit_test(methods_are_those_of_the_object),
        cmocka_unit_test(containers_hold_what_is_put_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
