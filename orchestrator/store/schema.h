/* schema.h - the tables of the store, of this version and of earlier ones.
 *
 * Shape    the text that makes them; one row per version with what leads to the next
 * Units    -
 * Owns     static
 * Errors   -
 * Threads  the owner of the database's handle
 * Cost     three small queries
 */
#ifndef LTL_STORE_SCHEMA_H
#define LTL_STORE_SCHEMA_H

#include <sqlite3.h>

#include "orchestrator/store/migration.h"

enum { LTL_STORE_APPLICATION = 0x4C696E74, LTL_STORE_VERSION = 3 };

/* From a version to the next one. Each text may run twice: a run that is resumed does not know how far it came. */
typedef struct ltl_store_step {
    int from;
    const char *schema; /* in one transaction */
    const char *data;   /* in another */
} ltl_store_step;

extern const char ltl_store_tables[];
/* By version, ends with a `from` of 0. */
extern const ltl_store_step ltl_store_steps[];

/* A store that is under way from one version to another has a number that no version has. */
int ltl_store_mark_under_way(int from, int to);
ltl_store_age ltl_store_age_of(sqlite3 *database, int *out_from);

#endif
