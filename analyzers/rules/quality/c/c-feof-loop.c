#include <stdio.h>
#include <string.h>

long lines(FILE *file) {
    char line[256];
    long count = 0;
    // ruleid: c-feof-loop
    while (!feof(file)) {
        fgets(line, sizeof line, file);
        count++;
    }
    return count;
}

double sum(FILE *file) {
    double sum = 0;
    double value = 0;
    // ruleid: c-feof-loop
    while (feof(file) == 0) {
        fscanf(file, "%lf", &value);
        sum += value;
    }
    return sum;
}

long lines_well(FILE *file) {
    char line[256];
    long count = 0;
    // ok: c-feof-loop
    while (fgets(line, sizeof line, file)) {
        count++;
    }
    return count;
}

long bytes(FILE *file) {
    char block[512];
    long count = 0;
    // ok: c-feof-loop
    while (!feof(file)) {
        size_t got = fread(block, 1, sizeof block, file);
        if (ferror(file)) {
            break;
        }
        count += (long)got;
    }
    return count;
}
