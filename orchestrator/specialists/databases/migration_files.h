/* migration_files.h - what migrations have to do with each other, file by file.
 *
 * Shape    ways forth and back in two files (golang-migrate, sqlx, dbmate, Diesel, Flyway); of a change, what its new
 *          migrations lock and throw away
 * Units    -
 * Owns     -
 * Errors   false without the memory
 * Threads  see assess.h
 * Cost     each such file is read once more; the manifests of the repository when a change adds a migration
 */
#ifndef LTL_SPECIALISTS_COMMON_MIGRATION_FILES_H
#define LTL_SPECIALISTS_COMMON_MIGRATION_FILES_H

#include "analyzers/migrations/locks.h"
#include "orchestrator/specialists/common/rule.h"

/* Empty when the file is no way forth of that kind. */
ltl_str ltl_migration_twin(ltl_arena *arena, ltl_str path);

bool ltl_migration_pairs_look(ltl_assess *assess);
bool ltl_migration_change_look(ltl_assess *assess);

#endif
