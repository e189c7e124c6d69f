package j;

class Base {
    void run(String v) {
        // ok: far
        log(v);
    }

    String ask() {
        return "fixed";
    }
}
