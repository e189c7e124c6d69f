#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "core/yaml.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/reactions.h"
#include "orchestrator/cli/state_folder.h"
#include "orchestrator/cli/suggest.h"

enum { STANDARD_MOST = 20, MOST_OF_MOST = 10000 };

const ltl_option ltl_options_reactions[] = {
    {"react", 0, LTL_OPTION_FLAG, NULL,
     "Run the commands of your own lintel/reactions.yaml, in $XDG_CONFIG_HOME or ~/.config, for "
     "what is found: see "
     "`lintel help watch`.",
     NULL},
    {"reactions", 0, LTL_OPTION_VALUE, "FILE", "The same, from this file.", NULL},
    {0},
};

static ltl_status wrong(const ltl_yaml *at, ltl_error *error, const char *text, ltl_str word) {
    ltl_status status = ltl_fail(error, LTL_SYNTAX, "%s%.*s", text, LTL_STR_ARG(word));
    ltl_error_at(error, at->path, at->line, at->column);
    return status;
}

/* ---- one reaction ---- */

static ltl_status texts_read(ltl_arena *arena, const ltl_yaml *value, const ltl_str **out_texts,
                             uint32_t *out_count, ltl_error *error) {
    if (value->kind != LTL_YAML_LIST || value->count == 0) {
        return wrong(value, error, "a list of texts is wanted here", LTL_STR(""));
    }
    ltl_str *texts = LTL_NEW_ARRAY(arena, ltl_str, value->count);
    for (uint32_t i = 0; i < value->count; i++) {
        if (value->items[i]->kind != LTL_YAML_SCALAR ||
            memchr(value->items[i]->text.ptr, 0, value->items[i]->text.len)) {
            return wrong(value->items[i], error, "a text is wanted here", LTL_STR(""));
        }
        texts[i] = value->items[i]->text;
    }
    *out_texts = texts;
    *out_count = value->count;
    return LTL_OK;
}

static ltl_status name_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                            ltl_error *error) {
    (void)arena;
    one->name = value->text;
    return value->kind == LTL_YAML_SCALAR && value->text.len > 0
               ? LTL_OK
               : wrong(value, error, "a name is wanted here", LTL_STR(""));
}

static ltl_status event_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                             ltl_error *error) {
    static const char *const events[] = {"finding", "fixed", "end"};
    (void)arena;
    for (int i = 0; i < (int)LTL_COUNT_OF(events); i++) {
        if (value->kind == LTL_YAML_SCALAR && ltl_str_is(value->text, events[i])) {
            one->event = (ltl_reaction_event)i;
            return LTL_OK;
        }
    }
    return wrong(value, error, "`on` is finding, fixed or end", LTL_STR(""));
}

static ltl_status run_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                           ltl_error *error) {
    return texts_read(arena, value, &one->words, &one->word_count, error);
}

static ltl_status severity_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                                ltl_error *error) {
    (void)arena;
    return ltl_severity_parse(value->text, &one->severity)
               ? LTL_OK
               : wrong(value, error, "there is no severity ", value->text);
}

static ltl_status domains_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                               ltl_error *error) {
    const ltl_str *texts = NULL;
    uint32_t count = 0;
    ltl_status status = texts_read(arena, value, &texts, &count, error);
    for (uint32_t i = 0; i < count && status == LTL_OK; i++) {
        ltl_domain domain;
        if (!ltl_domain_parse(texts[i], &domain)) {
            return wrong(value->items[i], error, "there is no domain ", texts[i]);
        }
        one->domains |= 1u << domain;
    }
    return status;
}

static ltl_status rules_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                             ltl_error *error) {
    return texts_read(arena, value, &one->rules, &one->rule_count, error);
}

static ltl_status most_read(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                            ltl_error *error) {
    (void)arena;
    bool is_number =
        ltl_str_to_u64(value->text, &one->most) && one->most > 0 && one->most <= MOST_OF_MOST;
    return is_number ? LTL_OK
                     : wrong(value, error, "`most` is a number from 1 to 10000", LTL_STR(""));
}

static const struct {
    const char *key;
    ltl_status (*read)(ltl_arena *arena, const ltl_yaml *value, ltl_reaction *one,
                       ltl_error *error);
} keys[] = {
    {"name", name_read},         {"on", event_read},        {"run", run_read},
    {"severity", severity_read}, {"domains", domains_read}, {"rules", rules_read},
    {"most", most_read},
};

static ltl_status unknown_key(const ltl_yaml *key, ltl_error *error) {
    ltl_suggestion suggestion = ltl_suggestion_of(key->text);
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(keys[i].key));
    }
    ltl_status status =
        ltl_fail(error, LTL_SYNTAX, "there is no key `%.*s`%s%.*s%s", LTL_STR_ARG(key->text),
                 suggestion.best.len > 0 ? "; did you mean `" : "", LTL_STR_ARG(suggestion.best),
                 suggestion.best.len > 0 ? "`?" : "");
    ltl_error_at(error, key->path, key->line, key->column);
    return status;
}

static ltl_status key_read(ltl_arena *arena, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_reaction *one, ltl_error *error) {
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        if (ltl_str_is(key->text, keys[i].key)) {
            return keys[i].read(arena, value, one, error);
        }
    }
    return unknown_key(key, error);
}

