/* process.h - processes told apart once and for all: numbers come back, moments do not.
 *
 * Shape    the number of a process and the moment it was started
 * Units    ticks since the machine was started
 * Owns     nothing
 * Errors   0: it is over, even if nobody has asked how it ended
 * Threads  any
 * Cost     one small file
 */
#ifndef LTL_STORE_PROCESS_H
#define LTL_STORE_PROCESS_H

#include <stdint.h>
#include <sys/types.h>

int64_t ltl_process_born(pid_t pid);

#endif
