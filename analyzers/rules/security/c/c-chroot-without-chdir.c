#include <stdlib.h>
#include <unistd.h>

void jail(const char *folder) {
    // ruleid: c-chroot-without-chdir
    if (chroot(folder) != 0) {
        exit(1);
    }
}

int enter(const char *folder) {
    // ruleid: c-chroot-without-chdir
    return chroot(folder);
}

void jail_right(const char *folder) {
    // ok: c-chroot-without-chdir
    if (chroot(folder) != 0 || chdir("/") != 0) {
        exit(1);
    }
}

void jail_before(const char *folder) {
    if (chdir(folder) != 0) {
        exit(1);
    }
    // ok: c-chroot-without-chdir
    if (chroot(".") != 0) {
        exit(1);
    }
}