static ltl_status reaction_read(ltl_arena *arena, const ltl_yaml *map, ltl_reaction *one,
                                ltl_error *error) {
    *one = (ltl_reaction){.most = STANDARD_MOST, .severity = LTL_SEVERITY_INFO};
    if (map->kind != LTL_YAML_MAP) {
        return wrong(map, error, "a reaction is a map: name, on, run …", LTL_STR(""));
    }
    for (uint32_t i = 0; i < map->count; i++) {
        ltl_status status = key_read(arena, map->keys[i], map->items[i], one, error);
        if (status != LTL_OK) {
            return status;
        }
    }
    bool is_whole = one->name.len > 0 && one->word_count > 0;
    return is_whole ? LTL_OK : wrong(map, error, "a reaction needs `name` and `run`", LTL_STR(""));
}

static ltl_status list_read(ltl_arena *arena, ltl_str text, const char *path, ltl_reactions *out,
                            ltl_error *error) {
    ltl_yaml *root = NULL;
    ltl_status status = ltl_yaml_parse(arena, text, path, &root, error);
    const ltl_yaml *list = status == LTL_OK ? ltl_yaml_get(root, "reactions") : NULL;
    if (status != LTL_OK) {
        return status;
    }
    if (list == NULL || list->kind != LTL_YAML_LIST || root->count != 1) {
        status = ltl_fail(error, LTL_SYNTAX,
                          "`reactions:` and a list of them is all there is in this file");
        ltl_error_at(error, path, 1, 1);
        return status;
    }
    for (uint32_t i = 0; i < list->count && status == LTL_OK; i++) {
        ltl_reaction one;
        status = reaction_read(arena, list->items[i], &one, error);
        LTL_PUSH(arena, &out->list, one);
    }
    return status;
}

/* ---- which file ---- */

static ltl_status own_file(ltl_arena *arena, ltl_str *out_path, ltl_error *error) {
    ltl_str folder = ltl_own_folder(arena);
    if (folder.len == 0) {
        return ltl_fail(error, LTL_USAGE, "--react: there is no HOME to look for reactions in");
    }
    *out_path = ltl_arena_printf(arena, "%.*s/reactions.yaml", LTL_STR_ARG(folder));
    return LTL_OK;
}

static bool is_within(ltl_str path, const char *folder) {
    size_t len = strlen(folder);
    return ltl_str_starts_with(path, ltl_str_of(folder)) &&
           (path.len == len || path.ptr[len] == '/' || (len > 0 && folder[len - 1] == '/'));
}

/* Whoever else could write it could run commands as this user. */
static ltl_status trust(const char *path, ltl_error *error) {
    struct stat found;
    if (stat(path, &found) != 0) {
        return ltl_fail(error, LTL_USAGE, "%s: %s", path, strerror(errno));
    }
    bool is_own = found.st_uid == geteuid() || found.st_uid == 0;
    if (!S_ISREG(found.st_mode) || !is_own || (found.st_mode & S_IWOTH) != 0) {
        return ltl_fail(error, LTL_USAGE,
                        "%s: reactions are read from a file of your own that nobody else may write",
                        path);
    }
    return LTL_OK;
}

static ltl_status file_find(ltl_arena *arena, const ltl_arguments *arguments, const char *root,
                            ltl_str *out_path, ltl_error *error) {
    const char *named = ltl_arguments_value(arguments, "reactions");
    ltl_str path = LTL_STR("");
    ltl_status status = LTL_OK;
    if (named != NULL) {
        path = ltl_str_of(named);
    } else {
        status = own_file(arena, &path, error);
    }
    status = status == LTL_OK ? trust(path.ptr, error) : status;
    char real[PATH_MAX];
    char looked_at[PATH_MAX];
    if (status != LTL_OK || realpath(path.ptr, real) == NULL) {
        return status != LTL_OK ? status
                                : ltl_fail(error, LTL_USAGE, "%s: %s", path.ptr, strerror(errno));
    }
    *out_path = ltl_arena_copy(arena, ltl_str_of(real));
    bool is_among = realpath(root, looked_at) != NULL && is_within(*out_path, looked_at);
    return named == NULL && is_among ? ltl_fail(error, LTL_USAGE,
                                                "%s lies among what is looked at, so that others "
                                                "may have written it; if you trust it, name "
                                                "it with --reactions",
                                                real)
                                     : LTL_OK;
}

ltl_status ltl_reactions_open(ltl_arena *arena, const ltl_arguments *arguments, const char *root,
                              ltl_reactions *out_reactions, ltl_error *error) {
    ltl_str path = LTL_STR("");
    ltl_str text;
    *out_reactions = (ltl_reactions){0};
    if (!ltl_arguments_has(arguments, "react") && !ltl_arguments_has(arguments, "reactions")) {
        return LTL_OK;
    }
    ltl_status status = file_find(arena, arguments, root, &path, error);
    if (status == LTL_OK) {
        status = ltl_file_read(arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, &text, error);
    }
    if (status == LTL_OK) {
        size_t slash = ltl_str_find_last_byte(path, '/');
        out_reactions->folder =
            ltl_arena_copy(arena, ltl_str_slice(path, 0, slash > 0 ? slash : 1));
        status = list_read(arena, text, path.ptr, out_reactions, error);
    }
    return status;
}
