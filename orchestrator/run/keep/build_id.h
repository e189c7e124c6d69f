/* build_id.h - which build of the program this is.
 *
 * Shape    a digest of the id that the linker gave it: the same for the same program on every machine
 * Units    -
 * Owns     nothing
 * Errors   a program without such an id is known by its size and date
 * Threads  reentrant
 * Cost     a walk over the headers of the program in memory
 */
#ifndef LTL_RUN_KEEP_BUILD_ID_H
#define LTL_RUN_KEEP_BUILD_ID_H

#include "core/hash.h"

ltl_digest ltl_build_id(void);

#endif
