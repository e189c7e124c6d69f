package app;
class Store {
    String find(String name) throws NotFound {
        if (name.isEmpty()) { return ""; }
        throw new NotFound("no " + name);
    }
    static void quiet(String name) {
        throw new IllegalStateException("no such thing");
    }
    static int number(String name) {
        return parse(name);
    }
    private static int parse(String name) {
        throw new IllegalArgumentException(String.format("no %s", name));
    }
}
