#include "orchestrator/cli/manual.h"

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/settings.h"

/* Text of a roff line: backslashes, dashes and leading dots are commands there. */
static void roff_text(ltl_out *out, ltl_str text) {
    bool at_start = true;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (at_start && (byte == '.' || byte == '\'')) {
            ltl_out_cstr(out, "\\&");
        }
        at_start = byte == '\n';
        if (byte == '\\') {
            ltl_out_cstr(out, "\\e");
        } else if (byte == '-') {
            ltl_out_cstr(out, "\\-");
        } else {
            ltl_out_byte(out, byte);
        }
    }
}

static void roff_cstr(ltl_out *out, const char *text) {
    roff_text(out, ltl_str_of(text));
}

static void roff_paragraphs(ltl_out *out, const char *text) {
    ltl_str rest = ltl_str_of(text);
    ltl_str line;
    while (ltl_str_split(&rest, '\n', &line)) {
        ltl_out_cstr(out, ".PP\n");
        roff_text(out, line);
        ltl_out_byte(out, '\n');
    }
}

static void roff_option(ltl_out *out, const ltl_option *option) {
    ltl_out_cstr(out, ".TP\n.B ");
    if (option->letter) {
        ltl_out_printf(out, "\\-%c, ", option->letter);
    }
    ltl_out_cstr(out, "\\-\\-");
    roff_cstr(out, option->name);
    if (option->placeholder) {
        ltl_out_cstr(out, " \\fI");
        roff_cstr(out, option->placeholder);
        ltl_out_cstr(out, "\\fR");
    }
    ltl_out_byte(out, '\n');
    roff_cstr(out, option->help);
    ltl_out_byte(out, '\n');
}

static void roff_command(ltl_out *out, const ltl_command *command) {
    ltl_out_cstr(out, ".SS lintel ");
    roff_cstr(out, command->name);
    ltl_out_byte(out, ' ');
    roff_cstr(out, command->usage);
    ltl_out_byte(out, '\n');
    roff_cstr(out, command->summary);
    ltl_out_byte(out, '\n');
    if (command->description) {
        roff_paragraphs(out, command->description);
    }
    ltl_option_walk walk = {0};
    const ltl_option *option;
    while ((option = ltl_option_next(command, &walk)) != NULL) {
        roff_option(out, option);
    }
}

static void settings_lines(ltl_out *out) {
    ltl_buf buf;
    ltl_buf_init(&buf, 65536);
    static ltl_out lines;
    ltl_out_init_buf(&lines, &buf);
    ltl_settings_describe(&lines);
    if (ltl_out_flush(&lines) == LTL_OK) {
        ltl_out_cstr(out, ".nf\n");
        roff_text(out, ltl_buf_borrow(&buf));
        ltl_out_cstr(out, ".fi\n");
    }
    ltl_buf_clear(&buf);
}

void ltl_manual_roff(ltl_out *out) {
    ltl_out_cstr(out, ".TH LINTEL 1 \"\" \"lintel " LTL_VERSION "\" \"User commands\"\n"
                      ".SH NAME\nlintel \\- static analysis for changesets and repositories\n"
                      ".SH SYNOPSIS\n.B lintel\n\\fICOMMAND\\fR [\\fIOPTION\\fR ...] "
                      "[\\fIOPERAND\\fR ...]\n.SH COMMANDS\n");
    for (size_t i = 0; i < ltl_command_count; i++) {
        roff_command(out, ltl_commands[i]);
    }
    ltl_out_cstr(out, ".SH EXIT STATUS\n"
                      ".TP\n0\nThe gate passed.\n.TP\n1\nThe gate failed: blocking findings.\n"
                      ".TP\n2\nUsage, configuration or rule error; nothing was analysed.\n"
                      ".TP\n3\nIncomplete: something was not analysed that should have been.\n"
                      ".TP\n4\nInternal error, or a report cannot be written.\n"
                      ".TP\n124\nThe deadline passed; the report is partial.\n"
                      ".TP\n130, 143\nInterrupted or terminated; the report is partial.\n"
                      ".SH FILES\n.TP\n.I " LTL_SETTINGS_FILE
                      "\nSettings of the nearest folder up to the root of the repository:\n");
    settings_lines(out);
    ltl_out_cstr(out,
                 ".SH ENVIRONMENT\n.TP\nNO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM, COLUMNS, CI\n"
                 "Colour, width and progress.\n.TP\nSOURCE_DATE_EPOCH\n"
                 "The day that suppressions with an end are compared with.\n");
}

