#include <stdio.h>

void show(void) {
    char letter = 'a';
    void *any = &letter;
    // ruleid: c-read-as-larger-type
    printf("%d\n", *((int *)any));
}

void set(void) {
    short number = 0;
    long *wide = (long *)&number;
    // ruleid: c-read-as-larger-type
    *wide = 1;
}

void show_letter(void) {
    char letter = 'a';
    void *any = &letter;
    // ok: c-read-as-larger-type
    printf("%c\n", *((char *)any));
}

void show_low_byte(void) {
    int number = 5;
    // ok: c-read-as-larger-type
    printf("%d\n", *(unsigned char *)&number);
}
