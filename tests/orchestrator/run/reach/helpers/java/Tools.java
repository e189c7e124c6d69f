package util;

public class Tools {
    public static String clean(String x) {
        return scrub(x);
    }

    public static String keep(String x) {
        return x;
    }

    public static String cleanFar(String x) {
        return More.tidy(x);
    }

    public static String keepFar(String x) {
        return More.plain(x);
    }

    public static String kind(String x) {
        return x.isEmpty() ? "a" : "b";
    }

    public static String second(String a, String b) {
        return b;
    }

    public static void fill(Person out, String x) {
        out.setName(x);
    }

    public static void addTo(java.util.List<String> items, String x) {
        items.add(x);
    }

    public String cleanIt(String x) {
        return scrub(x);
    }

    public String keepIt(String x) {
        return x;
    }
}
