/* yaml.c - what the reader of YAML complains about, and what that usually comes from. */
#include "analyzers/configuration/format.h"
#include "core/compiler.h"
#include "core/yaml_fault.h"

static const struct {
    const char *problem; /* in the words of libyaml */
    const char *right;
} hints[] = {
    {"mapping values are not allowed",
     "put quotes around a text that holds `: `, or indent the line as the keys beside it"},
    {"cannot start any token",
     "indent with blanks instead of tabs, and put quotes around a text that begins with a mark"},
    {"did not find expected key", "indent the line as the keys beside it"},
    {"did not find expected '-' indicator", "begin the line with `- ` as the entries beside it"},
    {"could not find expected ':'",
     "end the key with a colon, or indent the line as the text above that it goes on with"},
    {"unexpected end of stream", "close the quote or bracket that was opened"},
    {"expected ',' or ']'", "put a comma between the entries, or close the list with `]`"},
    {"expected ',' or '}'", "put a comma between the pairs, or close the mapping with `}`"},
    {"block sequence entries are not allowed", "put the entry on a line of its own"},
    {"did not find expected <document start>",
     "put `---` between two documents, or indent the line to belong to the one above"},
    {"unknown escape character", "write backslashes twice, or put the text into single quotes"},
    {"found character '%'", "put quotes around a text that begins with a mark"},
};

static const char *hint_for(ltl_str problem) {
    for (size_t i = 0; i < LTL_COUNT_OF(hints); i++) {
        if (ltl_str_find(problem, ltl_str_of(hints[i].problem), 0) != SIZE_MAX) {
            return hints[i].right;
        }
    }
    return NULL;
}

void ltl_configuration__yaml(ltl_configuration_look *look) {
    ltl_yaml_fault fault;
    if (ltl_yaml_fault_find(look->arena, look->source->text, &fault) &&
        !ltl_configuration__is_template(look->source->text)) {
        ltl_configuration__say(look, fault.line, fault.text, hint_for(fault.text));
    }
}
