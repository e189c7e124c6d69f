package j;

class V extends Tmpl {
    void run(String v) {
        // ruleid: far
        danger(v);
    }
    void g() {
        // ruleid: far
        danger(ask());
        // ruleid: far
        danger(super.ask());
    }
}
