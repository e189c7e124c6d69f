#include <list>
#include <map>
#include <vector>

#include "shape.hpp"
using namespace std;

void known_by_making()
{
    const Shape &small = Small();
    int at = 20;
    // ruleid: far
    small.draw(at);
}

void known_by_new()
{
    int at = 20;
    Shape *shape = new Large();
    // ok: far
    shape->draw(at);
    delete shape;
    shape = new Small;
    // ruleid: far
    shape->draw(at);
    delete shape;
}

void nobody_knows(Shape *shape)
{
    int at = 20;
    // ok: far
    shape->draw(at);
}

void built()
{
    int at = 20;
    Holder holder(at);
    // ruleid: far
    holder.put();
    holder.set(3);
    // ok: far
    holder.put();
}

void freed_by_its_owner()
{
    char *block = (char *)malloc(8);
    // ruleid: far
    Owner owner(block);
    free(block);
}

void left_to_its_owner()
{
    // ok: far
    char *block = (char *)malloc(8);
    Owner owner(block);
}

void deleted()
{
    char *block = (char *)malloc(8);
    Owner *owner = new Owner(block);
    delete owner;
    // ruleid: far
    free(block);
}

namespace lists {
void fill_last(vector<char *> all);
void fill_front(list<char *> &all);
void fill_named(std::map<int, char *> all);

void last_is_small()
{
    char data[50];
    vector<char *> all;
    all.push_back(data);
    all.insert(all.end(), 1, data);
    // ruleid: far
    fill_last(all);
}

void one_is_large()
{
    char data[50];
    char other[100];
    vector<char *> all;
    all.push_back(data);
    all.push_back(other);
    // ok: far
    fill_last(all);
}

void front_is_small()
{
    char data[50];
    list<char *> all;
    all.push_front(data);
    // ruleid: far
    fill_front(all);
}

void named(char *which)
{
    char data[50];
    std::map<int, char *> all;
    all[7] = data;
    // ruleid: far
    fill_named(all);
    all[8] = which;
    // ok: far
    fill_named(all);
}
}
