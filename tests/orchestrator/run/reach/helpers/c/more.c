#include "more.h"

char *tidy(char *x)
{
    return scrub(x);
}

char *plain(char *x)
{
    return x;
}
