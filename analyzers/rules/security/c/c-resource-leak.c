#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int first_byte(const char *name) {
    // ruleid: c-resource-leak
    FILE *in = fopen(name, "r");
    int byte;
    if (in == NULL) {
        return -1;
    }
    byte = fgetc(in);
    if (byte == EOF) {
        return -1;
    }
    fclose(in);
    return byte;
}

int probe(const char *name) {
    // ruleid: c-resource-leak
    int file = open(name, O_RDONLY);
    char byte;
    if (file < 0) {
        return -1;
    }
    if (read(file, &byte, 1) != 1) {
        return 0;
    }
    return byte;
}

int first_byte_closed(const char *name) {
    // ok: c-resource-leak
    FILE *in = fopen(name, "r");
    int byte;
    if (in == NULL) {
        return -1;
    }
    byte = fgetc(in);
    fclose(in);
    return byte;
}

FILE *for_reading(const char *name) {
    // ok: c-resource-leak
    FILE *in = fopen(name, "r");
    return in;
}

int probe_closed(const char *name) {
    // ok: c-resource-leak
    int file = open(name, O_RDONLY);
    if (file == -1) {
        return -1;
    }
    close(file);
    return 0;
}
