#include <list>
#include <map>
#include <vector>
using namespace std;

namespace lists {
void fill_last(vector<char *> all)
{
    memset(all[2], 1, 100);
}

void fill_front(list<char *> &all)
{
    memset(all.front(), 1, 100);
}

void fill_named(std::map<int, char *> all)
{
    memset(all[7], 1, 100);
}
}
