#include "orchestrator/cli/arguments.h"

#include <getopt.h>
#include <stdio.h>

#include "orchestrator/cli/suggest.h"

enum { MAX_OPTIONS = 128, LONG_BASE = 256 };

const ltl_option *ltl_option_next(const ltl_command *command, ltl_option_walk *walk) {
    while (command->options && command->options[walk->table]) {
        const ltl_option *option = &command->options[walk->table][walk->row];
        if (option->name) {
            walk->row++;
            return option;
        }
        walk->table++;
        walk->row = 0;
    }
    return NULL;
}

/* The same table in the form getopt_long wants. */
typedef struct option_set {
    const ltl_option *options[MAX_OPTIONS];
    struct option long_options[MAX_OPTIONS + 1];
    char letters[3 * MAX_OPTIONS + 3];
    int count;
} option_set;

static void option_set_fill(option_set *set, const ltl_command *command) {
    size_t at = 0;
    /* The leading colon: a missing value is told apart from an unknown option. */
    set->letters[at++] = ':';
    ltl_option_walk walk = {0};
    const ltl_option *option;
    while ((option = ltl_option_next(command, &walk)) != NULL && set->count < MAX_OPTIONS) {
        bool has_value = option->kind != LTL_OPTION_FLAG;
        set->options[set->count] = option;
        set->long_options[set->count] =
            (struct option){option->name, has_value ? required_argument : no_argument, NULL,
                            LONG_BASE + set->count};
        if (option->letter) {
            set->letters[at++] = option->letter;
            if (has_value) {
                set->letters[at++] = ':';
            }
        }
        set->count++;
    }
    set->letters[at] = '\0';
}

static const ltl_option *option_of_code(const option_set *set, int code) {
    if (code >= LONG_BASE) {
        return set->options[code - LONG_BASE];
    }
    for (int i = 0; i < set->count; i++) {
        if (set->options[i]->letter == code) {
            return set->options[i];
        }
    }
    return NULL;
}

static ltl_status fail_unknown(const option_set *set, const char *command, const char *word,
                               ltl_error *error) {
    if (optopt > 0 && optopt < LONG_BASE) {
        return ltl_fail(error, LTL_USAGE, "%s has no option '-%c'", command, optopt);
    }
    if (optopt >= LONG_BASE) {
        return ltl_fail(error, LTL_USAGE, "%s: '--%s' takes no value", command,
                        option_of_code(set, optopt)->name);
    }
    const char *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);
    ltl_suggestion suggestion = ltl_suggestion_of((ltl_str){word + 2, len - 2});
    for (int i = 0; i < set->count; i++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(set->options[i]->name));
    }
    if (suggestion.best.len == 0) {
        return ltl_fail(error, LTL_USAGE, "%s has no option '%.*s'", command, (int)len, word);
    }
    return ltl_fail(error, LTL_USAGE, "%s has no option '%.*s'; did you mean '--%.*s'?", command,
                    (int)len, word, LTL_STR_ARG(suggestion.best));
}

static ltl_status check_choice(const ltl_option *option, const char *value, ltl_error *error) {
    if (!option->choices) {
        return LTL_OK;
    }
    char list[512] = "";
    size_t len = 0;
    for (const char *const *choice = option->choices; *choice; choice++) {
        if (strcmp(*choice, value) == 0) {
            return LTL_OK;
        }
        int added = snprintf(list + len, sizeof(list) - len, "%s%s", len > 0 ? ", " : "", *choice);
        len = added > 0 && len + (size_t)added < sizeof(list) ? len + (size_t)added : len;
    }
    return ltl_fail(error, LTL_USAGE, "--%s does not know '%s'; it takes one of: %s", option->name,
                    value, list);
}

/* getopt_long takes any unambiguous start of a name; that is refused. */
static bool is_spelt_out(const ltl_option *option, const char *word) {
    size_t len = strlen(option->name);
    return strncmp(word, "--", 2) == 0 && strncmp(word + 2, option->name, len) == 0 &&
           (word[2 + len] == '\0' || word[2 + len] == '=');
}

/* The word that getopt_long is at: it has moved past it, and past its value when that was apart. */
static const char *word_before(char **argv, int index, const ltl_option *option) {
    bool is_value_apart =
        option && option->kind != LTL_OPTION_FLAG && index > 1 && optarg == argv[index - 1];
    return argv[is_value_apart ? index - 2 : index - 1];
}

