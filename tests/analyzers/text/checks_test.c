/* What the checks of text find, and what they leave alone. */
#include "analyzers/text/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TODAY = 20261128 };

typedef struct row {
    const char *rule;
    bool is_found;
    const char *path;
    const char *text;
} row;

#define FOUND(rule, text)                                                                          \
    { "compliance/" rule, true, "a.txt", text }
#define CLEAN(rule, text)                                                                          \
    { "compliance/" rule, false, "a.txt", text }

#define TEN   "a\na\na\na\na\na\na\na\na\na\n"
#define LINES TEN TEN TEN TEN TEN TEN TEN

static const row rows[] = {
    FOUND("spdx-invalid", "/* SPDX-License-Identifier: Apache 2.0 */\n"),
    FOUND("spdx-invalid", "# SPDX-License-Identifier: MTI\n"),
    FOUND("spdx-invalid", "// SPDX-License-Identifier: MIT AND\n"),
    FOUND("spdx-invalid", "// SPDX-License-Identifier: (MIT OR BSD-3-Clause\n"),
    FOUND("spdx-invalid", "// SPDX-License-Identifier: MIT WITH My-exception\n"),
    CLEAN("spdx-invalid", "/* SPDX-License-Identifier: Apache-2.0 */\n"),
    CLEAN("spdx-invalid", "<!-- SPDX-License-Identifier: (MIT OR apache-2.0) AND CC0-1.0 -->\n"),
    CLEAN("spdx-invalid",
          "# SPDX-License-Identifier: GPL-2.0-or-later WITH Classpath-exception-2.0\n"),
    CLEAN("spdx-invalid", "# SPDX-License-Identifier: LicenseRef-Own\n"),
    CLEAN("spdx-invalid", "find(\"SPDX-License-Identifier: nothing here\");\n"),
    FOUND("spdx-deprecated", "// SPDX-License-Identifier: GPL-2.0\n"),
    FOUND("spdx-deprecated", "// SPDX-License-Identifier: MIT OR LGPL-2.1+\n"),
    CLEAN("spdx-deprecated", "// SPDX-License-Identifier: GPL-2.0-only\n"),
    CLEAN("spdx-deprecated", "// SPDX-License-Identifier: nothing\n"),
    FOUND("card-number", "card_number: 4716 1902 0739 4368\n"),
    FOUND("card-number", "# credit\n347298508610146\n"),
    CLEAN("card-number", "card_number: 4242424242424242\n"),
    CLEAN("card-number", "card_number: 4716190207394367\n"),
    CLEAN("card-number", "id: 4716190207394368\n"),
    CLEAN("card-number", "card: 0x4716190207394368 4716190207394368.5 a4716190207394368\n"),
    FOUND("iban", "AD12 0001 2030 2003 5910 0100\n"),
    FOUND("iban", "account=DE12500105170648489890;\n"),
    CLEAN("iban", "DE89 3704 0044 0532 0130 00\n"),
    CLEAN("iban", "DE12500105170648489891\n"),
    CLEAN("iban", "XDE12500105170648489890 DE125001051706484898901\n"),
    FOUND("social-security-number", "ssn: 536-22-8714\n"),
    FOUND("social-security-number", "// social security\n\"401-15-7763\"\n"),
    CLEAN("social-security-number", "phone: 536-22-8714\n"),
    CLEAN("social-security-number", "ssn: 000-12-3456, 666-12-3456, 912-12-3456, 123-45-6789\n"),
    CLEAN("social-security-number", "lessness: 536-22-8714\n"),
    FOUND("mixed-line-ends", "a\r\nb\r\nc\r\nd\ne\nf\ng\n"),
    FOUND("mixed-line-ends", "a\nb\nc\nd\r\ne\r\nf\r\n"),
    CLEAN("mixed-line-ends", "a\r\nb\r\nc\r\nd\r\n"),
    CLEAN("mixed-line-ends", "a\nb\nc\nd\r\n"),
    {"compliance/mixed-line-ends", false, "tests/a.py", "a\r\nb\r\nc\r\nd\ne\nf\ng\n"},
    {"compliance/mixed-line-ends", false, "a.pdf", "a\r\nb\r\nc\r\nd\ne\nf\ng\n"},
    FOUND("conflict-marker", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n"),
    FOUND("conflict-marker", "<<<<<<<\r\nb\r\n=======\r\nc\r\n>>>>>>>"),
    CLEAN("conflict-marker", "Title\n=======\n"),
    CLEAN("conflict-marker", "  <<<<<<< HEAD\n  =======\n  >>>>>>> x\n"),
    CLEAN("conflict-marker", "<<<<<<<< 8\n=======\n>>>>>>> x\n"),
    FOUND("expired-todo", "// TODO(2026-11-27): remove\n"),
    FOUND("expired-todo", "# TODO(ann, 2020-01-31) remove\n"),
    FOUND("expired-todo", "/* FIXME by 2026-01-01 */\n"),
    CLEAN("expired-todo", "// TODO(2026-11-28): today is not past\n"),
    CLEAN("expired-todo", "// TODO: the release of 2020-01-31 has it\n"),
    CLEAN("expired-todo", "// see 2020-01-31\n"),
    FOUND("confidential-marker", "/* Strictly Confidential. */\n"),
    FOUND("confidential-marker", "// DO NOT DISTRIBUTE\n"),
    CLEAN("confidential-marker", "// for internal use only\n"),
    CLEAN("confidential-marker", "// distribute\n"),
    {"compliance/copied-from", true, "a.js",
     "// Copied from https://stackoverflow.com/a/123\nf();\n"},
    {"compliance/copied-from", true, "a.py",
     "# adapted from\n# https://github.com/a/b/blob/main/c.py\nf()\n"},
    {"compliance/copied-from", false, "a.js", "// see https://stackoverflow.com/a/123\nf();\n"},
    {"compliance/copied-from", false, "a.js",
     "const a = 'copied from https://stackoverflow.com/a/1';\n"},
    {"compliance/copied-from", false, "a.js",
     "// values are taken from the form\nconst a = 'https://a.b/';\n"},
    {"compliance/copied-from", false, "a.js",
     "// List taken from https://github.com/a/b (MIT License)\n"},
    {"compliance/copied-from", false, "a.md", "# Copied from https://stackoverflow.com/a/123\n"},
    {"compliance/second-licence", true, "a.c",
     "/* Licensed under the Apache License */\n" LINES
     "/*\n * Permission is hereby granted, free of charge, to any\n */\n" LINES},
    {"compliance/second-licence", true, "a.c",
     "/* Copyright x */\n" LINES
     "/*\n   Redistribution and use in source and binary forms, with\n*/\n// licence\n" LINES},
    {"compliance/second-licence", false, "a.c",
     "/* Permission is hereby granted, free of charge, to any */\n" LINES
     "/* Permission is hereby granted, free of charge, to any licence */\n" LINES},
    {"compliance/second-licence", false, "a.c",
     "/* Copyright x */\n" LINES
     "const char *licence = \"Permission is hereby granted, free of charge\";\n" LINES},
    {"compliance/second-licence", false, "a.c",
     "/* Copyright x */\n" LINES "/* licence: Permission is hereby granted, free of charge */\n"},
    {"compliance/second-licence", false, "a.txt",
     "# Copyright\n" LINES "# licence: Permission is hereby granted, free of charge\n" LINES},
    FOUND("export-control", "This code is controlled under ECCN 5D002.\n"),
    FOUND("export-control", "// Subject to the U.S. Export Administration Regulations\n"),
    CLEAN("export-control", "export const controlled = 1;\n"),
    {"compliance/export-control", false, "LICENSE", "the U.S. Export Administration Regulations\n"},
    {"compliance/card-number", false, "src/CardValidatorTest.php", "card 4716190207394368\n"},
    {"compliance/iban", false, "src/IbanTest.php", "AD12 0001 2030 2003 5910 0100\n"},
};

static ltl_text_look look_at(ltl_arena *arena, ltl_source *source, const row *of, uint32_t today) {
    ltl_source_init(source, arena, ltl_str_of(of->path), ltl_str_of(of->text));
    ltl_text_look look = {.arena = arena, .source = source, .today = today};
    ltl_text_look_at(&look, LTL_DOMAIN_COMPLIANCE);
    return look;
}

static void each_row_holds(void **state) {
    (void)state;
    uint32_t wrong = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_source source;
        ltl_text_look look = look_at(&arena, &source, &rows[i], TODAY);
        bool found = false;
        for (uint32_t k = 0; k < look.faults.count; k++) {
            const ltl_text_fault *fault = &look.faults.at[k];
            assert_true(fault->span.start < fault->span.end && fault->span.end <= source.text.len);
            found = found || ltl_str_is(fault->rule->id, rows[i].rule);
        }
        if (found != rows[i].is_found) {
            print_error("%s: %s: %s\n", rows[i].rule, found ? "found" : "not found", rows[i].text);
            wrong++;
        }
        ltl_arena_clear(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void each_check_has_two_rows_of_both_kinds(void **state) {
    (void)state;
    const ltl_rule_info *rule;
    for (uint32_t i = 0; (rule = ltl_text_rule_at(LTL_DOMAIN_COMPLIANCE, i)) != NULL; i++) {
        uint32_t rows_of[2] = {0};
        for (size_t k = 0; k < LTL_COUNT_OF(rows); k++) {
            rows_of[rows[k].is_found] += ltl_str_is(rule->id, rows[k].rule);
        }
        assert_true(rows_of[0] >= 2 && rows_of[1] >= 2);
    }
}

static void without_a_day_nothing_is_past(void **state) {
    (void)state;
    row past = FOUND("expired-todo", "// TODO(2020-01-31): remove\n");
    ltl_arena arena = {0};
    ltl_source source;
    assert_int_equal(look_at(&arena, &source, &past, TODAY).faults.count, 1);
    assert_int_equal(look_at(&arena, &source, &past, 0).faults.count, 0);
    ltl_arena_clear(&arena);
}

static void what_belongs_to_a_person_is_not_shown(void **state) {
    (void)state;
    row card = FOUND("card-number", "card 4716190207394368\n");
    ltl_arena arena = {0};
    ltl_source source;
    ltl_text_look look = look_at(&arena, &source, &card, TODAY);
    assert_int_equal(look.faults.count, 1);
    assert_true(look.faults.at[0].is_secret);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_holds),
        cmocka_unit_test(each_check_has_two_rows_of_both_kinds),
        cmocka_unit_test(without_a_day_nothing_is_past),
        cmocka_unit_test(what_belongs_to_a_person_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
