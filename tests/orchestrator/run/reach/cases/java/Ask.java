package cases;

class Ask {
    static final int NUMBER = 1;

    static String ask(String name, String kind) {
        switch (kind) {
            case "number":
                return scrub(take_input(name));
            default:
                return take_input(name);
        }
    }

    static String shown(String text, int how) {
        if (how == NUMBER) {
            return scrub(text);
        }
        return text;
    }
}
