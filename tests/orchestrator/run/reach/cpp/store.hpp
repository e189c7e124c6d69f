class Store {
public:
    void find(const char *query);
    static void run(const char *query);
};
