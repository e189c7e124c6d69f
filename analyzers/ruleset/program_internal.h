/* program_internal.h - what the files that compile rules share.
 *
 * Shape    one builder per program; it tells of each fault and goes on
 * Units    lines and columns from 1, in the document that `path` names
 * Owns     the program's arena; problems in the arena of whoever asked
 * Errors   null or false, after the fault was told
 * Threads  one owner
 * Cost     a parse for each pattern that is new; equal leaves of many rules are compiled once
 */
#ifndef LTL_RULESET_PROGRAM_INTERNAL_H
#define LTL_RULESET_PROGRAM_INTERNAL_H

#include "analyzers/ruleset/program.h"
#include "core/map.h"

typedef struct ltl_builder {
    ltl_program *program;
    ltl_parser *parser;
    ltl_map pattern_of; /* text, options and language -> index + 1 */
    ltl_map generic_of; /* text and options -> index + 1 */
    ltl_map regex_of;
    ltl_map item_of; /* place, options and language of what a taint rule lists -> the first step of it */
    ltl_map leaf_of; /* address of a leaf -> index + 1 among what its op says */
    const ltl_language *language; /* that the code at hand is written in */
    const ltl_rule *rule;
    const char *path; /* of the document that the formula at hand is written in */
    bool has_pattern;
    bool reads_words; /* patterns become words with holes */
    bool follows_files;
    ltl_arena *problem_arena;
    ltl_problems *problems;
} ltl_builder;

void ltl_program__tell(ltl_builder *b, uint32_t line, uint32_t column, ltl_str text);
/* The error's place is within the text that begins at that line and column. */
void ltl_program__tell_within(ltl_builder *b, uint32_t line, uint32_t column,
                              const ltl_error *error);

/* Leaves of a formula. */
bool ltl_program__pattern(ltl_builder *b, const ltl_formula *formula, ltl_step *step);
bool ltl_program__generic(ltl_builder *b, const ltl_formula *formula, ltl_step *step);
/* A pattern as words with holes: what a file without a tree can be held against. */
bool ltl_program__words(ltl_builder *b, const ltl_formula *formula, ltl_step *step);
bool ltl_program__aliengrep(ltl_builder *b, const ltl_formula *formula, ltl_step *step);
const ltl_regex *ltl_program__regex(ltl_builder *b, ltl_str text, unsigned flags, uint32_t line,
                                    uint32_t column, uint32_t *out_index);
/* Numbered groups are $1, $2 …; a named group binds its name. */
const uint16_t *ltl_program__groups(ltl_program *program, const ltl_regex *regex,
                                    bool with_numbers);
/* What a leaf asks of a file; nothing when it could not be compiled. */
ltl_clauses ltl_program__clauses(ltl_builder *b, const ltl_formula *leaf);

/* A whole formula. */
const ltl_step *ltl_program__formula(ltl_builder *b, const ltl_formula *formula);

#endif
