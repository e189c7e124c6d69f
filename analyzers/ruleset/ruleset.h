/* ruleset.h - all rules of a run, compiled so that one walk over a file serves them all.
 *
 * Shape    rules in load order; per language a program: compiled patterns (equal ones shared),
 *          dispatched by a name they need or by the kind of their root; one literal prefilter over
 *          the bytes
 * Units    fuel: see LTL_MATCH_FUEL_PER_RULE_FILE
 * Owns     everything; ltl_ruleset_free releases it
 * Errors   a rule that does not compile for a language is a problem with its place; the others run
 * Threads  built by one thread, then immutable and shared by all
 * Cost     scanning a file costs the literal pass, and for files where a rule may hit the parse and the
 *          candidates the posting lists give; rules whose names the file does not have cost nothing
 */
#ifndef LTL_RULESET_RULESET_H
#define LTL_RULESET_RULESET_H

#include "analyzers/rulefiles/load.h"
#include "analyzers/syntax/names.h"
#include "core/hash.h"
#include "core/status.h"

typedef struct ltl_ruleset ltl_ruleset;

ltl_ruleset *ltl_ruleset_new(void);
void ltl_ruleset_free(ltl_ruleset *ruleset);
/* Loads one file's rules; `text` is copied. Before ltl_ruleset_compile. */
void ltl_ruleset_add(ltl_ruleset *ruleset, ltl_str path, ltl_str text);
/* The same for a file that travels in the program: its rules say nothing about code in documents unless they
 * say so. */
void ltl_ruleset_add_built_in(ltl_ruleset *ruleset, ltl_str path, ltl_str text);
/* Keeps only the rules the predicate accepts. Before ltl_ruleset_compile. */
void ltl_ruleset_filter(ltl_ruleset *ruleset, bool (*accepts)(void *context, const ltl_rule *rule),
                        void *context);
/* Taint rules also look at files with only a source or only a sink, for LTL_DATAFLOW_REPOSITORY. Before
 * ltl_ruleset_compile. */
void ltl_ruleset_follow_files(ltl_ruleset *ruleset);
/* Compiles what was loaded. A language is compiled when a file of it is first seen, so that a
 * hook pays for one language only; problems of that are found by ltl_ruleset_compile_all. */
LTL_MUST_USE ltl_status ltl_ruleset_compile(ltl_ruleset *ruleset, ltl_error *error);
/* Compiles every language now, for `rules validate`. */
LTL_MUST_USE ltl_status ltl_ruleset_compile_all(ltl_ruleset *ruleset, ltl_error *error);

/* Rules that were left out because they are for another version of the syntax. */
uint32_t ltl_ruleset_left_out(const ltl_ruleset *ruleset);
uint32_t ltl_ruleset_count(const ltl_ruleset *ruleset);
const ltl_rule *ltl_ruleset_rule(const ltl_ruleset *ruleset, uint32_t index);
const ltl_rule *ltl_ruleset_find(const ltl_ruleset *ruleset, ltl_str id);
/* Everything wrong so far, in order of path and line. */
const ltl_problems *ltl_ruleset_problems(const ltl_ruleset *ruleset);
/* Names the rules, their text and this version of the engine; the key of any stored result. */
ltl_digest ltl_ruleset_digest(const ltl_ruleset *ruleset);
/* True when some rule is for files of that language (null: files without one). */
bool ltl_ruleset_wants(const ltl_ruleset *ruleset, const ltl_language *language);
/* True when one of those also speaks about code in documents. */
bool ltl_ruleset_speaks_in_documents(const ltl_ruleset *ruleset, const ltl_language *language);

#endif
