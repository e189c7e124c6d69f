void run(char *query, int n);
void fill(char **out);
