class Store {
public:
    void put(const char *v);
    void emit(const char *v);
    void show();
private:
    const char *term;
    const char *other;
};
