package j;

class Other extends Elsewhere {
    void run(String v) {
        // ok: far
        danger(v);
    }
}
