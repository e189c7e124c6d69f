// ruleid: c-unfinished-by-comment
// TODO: check the length
int first(int length) {
    return length;
}

int second(int length) {
    // ruleid: c-unfinished-by-comment
    /* FIXME: fails for 0 */
    return 1 / length;
}

// ok: c-unfinished-by-comment
// what is to do is told below
int third(int length) {
    return length;
}

int fourth(void) {
    // ok: c-unfinished-by-comment
    const char *text = "TODO: none";
    return text[0];
}
