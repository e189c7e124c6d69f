#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int archive(const char *folder) {
    char command[512];
    snprintf(command, sizeof command, "tar czf backup.tgz %s", folder);
    // ruleid: c-shell-command-built
    return system(command);
}

FILE *list(const char *folder) {
    char command[256];
    sprintf(command, "ls -l '%s'", folder);
    // ruleid: c-shell-command-built
    return popen(command, "r");
}

int clear(void) {
    // ok: c-shell-command-built
    return system("clear");
}

int renice(int pid) {
    char command[64];
    snprintf(command, sizeof command, "renice 10 %d", pid);
    // ok: c-shell-command-built
    return system(command);
}
