/* What the names of a file stand for, style by style. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/syntax/imports.h"
#include "tests/support/parsed.h"

typedef struct example {
    const char *language;
    const char *code;
    const char *found; /* "local=a.b.c …", then "*=a.b" for wildcards */
} example;

static ltl_str describe(ltl_arena *arena, const ltl_names *names, const ltl_import *imports,
                        uint32_t count, ltl_str all) {
    for (uint32_t i = 0; i < count; i++) {
        ltl_str local = imports[i].local != 0 ? ltl_names_text(names, imports[i].local)
                                              : LTL_STR("*");
        all = ltl_arena_printf(arena, "%.*s%s%.*s=", LTL_STR_ARG(all), all.len > 0 ? " " : "",
                               LTL_STR_ARG(local));
        for (uint32_t j = 0; j < imports[i].segment_count; j++) {
            all = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(all), j > 0 ? "." : "",
                                   LTL_STR_ARG(ltl_names_text(names, imports[i].segments[j])));
        }
    }
    return all;
}

static void every_style_is_read(void **state) {
    (void)state;
    static const example examples[] = {
        {"python", "import a\nimport a.b\n", ""}, /* they are used by the name they have */
        {"python", "import a.b as c\n", "c=a.b"},
        {"python", "import a as b, c as d\n", "b=a d=c"},
        {"python", "from a.b import c\n", "c=a.b.c"},
        {"python", "from a import b as c, d\n", "c=a.b d=a.d"},
        {"python", "from a import (\n  b,\n  c,\n)\n", "b=a.b c=a.c"},
        {"python", "from a import *\n", "*=a"},
        {"python", "from . import b\n", "b=b"},
        {"python", "from ..a import b\n", "b=a.b"},
        {"python", "from a import (b,  # noqa: it's fine\n  c)\n", "b=a.b c=a.c"},
        {"javascript", "import * as a from 'b';", "a=b"},
        {"javascript", "import {a, b as c} from './d/e.js';", "a=e.a c=e.b"},
        {"javascript", "import {a, // don't\n b} from 'm';", "a=m.a b=m.b"},
        {"javascript", "import 'a';", ""},
        {"javascript", "const a = require('b');", "a=b"},
        {"javascript", "const {a, b: c} = require('d');", "a=d.a c=d.b"},
        {"typescript", "import * as a from 'b';", "a=b"},
        {"java", "import a.b.C;", "C=a.b.C"},
        {"java", "import static a.b.C.d;", "d=a.b.C.d"},
        {"java", "import a.b.*;", "*=a.b"},
        {"go", "package p\nimport \"a/b\"\n", ""},
        {"go", "package p\nimport c \"a/b\"\n", "c=b"},
        {"go", "package p\nimport . \"a/b\"\n", "*=b"},
        {"csharp", "using A.B;", "*=A.B"},
        {"csharp", "using X = A.B;", "X=A.B"},
        {"php", "<?php use A\\B;", "B=A.B"},
        {"php", "<?php use A\\B as C;", "C=A.B"},
        {"rust", "use a::b;", "b=a.b"},
        {"rust", "use a::b as c;", "c=a.b"},
        {"rust", "use a::{b, c};", "b=a.b c=a.c"},
        {"kotlin", "import a.b.C\n", "C=a.b.C"},
        {"scala", "import a.b._\n", "*=a.b"},
        {"scala", "import a.b.{c => d, e}, f.g\n", "d=a.b.c e=a.b.e g=f.g"},
        {"rust", "use a::{b::{c, d as e}, f::*, self};", "c=a.b.c e=a.b.d a=a *=a.f"},
        {"php", "<?php use A\\B\\{C, D as E};", "C=A.B.C E=A.B.D"},
        {"php", "<?php use \\A\\B;", "B=A.B"},
        {"javascript", "const a = require('b').c;", "a=b.c"},
        {"go", "package p\nimport c \"a/go-b/v3\"\n", "c=b"},
        {"go", "package p\nimport c \"a.in/b.v2\"\n", "c=b"},
        {"go", "package p\nimport c \"a/b-go\"\n", "c=b"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        const example *e = &examples[i];
        if (ltl_language_find(ltl_str_of(e->language)) == NULL) {
            continue;
        }
        parsed p;
        parsed_make(&p, e->language, ltl_str_of(e->code));
        ltl_imports imports;
        ltl_imports_build(&p.arena, &p.names, p.tree, &imports);
        ltl_str found = describe(&p.arena, &p.names, imports.at, imports.count, LTL_STR(""));
        found = describe(&p.arena, &p.names, imports.wildcards, imports.wildcard_count, found);
        if (!ltl_str_is(found, e->found)) {
            print_error("%s: %s gives '%.*s', expected '%s'\n", e->language, e->code,
                        LTL_STR_ARG(found), e->found);
            fail();
        }
        parsed_clear(&p);
    }
}

static void the_last_of_a_name_is_found(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "python", LTL_STR("from a import x, y\nfrom b import y, z\nfrom c import y\n"));
    ltl_imports imports;
    ltl_imports_build(&p.arena, &p.names, p.tree, &imports);
    assert_int_equal(imports.count, 5);
    for (uint32_t i = 0; i < imports.count; i++) {
        const ltl_import *last = NULL;
        for (uint32_t j = 0; j < imports.count; j++) {
            last = imports.at[j].local == imports.at[i].local ? &imports.at[j] : last;
        }
        assert_ptr_equal(ltl_imports_find(&imports, imports.at[i].local, UINT32_MAX), last);
    }
    uint32_t y = imports.at[1].local; /* from a, then from b: between them it is a.y */
    assert_ptr_equal(ltl_imports_find(&imports, y, imports.at[1].node + 1), &imports.at[1]);
    assert_null(ltl_imports_find(&imports, y, 0));
    assert_null(ltl_imports_find(&imports, ltl_names_find(&p.names, LTL_STR("import")), UINT32_MAX));
    assert_null(ltl_imports_find(&imports, UINT32_MAX, UINT32_MAX));
    parsed_clear(&p);
}

/* An import that is cut off, endless or full of strangers adds little and breaks nothing. */
static void odd_imports_are_harmless(void **state) {
    (void)state;
    char *many = nest("a,", "", "", 1200);
    char *dots = nest("a.", "", "", 1200);
    ltl_arena arena = {0};
    ltl_str texts[] = {
        ltl_arena_printf(&arena, "from m import %sb\n", many),
        ltl_arena_printf(&arena, "import %sb as c\n", dots),
        LTL_STR("from import\n"), LTL_STR("import\n"), LTL_STR("from a import"),
        LTL_STR("import 'a"), LTL_STR("import {"), LTL_STR("from a import (b, 'c\n"),
        LTL_STR("import \0a as \0b\n"), LTL_STR("const {a = require('"), LTL_STR("use A\\{"),
    };
    for (size_t i = 0; i < ltl_language_count; i++) {
        for (size_t j = 0; j < LTL_COUNT_OF(texts); j++) {
            parsed p;
            parsed_make(&p, ltl_languages[i]->id, texts[j]);
            ltl_imports imports;
            ltl_imports_build(&p.arena, &p.names, p.tree, &imports);
            for (uint32_t k = 0; k < imports.count; k++) {
                assert_true(imports.at[k].segment_count > 0);
                assert_true(imports.at[k].node < p.tree->count);
            }
            parsed_clear(&p);
        }
    }
    free(many);
    free(dots);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_is_read),
        cmocka_unit_test(the_last_of_a_name_is_found),
        cmocka_unit_test(odd_imports_are_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
