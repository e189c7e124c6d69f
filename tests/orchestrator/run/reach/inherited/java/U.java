package j;

class U {
    void f(Store s) {
        s.put(take_input());
        // ruleid: far
        danger(s.get());
    }
}

abstract class Tmpl {
    void handle() {
        run(take_input());
    }
    abstract void run(String v);
    String ask() {
        return take_input();
    }
}
