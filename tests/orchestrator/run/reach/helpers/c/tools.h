struct person {
    char *name;
    char *kind;
};
char *clean(char *x);
char *keep(char *x);
char *clean_far(char *x);
char *keep_far(char *x);
const char *kind(const char *x);
void fill(struct person *out, char *x);
