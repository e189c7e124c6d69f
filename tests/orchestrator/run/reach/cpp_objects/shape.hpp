#define ROOM 10

class Shape {
public:
    virtual void draw(int at) const = 0;
    virtual ~Shape() {}
};

class Small : public Shape {
public:
    void draw(int at) const;
};

class Large : public Shape {
public:
    void draw(int at) const;
};

class Holder {
public:
    Holder(int n);
    ~Holder();
    void set(int n);
    void put();

private:
    int at;
};

class Owner {
public:
    Owner(char *what);
    ~Owner();

private:
    char *block;
};
