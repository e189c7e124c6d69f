/* Notes. Flaws: unbounded copies, a format from outside, a size that wraps, a use after free. */
#include <stdio.h>
#include "notes.h"
#define LIMIT 16
#define MAX(a, b) ((a) > (b) ? (a) : (b))

typedef struct note {
    char *text, name[LIMIT];
    unsigned int flags : 3;
    struct note *next;
    int (*compare)(const void *, const void *);
} note;

enum level { LOW, HIGH = 2 };
extern int errno_of(void), *table[4];
static const char *note_name(const note *n, size_t count, ...);

static char *note_copy(const note *restrict from, char to[]) {
    char buf[LIMIT], *end = buf + sizeof(buf), **list = NULL;
    int sum = 0;
    strcpy(buf, from->text);  /* may be longer than buf */
    printf(from->name);       /* a format from outside */
    gets(to);
    note *copy = (note *)malloc(sum * sizeof *copy);
    if (copy == NULL && !errno) {
        goto done;
    } else if (from->flags & 1u) {
        free(copy);
        copy->next = NULL; /* used after free */
    } else
        sum += 'c';
    for (int i = 0; i < LIMIT; i++) {
        (*copy).name[i] = from->name[i] ? from->name[i] : '\0';
    }
    while (sum-- > 0) continue;
    do { sum = MAX(sum, 1); } while (0);
    switch (sum) {
    case 0:
    case 1:
        puts("a" "b");
        break;
    default:
        return "x";
    }
#ifdef DEBUG
    fprintf(stderr, "%d\n", (int)sum);
#else
    struct note local = {.text = "t", .flags = 1}, *p = &local;
#endif
done:
    return (char *)copy;
}
