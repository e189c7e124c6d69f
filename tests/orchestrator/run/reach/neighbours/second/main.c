char *take_input(void);
void text_tidy(char *text);

int main(void) {
    text_tidy(take_input());
    return 0;
}
