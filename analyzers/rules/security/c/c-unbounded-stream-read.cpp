#include <iostream>
#include <string>

void first() {
    char name[20];
    // ruleid: c-unbounded-stream-read
    std::cin >> name;
}

using namespace std;

void second() {
    char word[8];
    // ruleid: c-unbounded-stream-read
    cin >> word;
}

void third() {
    std::string name;
    // ok: c-unbounded-stream-read
    std::cin >> name;
}

void fourth() {
    int number;
    // ok: c-unbounded-stream-read
    std::cin >> number;
}
