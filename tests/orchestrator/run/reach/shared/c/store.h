extern char *last;
extern char *clean;
extern char buffer[100];
struct state {
    char *value;
    char *other;
};
extern struct state state;
void put(char *x);
char *get(void);
