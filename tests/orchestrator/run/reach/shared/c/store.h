extern char *last;
extern char *clean;
struct state {
    char *value;
    char *other;
};
extern struct state state;
void put(char *x);
char *get(void);
