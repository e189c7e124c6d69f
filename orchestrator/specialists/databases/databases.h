/* databases.h - which server of databases a repository works with.
 *
 * Shape    what its manifests, its settings and the images of its services name; two of them are none: what holds
 *          for one need not hold for the other
 * Units    -
 * Owns     -
 * Errors   unknown, when nothing says it
 * Threads  see assess.h
 * Cost     one listing of the repository; its manifests are read
 */
#ifndef LTL_SPECIALISTS_COMMON_DATABASES_H
#define LTL_SPECIALISTS_COMMON_DATABASES_H

#include "analyzers/migrations/locks.h"
#include "orchestrator/specialists/common/rule.h"

ltl_migration_server ltl_databases_find(ltl_assess *assess);

#endif
