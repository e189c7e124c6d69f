struct holder {
    char *at;
};
extern int shared_divisor;
void fill_hundred(char *to);
void fill_hidden(char **to);
void fill_held(struct holder held);
void append_name(char *to);
void append_title(char *to);
void drop(char *block);
void look_at(const char *block);
int divide_shared(void);
char *give_nothing(void);
void pass_aside(char *to);
void pass_on(char *to);
int twice_here(int n);
void doubtful(char *to);
