#include "analyzers/values/checks/common.h"

static const struct {
    const char *name;
    uint8_t format; /* which argument */
} ROWS[] = {
    {"printf", 0}, {"fprintf", 1}, {"sprintf", 1}, {"snprintf", 2}, {"dprintf", 1}, {"syslog", 1},
};

/* What one conversion takes: the letter, and how many numbers for stars before it. */
typedef struct conversion {
    char letter;
    uint32_t stars;
    size_t end;
} conversion;

/* The conversion behind the `%` at `at`. */
static conversion read_conversion(ltl_str text, size_t at) {
    conversion found = {.end = at + 1};
    while (found.end < text.len &&
           strchr("-+ #0123456789.*hlLqjzt'", text.ptr[found.end]) != NULL) {
        found.stars += text.ptr[found.end] == '*';
        found.end++;
    }
    found.letter = found.end < text.len ? text.ptr[found.end] : 0;
    return found;
}

static bool is_number(const ltl_types *types, const ltl_fact *fact) {
    return ltl_type_is_integer(types, fact->type) && fact->region == 0;
}

static void judge(ltl_values *values, const ltl_value_check *check, const ltl_event *event,
                  ltl_str text, uint32_t first) {
    const ltl_types *types = ltl_values_types(values);
    uint32_t next = first;
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] != '%') {
            continue;
        }
        conversion found = read_conversion(text, at);
        at = found.end;
        if (found.letter == '%' || found.letter == 'm') {
            continue;
        }
        if (strchr("diouxXcspaAeEfFgGn", found.letter) == NULL || found.letter == 0) {
            return; /* a macro goes on with it, or a dialect */
        }
        next += found.stars;
        bool is_missing = next >= event->argument_count;
        bool is_wrong = !is_missing && found.letter == 's' &&
                        is_number(types, &event->arguments[next]) &&
                        !ltl_fact_is_exact(&event->arguments[next]);
        is_wrong = is_wrong ||
                   (!is_missing && found.letter == 's' &&
                    is_number(types, &event->arguments[next]) && event->arguments[next].low != 0);
        if (is_missing || is_wrong) {
            ltl_values_report(values, check, event->node, 0);
            return;
        }
        next++;
    }
}

/* What looks like a macro may stand for several arguments. */
static bool has_macro(const ltl_tree *tree, const ltl_event *event) {
    for (uint32_t i = 0; i < event->argument_count; i++) {
        ltl_str text = ltl_tree_text(tree, event->argument_nodes[i]);
        bool is_call = tree->kind[event->argument_nodes[i]] == LTL_KIND_CALL;
        bool is_upper = text.len > 1 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z';
        if (is_upper && (is_call || tree->kind[event->argument_nodes[i]] != LTL_KIND_NAME)) {
            return true;
        }
    }
    return false;
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    for (size_t i = 0; i < LTL_COUNT_OF(ROWS); i++) {
        if (!ltl_str_is(event->word, ROWS[i].name) || event->argument_count <= ROWS[i].format ||
            event->argument_count == LTL_MAX_ARGUMENTS) {
            continue;
        }
        if (has_macro(tree, event)) {
            return;
        }
        ltl_node format = event->argument_nodes[ROWS[i].format];
        if (tree->kind[format] == LTL_KIND_STRING) {
            ltl_str text = ltl_source_slice(tree->source, ltl_tree_string_content(tree, format));
            judge(values, check, event, text, ROWS[i].format + 1u);
        }
    }
}

const ltl_value_check ltl_value_check_format_arguments = {
    .id = "format-arguments",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
