#include "tools.h"

void direct(void)
{
    // ok: far
    danger(clean(take_input()));
    // ruleid: far
    danger(keep(take_input()));
    // ok: far
    danger(clean_far(take_input()));
    // ruleid: far
    danger(keep_far(take_input()));
    // ok: far
    danger(kind(take_input()));
}

void filled(void)
{
    struct person p;
    fill(&p, take_input());
    // ruleid: far
    danger(p.name);
    // ok: far
    danger(p.kind);
}