/* --- completion --------------------------------------------------------------------------- */

static void words(ltl_out *out, const char *const *list) {
    for (; list && *list; list++) {
        ltl_out_printf(out, " %s", *list);
    }
}

static void command_words(ltl_out *out) {
    for (size_t i = 0; i < ltl_command_count; i++) {
        ltl_out_printf(out, " %s", ltl_commands[i]->name);
        words(out, ltl_commands[i]->aliases);
    }
}

/* "scan|check|lint" */
static void names_pattern(ltl_out *out, const ltl_command *command) {
    ltl_out_cstr(out, command->name);
    for (const char *const *alias = command->aliases; alias && *alias; alias++) {
        ltl_out_printf(out, "|%s", *alias);
    }
}

static void bash_options(ltl_out *out, const ltl_command *command) {
    ltl_option_walk walk = {0};
    const ltl_option *option;
    while ((option = ltl_option_next(command, &walk)) != NULL) {
        ltl_out_printf(out, " --%s", option->name);
        if (option->letter) {
            ltl_out_printf(out, " -%c", option->letter);
        }
    }
}

/* Options whose value is one of a few words. */
static void bash_choices(ltl_out *out, const ltl_command *command) {
    ltl_option_walk walk = {0};
    const ltl_option *option;
    while ((option = ltl_option_next(command, &walk)) != NULL) {
        if (option->choices) {
            ltl_out_printf(out, "            --%s) COMPREPLY=($(compgen -W \"", option->name);
            words(out, option->choices);
            ltl_out_cstr(out, "\" -- \"$current\")); return ;;\n");
        }
    }
}

