#include <stdio.h>
#include <unistd.h>

size_t read_line(int fd, char *line, size_t size) {
    size_t length = 0;
    char byte;
    // ruleid: c-byte-wise-read
    while (length + 1 < size && read(fd, &byte, 1) == 1) {
        if (byte == '\n') {
            break;
        }
        line[length++] = byte;
    }
    line[length] = '\0';
    return length;
}

void send_upper(int fd, const char *text) {
    for (size_t i = 0; text[i]; i++) {
        char byte = text[i];
        // ruleid: c-byte-wise-read
        write(fd, &byte, 1);
    }
}

long count_lines(int fd) {
    char block[4096];
    long lines = 0;
    ssize_t got;
    // ok: c-byte-wise-read
    while ((got = read(fd, block, sizeof block)) > 0) {
        for (ssize_t i = 0; i < got; i++) {
            lines += block[i] == '\n';
        }
    }
    return lines;
}

void wake(int fd) {
    char byte = 1;
    // ok: c-byte-wise-read
    write(fd, &byte, 1);
}
