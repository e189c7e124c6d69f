package j;

class Use {
    void one(Base b, Base base) {
        b.run(take_input());
        // ruleid: far
        danger(b.ask());
        // ruleid: far
        danger(base.ask());
    }

    private Base field;

    Use() {
        this.field = new Derived();
    }

    void three() {
        Base above = new Derived();
        // ruleid: far
        danger(above.ask());
        // ruleid: far
        danger(field.ask());
    }

    void two() {
        Base b = new Base();
        // ok: far
        danger(b.ask());
    }
}
