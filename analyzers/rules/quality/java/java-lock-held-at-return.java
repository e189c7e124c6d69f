import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

class Store {
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, Integer> items;

    Integer take(String name) {
        lock.lock();
        if (!items.containsKey(name)) {
            // ruleid: java-lock-held-at-return
            return null;
        }
        Integer count = items.remove(name);
        lock.unlock();
        return count;
    }

    void clear() {
        lock.lock();
        if (items == null) {
            // ruleid: java-lock-held-at-return
            return;
        }
        items.clear();
        lock.unlock();
    }

    Integer takeWell(String name) {
        lock.lock();
        try {
            if (!items.containsKey(name)) {
                // ok: java-lock-held-at-return
                return null;
            }
            return items.remove(name);
        } finally {
            lock.unlock();
        }
    }

    Integer takeAndUnlock(String name) {
        lock.lock();
        if (!items.containsKey(name)) {
            lock.unlock();
            // ok: java-lock-held-at-return
            return null;
        }
        Integer count = items.remove(name);
        lock.unlock();
        // ok: java-lock-held-at-return
        return count;
    }
}