void ltl_completion_bash(ltl_out *out) {
    ltl_out_cstr(out,
                 "# bash completion for lintel; load it with: source <(lintel completion bash)\n"
                 "_lintel() {\n"
                 "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    COMPREPLY=()\n"
                 "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                 "        COMPREPLY=($(compgen -W \"");
    command_words(out);
    ltl_out_cstr(out, "\" -- \"$current\"))\n        return\n    fi\n"
                      "    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < ltl_command_count; i++) {
        ltl_out_cstr(out, "    ");
        names_pattern(out, ltl_commands[i]);
        ltl_out_cstr(out, ")\n        case $before in\n");
        bash_choices(out, ltl_commands[i]);
        ltl_out_cstr(out, "            *) ;;\n        esac\n"
                          "        if [[ $current == -* ]]; then\n"
                          "            COMPREPLY=($(compgen -W \"");
        bash_options(out, ltl_commands[i]);
        ltl_out_cstr(out, "\" -- \"$current\"))\n            return\n        fi\n");
        if (ltl_commands[i]->verbs) {
            ltl_out_cstr(out, "        if [ \"$COMP_CWORD\" -eq 2 ]; then\n"
                              "            COMPREPLY=($(compgen -W \"");
            words(out, ltl_commands[i]->verbs);
            ltl_out_cstr(out, "\" -- \"$current\"))\n            return\n        fi\n");
        }
        ltl_out_cstr(out, "        ;;\n");
    }
    ltl_out_cstr(out, "    esac\n    COMPREPLY=($(compgen -f -- \"$current\"))\n}\n"
                      "complete -o filenames -o bashdefault -F _lintel lintel\n");
}

/* Within single quotes of zsh and fish: quotes end, brackets and colons mean something. */
static void quoted(ltl_out *out, const char *text) {
    for (; *text; text++) {
        if (*text == '\'') {
            ltl_out_cstr(out, "'\\''");
        } else if (*text == '[' || *text == ']' || *text == ':') {
            ltl_out_printf(out, "\\%c", *text);
        } else {
            ltl_out_byte(out, *text);
        }
    }
}

static void zsh_command(ltl_out *out, const ltl_command *command) {
    ltl_out_cstr(out, "        ");
    names_pattern(out, command);
    ltl_out_cstr(out, ")\n            _arguments \\\n");
    ltl_option_walk walk = {0};
    const ltl_option *option;
    while ((option = ltl_option_next(command, &walk)) != NULL) {
        ltl_out_printf(out, "                '%s--%s[", option->kind == LTL_OPTION_LIST ? "*" : "",
                       option->name);
        quoted(out, option->help);
        ltl_out_cstr(out, "]");
        if (option->choices) {
            ltl_out_cstr(out, ":value:(");
            words(out, option->choices);
            ltl_out_cstr(out, ")");
        } else if (option->kind != LTL_OPTION_FLAG) {
            ltl_out_cstr(out, ":value:_files");
        }
        ltl_out_cstr(out, "' \\\n");
    }
    if (command->verbs) {
        ltl_out_cstr(out, "                '1:verb:(");
        words(out, command->verbs);
        ltl_out_cstr(out, ")' \\\n");
    }
    ltl_out_cstr(out, "                '*:file:_files'\n            ;;\n");
}

void ltl_completion_zsh(ltl_out *out) {
    ltl_out_cstr(
        out, "#compdef lintel\n# zsh completion for lintel\n_lintel() {\n"
             "    if (( CURRENT == 2 )); then\n        local -a commands\n        commands=(\n");
    for (size_t i = 0; i < ltl_command_count; i++) {
        ltl_out_printf(out, "            '%s:", ltl_commands[i]->name);
        quoted(out, ltl_commands[i]->summary);
        ltl_out_cstr(out, "'\n");
    }
    ltl_out_cstr(out, "        )\n        _describe command commands\n        return\n    fi\n"
                      "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
                      "    case $command in\n");
    for (size_t i = 0; i < ltl_command_count; i++) {
        zsh_command(out, ltl_commands[i]);
    }
    ltl_out_cstr(out, "    esac\n}\n_lintel \"$@\"\n");
}

static void fish_quoted(ltl_out *out, const char *text) {
    ltl_out_byte(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') {
            ltl_out_byte(out, '\\');
        }
        ltl_out_byte(out, *text);
    }
    ltl_out_byte(out, '\'');
}

static void fish_option(ltl_out *out, const ltl_command *command, const ltl_option *option) {
    ltl_out_printf(out, "complete -c lintel -n '__fish_seen_subcommand_from %s", command->name);
    words(out, command->aliases);
    ltl_out_printf(out, "' -l %s", option->name);
    if (option->letter) {
        ltl_out_printf(out, " -s %c", option->letter);
    }
    if (option->choices) {
        ltl_out_cstr(out, " -x -a '");
        words(out, option->choices);
        ltl_out_cstr(out, "'");
    } else if (option->kind != LTL_OPTION_FLAG) {
        ltl_out_cstr(out, " -r");
    }
    ltl_out_cstr(out, " -d ");
    fish_quoted(out, option->help);
    ltl_out_byte(out, '\n');
}

void ltl_completion_fish(ltl_out *out) {
    ltl_out_cstr(out, "# fish completion for lintel\n");
    for (size_t i = 0; i < ltl_command_count; i++) {
        const ltl_command *command = ltl_commands[i];
        ltl_out_printf(out, "complete -c lintel -n __fish_use_subcommand -f -a %s -d ",
                       command->name);
        fish_quoted(out, command->summary);
        ltl_out_byte(out, '\n');
        ltl_option_walk walk = {0};
        const ltl_option *option;
        while ((option = ltl_option_next(command, &walk)) != NULL) {
            fish_option(out, command, option);
        }
    }
}
