/* load_internal.h - what the parts of the loader share.
 *
 * Shape    one loader per rule file; one rule at a time is read into it
 * Units    line and column from 1
 * Owns     the arena of the loader's caller
 * Errors   every complaint becomes a problem; an error costs the rule it is about
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_RULEFILES_LOAD_INTERNAL_H
#define LTL_RULEFILES_LOAD_INTERNAL_H

#include "analyzers/rulefiles/load.h"
#include "core/compiler.h"
#include "core/yaml.h"

typedef struct ltl_loader {
    ltl_arena *arena;
    ltl_str path;
    ltl_line_starts lines;
    const ltl_yaml *lists; /* of the file; null: none */
    ltl_rules *rules;
    ltl_problems *problems;
    ltl_str rule_id;      /* of the rule being read; empty outside of one */
    uint32_t rule_line;
    uint32_t error_count; /* of the rule being read */
} ltl_loader;

/* What becomes of a key. */
typedef enum ltl_key_use {
    LTL_KEY_READ,
    LTL_KEY_LATER,   /* known from Semgrep, changes what is found, not supported: an error */
    LTL_KEY_IGNORED, /* known from Semgrep, not supported, finds the same: a warning */
    LTL_KEY_FREE,    /* says nothing to the program */
} ltl_key_use;

typedef struct ltl_rule_reading {
    ltl_rule rule;
    bool is_skipped; /* for another version of the engine */
    const ltl_yaml *formula_key;
    const ltl_yaml *formula_value;
    const ltl_yaml *taint_key; /* the first list of a taint rule */
} ltl_rule_reading;

LTL_PRINTF(3, 4)
void ltl_loader__error(ltl_loader *loader, const ltl_yaml *at, const char *format, ...);
LTL_PRINTF(3, 4)
void ltl_loader__warn(ltl_loader *loader, const ltl_yaml *at, const char *format, ...);
/* ", did you mean `…`?" or nothing, for the end of a complaint. */
const char *ltl_loader__meant(ltl_loader *loader, ltl_str word, const char *nearest);
/* A name from outside, cut to what a message can bear. */
ltl_str ltl_loader__shown(ltl_str name);

/* The text of a scalar that is not empty; complains and gives false otherwise. */
bool ltl_loader__text(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_str *out_text);
/* A list of scalars, or one scalar where `can_be_one`. */
bool ltl_loader__texts(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       bool can_be_one, const ltl_str **out_texts, uint32_t *out_count);
/* Complains about every key of the mapping that is not in the null-terminated list. */
bool ltl_loader__keys(ltl_loader *loader, const ltl_yaml *map, const char *const *known);
/* Line and column where the text of a scalar begins. */
void ltl_loader__text_place(const ltl_loader *loader, const ltl_yaml *value, uint32_t *out_line,
                            uint32_t *out_column);

void ltl_loader__find_lines(ltl_arena *arena, ltl_str text, ltl_line_starts *lines);

/* load_keys.c: one key at the top of a rule. */
void ltl_load__rule_key(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule_reading *reading);
bool ltl_load__is_id(ltl_str id);
/* load_facts.c: languages, severity, paths, versions. */
void ltl_load__languages(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                         ltl_rule_reading *reading);
/* The `language` of a metavariable-pattern: a language, or null with `*out_is_generic` telling generic
 * from regex. False after a complaint. */
bool ltl_load__view_language(ltl_loader *loader, const ltl_yaml *value,
                             const ltl_language **out_language, bool *out_is_generic);
void ltl_load__severity(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule_reading *reading);
void ltl_load__paths(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                     ltl_rule_reading *reading);
void ltl_load__min_version(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_rule_reading *reading);
void ltl_load__max_version(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_rule_reading *reading);
/* load_metadata.c */
void ltl_load__metadata(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule_reading *reading);
/* load_generic.c: options of generic patterns. */
void ltl_load__generic_defaults(ltl_generic_options *options);
void ltl_load__generic_option(ltl_loader *loader, ltl_str name, const ltl_yaml *value,
                              ltl_generic_options *options);
/* load_options.c */
void ltl_load__options(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule_reading *reading);
/* load_formula.c: the formula under `key` of the rule `node`; sets formula and leaf_count of the rule. */
void ltl_load__formula(ltl_loader *loader, const ltl_yaml *node, const ltl_yaml *key,
                       const ltl_yaml *value, ltl_rule *rule);
/* The formula key of that name that may stand alone in a rule, or false. */
bool ltl_load__is_formula_key(ltl_str name);

#endif
