#include <errno.h>
#include <math.h>
#include <stdio.h>

void first(char *line) {
    // ruleid: c-failure-without-consequence
    if (fgets(line, 100, stdin) == NULL) {
    }
    puts(line);
}

double second(double number) {
    double root = sqrt(number);
    // ruleid: c-failure-without-consequence
    if (errno == EDOM) {
    }
    return root;
}

int third(char *line) {
    // ok: c-failure-without-consequence
    if (fgets(line, 100, stdin) == NULL) {
        return -1;
    }
    return 0;
}

int fourth(FILE *in) {
    // ok: c-failure-without-consequence
    if (in == NULL) {
    } else {
        fclose(in);
    }
    return 0;
}
