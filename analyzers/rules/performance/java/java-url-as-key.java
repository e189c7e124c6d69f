import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class Crawler {
    // ruleid: java-url-as-key
    private final Set<URL> seen = new HashSet<>();
    // ok: java-url-as-key
    private final Set<URI> known = new HashSet<>();

    Map<URL, Integer> count(List<URL> links) {
        // ruleid: java-url-as-key
        Map<URL, Integer> counts = new HashMap<>();
        for (URL link : links) {
            counts.merge(link, 1, Integer::sum);
        }
        return counts;
    }

    Map<String, URL> byName(List<URL> links) {
        // ok: java-url-as-key
        Map<String, URL> names = new HashMap<>();
        for (URL link : links) {
            names.put(link.getFile(), link);
        }
        return names;
    }
}
