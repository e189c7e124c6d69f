#include "orchestrator/store/process.h"

#include <stdio.h>

#include "core/str.h"

/* When a process was started, in ticks since the machine was: together with its number that names it once and for all.
 * 0 when it is over, even if nobody has asked how it ended. */
int64_t ltl_process_born(pid_t pid) {
    enum { FIELDS_AFTER_STATE = 19 }; /* the start is the 22nd field of stat, the state the 3rd */
    char path[64];
    char text[1024] = "";
    (void)snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return 0;
    }
    size_t len = fread(text, 1, sizeof(text) - 1, file);
    fclose(file);
    ltl_str rest = ltl_str_after_last((ltl_str){text, len}, ')'); /* the name may hold anything */
    ltl_str field = LTL_STR("");
    uint64_t born = 0;
    (void)ltl_str_split(&rest, ' ', &field);
    (void)ltl_str_split(&rest, ' ', &field);
    bool is_over = ltl_str_is(field, "Z") || ltl_str_is(field, "X");
    for (int i = 0; i < FIELDS_AFTER_STATE && rest.ptr != NULL; i++) {
        (void)ltl_str_split(&rest, ' ', &field);
    }
    return !is_over && ltl_str_to_u64(field, &born) ? (int64_t)born : 0;
}
