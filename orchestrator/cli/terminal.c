#include "orchestrator/cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/str.h"

enum { MIN_WIDTH = 20, MAX_WIDTH = 1000 };

/* Set and not empty; "0" counts as off where `zero_is_off`. */
static bool is_set(const char *name, bool zero_is_off) {
    const char *value = getenv(name);
    return value && value[0] != '\0' && !(zero_is_off && strcmp(value, "0") == 0);
}

static bool wants_colour(bool is_tty, bool is_dumb, const char *choice) {
    if (choice && strcmp(choice, "auto") != 0) {
        return strcmp(choice, "always") == 0;
    }
    if (is_set("NO_COLOR", false)) {
        return false;
    }
    if (is_set("CLICOLOR_FORCE", true) || is_set("FORCE_COLOR", true)) {
        return true;
    }
    return is_tty && !is_dumb;
}

static uint32_t width_of(int fd, bool is_tty) {
    uint64_t columns;
    const char *value = getenv("COLUMNS");
    if (value && ltl_str_to_u64(ltl_str_of(value), &columns) && columns >= MIN_WIDTH) {
        return columns < MAX_WIDTH ? (uint32_t)columns : MAX_WIDTH;
    }
    struct winsize size;
    if (is_tty && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= MIN_WIDTH) {
        return size.ws_col;
    }
    return 0;
}

ltl_terminal ltl_terminal_of(int fd, const char *choice) {
    const char *term = getenv("TERM");
    bool is_dumb = !term || strcmp(term, "dumb") == 0 || term[0] == '\0';
    bool is_tty = isatty(fd) == 1;
    return (ltl_terminal){
        .is_tty = is_tty,
        .has_colour = wants_colour(is_tty, is_dumb, choice),
        .can_redraw = is_tty && !is_dumb && !is_set("CI", false),
        .width = width_of(fd, is_tty),
    };
}
