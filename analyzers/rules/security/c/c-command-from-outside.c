#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void run(int from) {
    char command[200] = "ls ";
    size_t used = strlen(command);
    recv(from, command + used, sizeof command - used - 1, 0);
    // ruleid: c-command-from-outside
    system(command);
}

void list(void) {
    char command[200] = "ls ";
    char *folder = getenv("FOLDER");
    FILE *pipe;
    if (folder == NULL) {
        return;
    }
    strncat(command, folder, 100);
    // ruleid: c-command-from-outside
    pipe = popen(command, "r");
    if (pipe != NULL) {
        pclose(pipe);
    }
}

void list_all(void) {
    // ok: c-command-from-outside
    system("ls -a");
}

void list_one(int which) {
    char command[200] = "ls ";
    strcat(command, which ? "/tmp" : "/var");
    // ok: c-command-from-outside
    system(command);
}