static ltl_status take_next(const option_set *set, int code, const char *command, char **argv,
                            ltl_argument *out_argument, ltl_error *error) {
    if (code == ':') {
        return ltl_fail(error, LTL_USAGE, "%s: '%s' needs a value", command, argv[optind - 1]);
    }
    if (code == '?') {
        return fail_unknown(set, command, argv[optind - 1], error);
    }
    const ltl_option *option = option_of_code(set, code);
    const char *word = word_before(argv, optind, option);
    if (code >= LONG_BASE && !is_spelt_out(option, word)) {
        optopt = 0;
        return fail_unknown(set, command, word, error);
    }
    *out_argument = (ltl_argument){option, option->kind == LTL_OPTION_FLAG ? NULL : optarg};
    return optarg && option->kind != LTL_OPTION_FLAG ? check_choice(option, optarg, error) : LTL_OK;
}

static ltl_status verb_take(ltl_arguments *arguments, ltl_error *error) {
    const ltl_command *command = arguments->command;
    if (!command->verbs || arguments->operand_count == 0) {
        return LTL_OK;
    }
    ltl_suggestion suggestion = ltl_suggestion_of(ltl_str_of(arguments->operands[0]));
    for (const char *const *verb = command->verbs; *verb; verb++) {
        if (strcmp(*verb, arguments->operands[0]) == 0) {
            arguments->verb = *verb;
            arguments->operands++;
            arguments->operand_count--;
            return LTL_OK;
        }
        ltl_suggestion_try(&suggestion, ltl_str_of(*verb));
    }
    if (suggestion.best.len == 0) {
        return ltl_fail(error, LTL_USAGE, "%s has no verb '%s'", command->name,
                        arguments->operands[0]);
    }
    return ltl_fail(error, LTL_USAGE, "%s has no verb '%s'; did you mean '%.*s'?", command->name,
                    arguments->operands[0], LTL_STR_ARG(suggestion.best));
}

ltl_status ltl_arguments_parse(ltl_arena *arena, const ltl_command *command, int argc, char **argv,
                               ltl_arguments *out_arguments, ltl_error *error) {
    option_set *set = LTL_NEW(arena, option_set);
    option_set_fill(set, command);
    /* A cluster such as -qv holds more options than words, but no more than letters. */
    size_t most = 1;
    for (int i = 0; i < argc; i++) {
        most += strlen(argv[i]) + 1;
    }
    ltl_argument *given = LTL_NEW_ARRAY(arena, ltl_argument, most);
    ltl_arguments arguments = {.command = command, .given = given};
    opterr = 0;
    optind = 0; /* starts getopt_long afresh */
    int code;
    while ((code = getopt_long(argc, argv, set->letters, set->long_options, NULL)) != -1) {
        ltl_argument *next = &given[arguments.given_count];
        ltl_status status = take_next(set, code, command->name, argv, next, error);
        if (status != LTL_OK) {
            return status;
        }
        arguments.given_count++;
    }
    arguments.operands = (const char *const *)(argv + optind);
    arguments.operand_count = (uint32_t)(argc - optind);
    ltl_status status = verb_take(&arguments, error);
    if (status == LTL_OK) {
        *out_arguments = arguments;
    }
    return status;
}

const char *ltl_arguments_item(const ltl_arguments *arguments, const char *name, uint32_t at) {
    for (uint32_t i = 0; i < arguments->given_count; i++) {
        if (strcmp(arguments->given[i].option->name, name) == 0 && at-- == 0) {
            return arguments->given[i].value;
        }
    }
    return NULL;
}

uint32_t ltl_arguments_count(const ltl_arguments *arguments, const char *name) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < arguments->given_count; i++) {
        count += strcmp(arguments->given[i].option->name, name) == 0;
    }
    return count;
}

bool ltl_arguments_has(const ltl_arguments *arguments, const char *name) {
    return ltl_arguments_count(arguments, name) > 0;
}

const char *ltl_arguments_value(const ltl_arguments *arguments, const char *name) {
    uint32_t count = ltl_arguments_count(arguments, name);
    return count > 0 ? ltl_arguments_item(arguments, name, count - 1) : NULL;
}

ltl_status ltl_arguments_number(const ltl_arguments *arguments, const char *name, uint64_t most,
                                uint64_t otherwise, uint64_t *out_value, ltl_error *error) {
    const char *text = ltl_arguments_value(arguments, name);
    uint64_t value = otherwise;
    if (text && (!ltl_str_to_u64(ltl_str_of(text), &value) || value > most)) {
        return ltl_fail(error, LTL_USAGE, "--%s takes a number from 0 to %llu, not '%s'", name,
                        (unsigned long long)most, text);
    }
    *out_value = value;
    return LTL_OK;
}
