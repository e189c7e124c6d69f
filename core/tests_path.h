/* tests_path.h - whether a path is one of tests.
 *
 * Shape    a word of a folder or of the file name says so: `tests/`, `reg-tests/`, `App.UnitTests/`, `a.spec.ts`
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  re-entrant
 * Cost     O(len)
 */
#ifndef LTL_CORE_TESTS_PATH_H
#define LTL_CORE_TESTS_PATH_H

#include "core/str.h"

bool ltl_path_is_of_tests(ltl_str path);

#endif
