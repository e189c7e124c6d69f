#include "tools.h"
#include "more.h"

char *clean(char *x)
{
    return scrub(x);
}

char *keep(char *x)
{
    return x;
}

char *clean_far(char *x)
{
    return tidy(x);
}

char *keep_far(char *x)
{
    return plain(x);
}

const char *kind(const char *x)
{
    return x ? "a" : "b";
}

void fill(struct person *out, char *x)
{
    out->name = x;
}
