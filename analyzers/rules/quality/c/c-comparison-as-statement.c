void first(int *number) {
    int count = 0;
    // ruleid: c-comparison-as-statement
    count == 5;
    *number = count;
}

void second(int *number) {
    // ruleid: c-comparison-as-statement
    *number == 0;
}

void third(int *number) {
    // ok: c-comparison-as-statement
    *number = 0;
}

int fourth(int number) {
    // ok: c-comparison-as-statement
    return number == 5;
}
