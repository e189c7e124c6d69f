#include <sys/stat.h>

void share(const char *path) {
    // ruleid: c-world-writable
    chmod(path, 0777);
}

void share_open(int file) {
    // ruleid: c-world-writable
    fchmod(file, 0666);
}

void keep(const char *path) {
    // ok: c-world-writable
    chmod(path, 0600);
}

void keep_folder(const char *path, mode_t mode) {
    // ok: c-world-writable
    chmod(path, 0755);
    // ok: c-world-writable
    chmod(path, mode);
}
