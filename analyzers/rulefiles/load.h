/* load.h - rule files to rules.
 *
 * Shape    Semgrep-syntax YAML: a mapping with the list `rules`, and `lists` that they use. One bad rule
 *          costs that rule only
 * Units    line and column from 1
 * Owns     rules and problems live in the arena of the loader's caller
 * Errors   a file that is no YAML or has no `rules` gives one problem; every key that is unknown or
 * not supported gives a problem with its place and, where one is near, the name that was meant
 * Threads  one owner
 * Cost     O(bytes)
 */
#ifndef LTL_RULEFILES_LOAD_H
#define LTL_RULEFILES_LOAD_H

#include "analyzers/rulefiles/rule.h"
#include "core/arena.h"
#include "core/hash.h"
#include "core/map.h"
#include "core/vec.h"

struct ltl_yaml;

/* Where each line of a text begins, and the text. */
typedef struct ltl_line_starts {
    uint32_t *at;
    uint32_t count;
    uint32_t capacity;
    ltl_str text;
} ltl_line_starts;

/* A file of lists that rules use; see lists.h. */
typedef struct ltl_list_file {
    ltl_str name;
    const char *path;
    const struct ltl_yaml *lists; /* null: the file has none */
    ltl_line_starts lines;
} ltl_list_file;

/* Made with LTL_VEC's members, plus the names taken and the lists used so far. All zero is empty. */
typedef struct ltl_rules {
    ltl_rule *at;
    uint32_t count;
    uint32_t capacity;
    ltl_map ids;
    struct ltl_broken_rules LTL_VEC(ltl_rule) broken; /* with as much formula as could be read */
    struct ltl_list_files LTL_VEC(ltl_list_file) list_files;
    ltl_digest lists_digest; /* of their texts */
    uint32_t left_out_count; /* rules for other versions of the syntax */
    bool are_built_in;       /* those that are loaded now: usually silent in documents */
    bool follows_files;      /* taint rules follow marks from file to file */
} ltl_rules;

/* What is wrong with a rule or a rule file. */
typedef struct ltl_problem {
    ltl_str path;
    uint32_t line;
    uint32_t column;
    ltl_str rule_id; /* empty: it has none, or the file as a whole */
    uint32_t rule_line; /* where the rule begins; 0: the file as a whole */
    ltl_str text;
    bool is_warning; /* the rule still runs */
} ltl_problem;

typedef struct ltl_problems LTL_VEC(ltl_problem) ltl_problems;

/* Appends the rules of one file. `path` is kept for messages and for the domain, which comes from
 * `metadata.lintel.domain`, else `metadata.category`, else quality. */
void ltl_rules_load(ltl_arena *arena, ltl_str path, ltl_str text, ltl_rules *rules,
                    ltl_problems *problems);

#endif
