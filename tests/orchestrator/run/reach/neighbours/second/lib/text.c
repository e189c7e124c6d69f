void danger(char *text);

void text_tidy(char *text) {
    // ruleid: far
    danger(text);
}
