#include "shape.hpp"

void Small::draw(int at) const
{
    char data[ROOM];
    data[at] = 1;
}

void Large::draw(int at) const
{
    char data[100];
    data[at] = 1;
}

Holder::Holder(int n) : at(n) {}

void Holder::set(int n)
{
    this->at = n;
}

void Holder::put()
{
    char data[ROOM];
    data[at] = 1;
}

Holder::~Holder()
{
    at = 0;
}

Owner::Owner(char *what)
{
    block = what;
}

Owner::~Owner()
{
    free(block);
}
