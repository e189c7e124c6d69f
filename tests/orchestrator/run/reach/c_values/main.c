#include "tools.h"

int shared_divisor;
void fill_hundred(char *to);

void too_small(void)
{
    char data[50];
    // ruleid: far
    fill_hundred(data);
}

void large_enough(void)
{
    char data[100];
    // ok: far
    fill_hundred(data);
    // ok: far
    doubtful(data);
}

void hidden(void)
{
    char data[50];
    char *at = data;
    // ruleid: far
    fill_hidden(&at);
}

void held(void)
{
    char data[50];
    struct holder holder;
    holder.at = data;
    // ruleid: far
    fill_held(holder);
}

void through_two_files(void)
{
    char data[50];
    // ruleid: far
    pass_on(data);
}

void aside(void)
{
    char data[50];
    // ok: far
    pass_aside(data);
}

void by_pointer(void)
{
    char data[50];
    void (*fill)(char *) = fill_hundred;
    // ruleid: far
    fill(data);
}

void freed_twice(char *block)
{
    drop(block);
    // ruleid: far
    free(block);
}

void lost(void)
{
    // ruleid: far
    char *block = malloc(3);
    look_at(block);
}

void not_lost(void)
{
    // ok: far
    char *block = malloc(3);
    drop(block);
}

void unknown_keeps(void)
{
    // ok: far
    char *block = malloc(3);
    keep_somewhere(block);
}

int zero_elsewhere(void)
{
    shared_divisor = 0;
    // ruleid: far
    return divide_shared();
}

int two_elsewhere(void)
{
    shared_divisor = 2;
    // ok: far
    return divide_shared();
}

void null_from_elsewhere(void)
{
    char *p = give_nothing();
    // ruleid: far
    *p = 1;
}

int told_there(int n)
{
    int copy = n;
    // ok: far
    return twice_here(copy);
}

void doubt(void)
{
    char data[50];
    // ok: far
    doubtful(data);
}

void text_to_come(void)
{
    char line[50];
    // ruleid: far
    append_name(line);
}

void text_begun(void)
{
    char line[50] = "";
    // ok: far
    append_title(line);
}
