/* limits.h - how much of each metric a function may have before it is told.
 *
 * Shape    one number per metric; 0 keeps the default
 * Units    points, lines, levels, parameters; a function is told when it has more
 * Owns     -
 * Errors   -
 * Threads  values
 * Cost     -
 */
#ifndef LTL_METRICS_LIMITS_H
#define LTL_METRICS_LIMITS_H

#include <stdint.h>

typedef struct ltl_metric_limits {
    uint32_t cyclomatic;     /* default 15 */
    uint32_t cognitive;      /* default 25 */
    uint32_t function_lines; /* default 100, of code */
    uint32_t nesting;        /* default 5 */
    uint32_t parameters;     /* default 7 */
} ltl_metric_limits;

#endif
