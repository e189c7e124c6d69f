import java.util.HashMap;
import java.util.Map;

class Totals {
    private final Map<String, Integer> counts = new HashMap<>();

    int sum() {
        int sum = 0;
        // ruleid: java-keyset-get
        for (String name : counts.keySet()) {
            sum += counts.get(name);
        }
        return sum;
    }

    void print(Map<String, Integer> limits) {
        // ruleid: java-keyset-get
        for (final String name : limits.keySet()) {
            if (!name.isEmpty()) {
                System.out.println(name + " = " + limits.get(name));
            }
        }
    }

    int sumOfEntries() {
        int sum = 0;
        // ok: java-keyset-get
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            sum += entry.getValue();
        }
        return sum;
    }

    int common(Map<String, Integer> other) {
        int common = 0;
        // ok: java-keyset-get
        for (String name : counts.keySet()) {
            common += other.get(name);
        }
        return common;
    }
}
