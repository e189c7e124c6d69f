#include <stdio.h>

int main(void) {
    fputs("lintel " LTL_VERSION "\n", stdout);
    return 0;
}
