package shop.store;

public class Legacy {
    public static void run(String query) {
        // ruleid: far
        danger(query);
    }
}
