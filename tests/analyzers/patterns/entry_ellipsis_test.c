/* Ellipses among entries: an entry, an item, an attribute or a plain value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/patterns/entry_ellipsis.h"
#include "core/compiler.h"

typedef struct example {
    const char *language;
    const char *text;
    const char *kinds; /* one letter per ellipsis: Entry, Item, Attribute, Value */
} example;

static char kind_of(const ltl_language *language, const char *spelt) {
    if (spelt == NULL) {
        return 'V';
    }
    if (spelt == language->ellipsis_attribute) {
        return 'A';
    }
    return spelt == language->ellipsis_item ? 'I' : 'E';
}

static void the_place_decides(void **state) {
    (void)state;
    static const example examples[] = {
        {"hcl", "a {...}", "E"},
        {"hcl", "a {\n  ...\n  b = ...\n  ...\n}", "EVE"},
        {"hcl", "a = { ..., b = [..., 1, ...], ... }", "EVVE"},
        {"hcl", "f(..., { ... b = 1 ... })", "VEE"},
        {"hcl", "a = \"${...}\"", "V"},
        {"hcl", "...", "E"},
        {"json", "{..., \"a\": ..., ...}", "EVE"},
        {"json", "[..., 1]", "V"},
        {"toml", "[a]\n...\nb = [...]", "EV"},
        {"yaml", "a:\n  ...\n  b: ...\n  ...", "EVE"},
        {"yaml", "...\na: 1", "E"},
        {"yaml", "a:\n  ...", "V"},
        {"yaml", "a:\n  - ...\n  - b", "V"},
        {"yaml", "a:\n  ...\n  - b\n  ...", "II"},
        {"yaml", "- b\n...\n- c", "I"},
        {"yaml", "- ...\n  b: 1\n  ...", "EE"},
        {"yaml", "- ...\n- b: 1", "V"},
        {"yaml", "a:\n  b:\n    ...\n  ...", "VE"},
        {"yaml", "a: {..., b: 1}\nc: [...]", "EV"},
        {"yaml", "a:\n\n  # why\n  ...\n\n  b: 1", "E"},
        {"xml", "<a ... b=\"...\" ...>...</a>", "AVAV"},
        {"html", "<a ...>...</a>", "AV"},
        {"python", "f({...})", "V"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        const ltl_language *language = ltl_language_find(ltl_str_of(examples[i].language));
        ltl_str text = ltl_str_of(examples[i].text);
        char found[8] = {0};
        size_t count = 0;
        size_t at = ltl_str_find(text, LTL_STR("..."), 0);
        for (; at != SIZE_MAX && count + 1 < sizeof found; count++) {
            found[count] = kind_of(language, ltl_entry_ellipsis(language, text, at));
            at = ltl_str_find(text, LTL_STR("..."), at + 3);
        }
        if (strcmp(found, examples[i].kinds) != 0) {
            fail_msg("%s: '%s' is read as %s, expected %s", examples[i].language, examples[i].text,
                     found, examples[i].kinds);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_place_decides)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
