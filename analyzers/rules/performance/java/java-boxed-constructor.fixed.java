import java.util.ArrayList;
import java.util.List;

class Ids {
    private final List<Long> ids = new ArrayList<>();

    void add(long id) {
        // ruleid: java-boxed-constructor
        ids.add(Long.valueOf(id));
    }

    Integer parse(String text) {
        // ruleid: java-boxed-constructor
        return Integer.valueOf(text);
    }

    void addWell(long id) {
        // ok: java-boxed-constructor
        ids.add(id);
    }

    Integer parseWell(String text) {
        // ok: java-boxed-constructor
        return Integer.valueOf(text);
    }

    Long[] all() {
        // ok: java-boxed-constructor
        return ids.toArray(new Long[0]);
    }
}
