char *take_input(void);
char *text_tidy(char *text);
void danger(char *text);

int main(void) {
    // ok: far
    danger(text_tidy(take_input()));
    return 0;
}
