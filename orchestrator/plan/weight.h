/* weight.h - what a byte of a file costs, by the language that its name says.
 *
 * Shape    a table, measured: processor time of a scan with all rules over large repositories of each language
 * Units    sixteenths of a plain byte, see plan.h
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     a look-up of the name
 *
 * The same for everybody: what a file took last time would cut other chunks on each machine, and with them move the
 * places from which quarantines count.
 */
#ifndef LTL_PLAN_WEIGHT_H
#define LTL_PLAN_WEIGHT_H

#include "core/str.h"

uint32_t ltl_plan_weight(ltl_str path);

#endif
