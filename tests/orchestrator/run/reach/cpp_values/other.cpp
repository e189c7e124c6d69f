namespace print {
void fill(char *&to) {
    to[0] = 1;
}
}
