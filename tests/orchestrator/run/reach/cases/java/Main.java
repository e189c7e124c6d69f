package cases;

class Main {
    void both(String kind) {
        // ok: far
        danger(Ask.ask("a", "number"));
        // ruleid: far
        danger(Ask.ask("a", "text"));
        // ruleid: far
        danger(Ask.ask("a", kind));
        // ok: far
        danger(Ask.shown(take_input("a"), Ask.NUMBER));
        // ruleid: far
        danger(Ask.shown(take_input("a"), 2));
    }
}
