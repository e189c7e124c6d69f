#include "tools.h"

#define HUNDRED 100

static void store(char *to, int n)
{
    to[n] = 1;
}

void fill_hundred(char *to)
{
    char from[HUNDRED] = "";
    memcpy(to, from, HUNDRED);
}

void fill_hidden(char **to)
{
    fill_hundred(*to);
}

void fill_held(struct holder held)
{
    store(held.at, 99);
}

void append_name(char *to)
{
    strncat(to, "name", 4);
}

void append_title(char *to)
{
    strncat(to, "title", 5);
}

void drop(char *block)
{
    free(block);
}

void look_at(const char *block)
{
    if (block != NULL)
        puts(block);
}

int divide_shared(void)
{
    return 100 / shared_divisor;
}

char *give_nothing(void)
{
    char *nothing = NULL;
    return nothing;
}

int twice_here(int n)
{
    int zero = 0;
    // ruleid: far
    return n / zero;
}
