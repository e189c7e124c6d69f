#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

void echo(void) {
    char line[100];
    if (fgets(line, sizeof line, stdin) != NULL) {
        // ruleid: c-format-from-outside
        printf(line);
    }
}

void answer(int from) {
    char text[100] = "";
    recv(from, text, sizeof text - 1, 0);
    // ruleid: c-format-from-outside
    fprintf(stderr, text);
}

void echo_as_text(void) {
    char line[100];
    if (fgets(line, sizeof line, stdin) != NULL) {
        // ok: c-format-from-outside
        printf("%s", line);
    }
}

void show(int number) {
    const char *format = number > 1 ? "%d items\n" : "%d item\n";
    // ok: c-format-from-outside
    printf(format, number);
}
