package j;

class Derived extends Base {
    void run(String v) {
        // ruleid: far
        danger(v);
    }

    String ask() {
        return take_input();
    }
}
