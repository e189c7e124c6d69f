/* The command line over the settings file: lists of rules replace, other lists are added. */
#include "orchestrator/cli/settings.h"

#include "orchestrator/cli/suggest.h"

/* Values separated by commas or repeated; empty pieces say nothing. */
static void list_take(ltl_arena *arena, const ltl_arguments *arguments, const char *name,
                      bool has_commas, ltl_str_list *list) {
    const char *value;
    for (uint32_t i = 0; (value = ltl_arguments_item(arguments, name, i)) != NULL; i++) {
        ltl_str rest = ltl_str_of(value);
        ltl_str piece;
        while (ltl_str_split(&rest, has_commas ? ',' : '\0', &piece)) {
            if (ltl_str_trim(piece).len > 0) {
                LTL_PUSH(arena, list, ltl_str_trim(piece));
            }
        }
    }
}

static ltl_status domains_take(ltl_arena *arena, const ltl_arguments *arguments,
                               ltl_settings *settings, ltl_error *error) {
    ltl_str_list names = {0};
    list_take(arena, arguments, "domains", true, &names);
    uint32_t domains = 0;
    for (uint32_t i = 0; i < names.count; i++) {
        ltl_domain domain;
        if (ltl_domain_parse(names.at[i], &domain)) {
            domains |= 1u << domain;
            continue;
        }
        ltl_suggestion suggestion = ltl_suggestion_of(names.at[i]);
        for (ltl_domain known = 0; known < LTL_DOMAIN_COUNT; known++) {
            ltl_suggestion_try(&suggestion, ltl_str_of(ltl_domain_name(known)));
        }
        return ltl_fail(error, LTL_USAGE, "--domains does not know '%.*s'%s%.*s%s",
                        LTL_STR_ARG(names.at[i]), suggestion.best.len > 0 ? "; did you mean '" : "",
                        LTL_STR_ARG(suggestion.best), suggestion.best.len > 0 ? "'?" : "");
    }
    if (domains != 0) {
        settings->domains = domains;
    }
    return LTL_OK;
}

/* The choices of the option table were checked already. */
static void levels_take(const ltl_arguments *arguments, ltl_settings *settings) {
    const char *severity = ltl_arguments_value(arguments, "severity");
    const char *confidence = ltl_arguments_value(arguments, "confidence");
    const char *depth = ltl_arguments_value(arguments, "dataflow");
    settings->shows_doubtful |= ltl_arguments_has(arguments, "doubtful");
    if (depth) {
        (void)ltl_depth_parse(ltl_str_of(depth), &settings->dataflow);
    }
    if (severity) {
        (void)ltl_severity_parse(ltl_str_of(severity), &settings->severity);
    }
    if (confidence) {
        (void)ltl_confidence_parse(ltl_str_of(confidence), &settings->confidence);
    }
}

static ltl_status gate_take(const ltl_arguments *arguments, ltl_settings *settings,
                            ltl_error *error) {
    const char *fail_on = ltl_arguments_value(arguments, "fail-on");
    if (fail_on && !ltl_fail_on_parse(ltl_str_of(fail_on), &settings->gate)) {
        return ltl_fail(error, LTL_USAGE,
                        "--fail-on takes info, low, medium, high, critical (with :low, :medium or "
                        ":high for the confidence) or never, not '%s'",
                        fail_on);
    }
    settings->gate.requires_coverage |= ltl_arguments_has(arguments, "require-coverage");
    settings->is_exit_zero = ltl_arguments_has(arguments, "exit-zero");
    settings->stops_early &=
        !ltl_arguments_has(arguments, "no-early-stop") && !ltl_arguments_has(arguments, "full");
    if (ltl_arguments_has(arguments, "max-warnings")) {
        settings->gate.has_max_warnings = true;
    }
    return ltl_arguments_number(arguments, "max-warnings", UINT32_MAX, settings->gate.max_warnings,
                                &settings->gate.max_warnings, error);
}

ltl_status ltl_settings_take_arguments(ltl_arena *arena, const ltl_arguments *arguments,
                                       ltl_settings *settings, ltl_error *error) {
    if (ltl_arguments_has(arguments, "config")) {
        settings->rules = (ltl_str_list){0};
        settings->has_own_rules_only = true;
        list_take(arena, arguments, "config", false, &settings->rules);
    }
    settings->option_select = settings->select.count;
    settings->option_ignore = settings->ignore.count;
    list_take(arena, arguments, "include", false, &settings->include);
    list_take(arena, arguments, "exclude", false, &settings->exclude);
    list_take(arena, arguments, "select", true, &settings->select);
    list_take(arena, arguments, "ignore", true, &settings->ignore);
    if (ltl_arguments_has(arguments, "no-metrics")) {
        settings->with_metrics = false;
    }
    levels_take(arguments, settings);
    ltl_status status = domains_take(arena, arguments, settings, error);
    return status == LTL_OK ? gate_take(arguments, settings, error) : status;
}
