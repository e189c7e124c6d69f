char *scrub(char *text);

char *text_tidy(char *text) {
    return scrub(text);
}
