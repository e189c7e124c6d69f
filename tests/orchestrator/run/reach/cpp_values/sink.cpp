namespace paint {
void fill(char *&to) {
    memset(to, 1, 100);
}
void set(char *&to) {
    to = nullptr;
}
}
