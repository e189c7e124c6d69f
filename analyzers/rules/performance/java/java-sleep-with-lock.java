class Poller {
    private final Object lock = new Object();
    private boolean ready;

    void await() throws InterruptedException {
        synchronized (lock) {
            while (!ready) {
                // ruleid: java-sleep-with-lock
                Thread.sleep(100);
            }
        }
    }

    synchronized void pause() throws InterruptedException {
        // ruleid: java-sleep-with-lock
        Thread.sleep(1000);
    }

    void awaitWell() throws InterruptedException {
        synchronized (lock) {
            while (!ready) {
                // ok: java-sleep-with-lock
                lock.wait(100);
            }
        }
    }

    void retry(Runnable task) throws InterruptedException {
        synchronized (lock) {
            task.run();
        }
        // ok: java-sleep-with-lock
        Thread.sleep(1000);
    }
}
