/* terminal.h - what the two output streams can show.
 *
 * Shape    colour: --color, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then whether it is a
 *          terminal that is not dumb. Width: COLUMNS, then the terminal's own
 * Units    columns
 * Owns     nothing
 * Errors   none
 * Threads  reads the environment: main thread
 * Cost     -
 */
#ifndef LTL_CLI_TERMINAL_H
#define LTL_CLI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ltl_terminal {
    bool is_tty;
    bool has_colour;
    bool can_redraw; /* a terminal on which a line may be written over, outside of CI */
    uint32_t width;  /* 0: unknown */
} ltl_terminal;

/* `choice`: "auto", "always", "never" or null. */
ltl_terminal ltl_terminal_of(int fd, const char *choice);

#endif
