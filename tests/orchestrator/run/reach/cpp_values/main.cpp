namespace paint {
void fill(char *&to);
void set(char *&to);

void small() {
    char data[50];
    char *at = data;
    // ruleid: far
    fill(at);
}

void large() {
    char data[100];
    char *at = data;
    // ok: far
    fill(at);
}

void null() {
    char data[50];
    char *at = data;
    set(at);
    // ruleid: far
    *at = 1;
}
}
