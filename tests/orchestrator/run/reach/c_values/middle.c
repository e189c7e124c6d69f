#include "tools.h"

/* The same name as one of another file, and another meaning. */
static void store(char *to, int n)
{
    to[0] = (char)n;
}

void pass_aside(char *to)
{
    store(to, 99);
}

void pass_on(char *to)
{
    fill_hundred(to);
}

void doubtful(char *to)
{
    to[0] = 1;
}
