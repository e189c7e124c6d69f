/* fixtures.h - the annotated files that belong to rule files.
 *
 * Shape    of `a/b.yaml` those beside it with its name and another extension, and all below the folder
 *          `a/b`; the same below a second folder that mirrors the first. `b.fixed.py` is the twin of
 *          `b.py`: what the fixes make of it
 * Units    -
 * Owns     the arena given; texts of built-in fixtures are borrowed
 * Errors   files and folders that cannot be read
 * Threads  main thread
 * Cost     reads all of them
 */
#ifndef LTL_CLI_RULES_FIXTURES_H
#define LTL_CLI_RULES_FIXTURES_H

#include "analyzers/ruleset/ruleset.h"
#include "core/vec.h"

typedef struct ltl_rule_fixture {
    ltl_str rule_path;
    ltl_str path;
    ltl_str text;
} ltl_rule_fixture;

typedef struct ltl_rule_fixtures LTL_VEC(ltl_rule_fixture) ltl_rule_fixtures;

/* Rules and fixtures inside the program. */
void ltl_rule_fixtures_of_pack(ltl_arena *arena, ltl_ruleset *ruleset, ltl_rule_fixtures *out);
/* Adds the rules of a file, or of all below a folder, and their fixtures. `mirror` may be null. */
LTL_MUST_USE ltl_status ltl_rule_fixtures_of_path(ltl_arena *arena, ltl_str path, const char *mirror,
                                                  ltl_ruleset *ruleset, ltl_rule_fixtures *out,
                                                  ltl_error *error);
/* By path. */
void ltl_rule_fixtures_sort(ltl_rule_fixtures *fixtures);
/* Null when there is none. */
const ltl_rule_fixture *ltl_rule_fixtures_twin(const ltl_rule_fixtures *fixtures,
                                               const ltl_rule_fixture *fixture);
bool ltl_rule_fixture_is_twin(const ltl_rule_fixture *fixture);

#endif
