package app;

public class Store {
    public static String last;
    public static String clean;
    private static String hidden;
    static String mode = "plain";

    static void put(String x) {
        hidden = x;
    }

    static String get() {
        return hidden;
    }
}
