#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

void serve(int socket) {
    char request[1024];
    // ruleid: c-received-bytes-terminator
    ssize_t count = recv(socket, request, sizeof(request), 0);
    if (count < 0) {
        return;
    }
    request[count] = '\0';
    puts(request);
}

void show(int file) {
    char text[64];
    ssize_t count;
    // ruleid: c-received-bytes-terminator
    count = read(file, text, sizeof text);
    text[count] = 0;
    puts(text);
}

void serve_right(int socket) {
    char request[1024];
    // ok: c-received-bytes-terminator
    ssize_t count = recv(socket, request, sizeof(request) - 1, 0);
    if (count < 0) {
        return;
    }
    request[count] = '\0';
    puts(request);
}

size_t raw(FILE *in) {
    char block[512];
    // ok: c-received-bytes-terminator
    size_t count = fread(block, 1, sizeof(block), in);
    return count;
}
