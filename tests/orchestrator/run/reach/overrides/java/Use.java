package j;

class Use {
    void one(Base b) {
        b.run(take_input());
        // ruleid: far
        danger(b.ask());
    }

    void two() {
        Base b = new Base();
        // ok: far
        danger(b.ask());
    }
}
