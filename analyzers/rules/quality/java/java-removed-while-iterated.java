import java.util.ArrayList;
import java.util.List;

class Sessions {
    private final List<String> open = new ArrayList<>();

    void forgetGuests() {
        for (String name : open) {
            if (name.startsWith("guest")) {
                // ruleid: java-removed-while-iterated
                open.remove(name);
            }
        }
    }

    void doubleAll(List<Integer> numbers) {
        for (Integer number : numbers) {
            // ruleid: java-removed-while-iterated
            numbers.add(number * 2);
        }
    }

    void forget(String user) {
        for (String name : open) {
            if (name.equals(user)) {
                // ok: java-removed-while-iterated
                open.remove(name);
                break;
            }
        }
    }

    void forgetGuestsWell() {
        // ok: java-removed-while-iterated
        open.removeIf(name -> name.startsWith("guest"));
        for (String name : new ArrayList<>(open)) {
            // ok: java-removed-while-iterated
            open.remove(name);
        }
    }
}

class Running {
    private ConcurrentHashMap<String, Process> all = new ConcurrentHashMap<>();

    void stop() {
        for (String key : all.keySet()) {
            // ok: java-removed-while-iterated
            all.remove(key);
        }
    }
}
