#include "orchestrator/cli/help.h"

#include "orchestrator/cli/arguments.h"

enum { DEFAULT_WIDTH = 80, MOST_WIDTH = 100, COMMAND_COLUMN = 14, OPTION_COLUMN = 30 };

const ltl_command *ltl_command_find(ltl_str name) {
    for (size_t i = 0; i < ltl_command_count; i++) {
        if (ltl_str_is(name, ltl_commands[i]->name)) {
            return ltl_commands[i];
        }
        for (const char *const *alias = ltl_commands[i]->aliases; alias && *alias; alias++) {
            if (ltl_str_is(name, *alias)) {
                return ltl_commands[i];
            }
        }
    }
    return NULL;
}

static uint32_t usable_width(uint32_t width) {
    return width == 0 ? DEFAULT_WIDTH : width < MOST_WIDTH ? width : MOST_WIDTH;
}

static void spaces(ltl_out *out, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        ltl_out_byte(out, ' ');
    }
}

static void line_wrap(ltl_out *out, ltl_str line, uint32_t column, uint32_t indent,
                      uint32_t width) {
    ltl_str word;
    bool is_first = true;
    while (ltl_str_split(&line, ' ', &word)) {
        uint32_t columns = (uint32_t)ltl_str_trim(word).len;
        if (!is_first && column + 1 + columns > width) {
            ltl_out_byte(out, '\n');
            spaces(out, indent);
            column = indent;
            is_first = true;
        }
        if (!is_first) {
            ltl_out_byte(out, ' ');
            column++;
        }
        ltl_out_str(out, word);
        column += columns;
        is_first = false;
    }
    ltl_out_byte(out, '\n');
}

void ltl_help_wrap(ltl_out *out, ltl_str text, uint32_t column, uint32_t indent, uint32_t width) {
    ltl_str line;
    bool is_first = true;
    while (ltl_str_split(&text, '\n', &line)) {
        if (!is_first && line.len > 0) {
            spaces(out, indent);
        }
        line_wrap(out, line, is_first ? column : indent, indent, usable_width(width));
        is_first = false;
    }
}

/* `text` in a column of its own beside a name that is `used` columns long. */
static void beside(ltl_out *out, size_t used, uint32_t column, const char *text, uint32_t width) {
    if (used + 2 > column) {
        ltl_out_byte(out, '\n');
        used = 0;
    }
    spaces(out, column - (uint32_t)used);
    ltl_help_wrap(out, ltl_str_of(text), column, column, width);
}

void ltl_help_overview(ltl_out *out, uint32_t width) {
    ltl_out_cstr(out, "lintel " LTL_VERSION " - static analysis for changesets and repositories\n\n"
                      "Usage: lintel COMMAND [OPTION…] [OPERAND…]\n\nCommands:\n");
    for (size_t i = 0; i < ltl_command_count; i++) {
        ltl_out_printf(out, "  %s", ltl_commands[i]->name);
        beside(out, strlen(ltl_commands[i]->name) + 2, COMMAND_COLUMN, ltl_commands[i]->summary,
               width);
    }
    ltl_out_cstr(out, "\n`lintel help COMMAND` tells the options of a command.\n\n"
                      "Exit codes: 0 gate passed, 1 gate failed, 2 usage, configuration or rules,\n"
                      "3 incomplete, 4 internal error, 5 a change that could not be taken back,\n"
                      "124 deadline, 130 and 143 interrupted.\n");
}

void ltl_help_option_name(ltl_out *out, const ltl_option *option) {
    if (option->letter) {
        ltl_out_printf(out, "-%c, ", option->letter);
    }
    ltl_out_printf(out, "--%s", option->name);
    if (option->placeholder) {
        ltl_out_printf(out, " %s", option->placeholder);
    }
}

static size_t option_name_columns(const ltl_option *option) {
    return (option->letter ? 4 : 0) + 2 + strlen(option->name) +
           (option->placeholder ? strlen(option->placeholder) + 1 : 0);
}

static void aliases_print(ltl_out *out, const ltl_command *command) {
    if (!command->aliases || !command->aliases[0]) {
        return;
    }
    ltl_out_cstr(out, "Also called:");
    for (const char *const *alias = command->aliases; *alias; alias++) {
        ltl_out_printf(out, "%s %s", alias == command->aliases ? "" : ",", *alias);
    }
    ltl_out_byte(out, '\n');
}

void ltl_help_command(ltl_out *out, const ltl_command *command, uint32_t width) {
    ltl_out_printf(out, "lintel %s - %s\n\nUsage: lintel %s %s\n", command->name, command->summary,
                   command->name, command->usage);
    aliases_print(out, command);
    if (command->description) {
        ltl_out_byte(out, '\n');
        ltl_help_wrap(out, ltl_str_of(command->description), 0, 0, width);
    }
    ltl_option_walk walk = {0};
    const ltl_option *option;
    bool is_first = true;
    while ((option = ltl_option_next(command, &walk)) != NULL) {
        ltl_out_cstr(out, is_first ? "\nOptions:\n" : "");
        is_first = false;
        uint32_t indent = option->letter ? 2 : 6;
        spaces(out, indent);
        ltl_help_option_name(out, option);
        beside(out, indent + option_name_columns(option), OPTION_COLUMN, option->help, width);
    }
}
