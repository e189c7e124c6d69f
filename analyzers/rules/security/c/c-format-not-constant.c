#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <syslog.h>

int main(int argc, char **argv) {
    char line[256];
    if (argc > 1) {
        // ruleid: c-format-not-constant
        printf(argv[1]);
        // ok: c-format-not-constant
        printf("%s", argv[1]);
    }
    while (fgets(line, sizeof line, stdin)) {
        // ruleid: c-format-not-constant
        fprintf(stderr, line);
        // ok: c-format-not-constant
        fprintf(stderr, "%s", line);
    }
    return 0;
}

void serve(int socket) {
    char request[512];
    ssize_t count = recv(socket, request, sizeof request - 1, 0);
    request[count > 0 ? count : 0] = 0;
    // ruleid: c-format-not-constant
    syslog(LOG_INFO, request);
}

void usage(const char *text) {
    // ok: c-format-not-constant
    printf(text);
}
