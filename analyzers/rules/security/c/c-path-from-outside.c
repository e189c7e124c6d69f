#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

FILE *requested(int from) {
    char name[200] = "/srv/";
    recv(from, name + 5, sizeof name - 6, 0);
    // ruleid: c-path-from-outside
    return fopen(name, "r");
}

int asked(void) {
    char name[100];
    if (fgets(name, sizeof name, stdin) == NULL) {
        return -1;
    }
    // ruleid: c-path-from-outside
    return open(name, O_RDONLY);
}

FILE *fixed(void) {
    // ok: c-path-from-outside
    return fopen("/etc/motd", "r");
}

FILE *given(const char *name) {
    // ok: c-path-from-outside
    return fopen(name, "r");
}
