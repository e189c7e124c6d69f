char *tidy(char *x);
char *plain(char *x);
