import java.util.concurrent.BlockingQueue;

class Worker implements Runnable {
    private final BlockingQueue<Runnable> queue;
    private volatile boolean running = true;

    Worker(BlockingQueue<Runnable> queue) {
        this.queue = queue;
    }

    @Override
    public void run() {
        while (running) {
            try {
                queue.take().run();
            // ruleid: java-interrupt-swallowed
            } catch (InterruptedException e) {
                // nothing
            }
        }
    }

    void pause() {
        try {
            Thread.sleep(100);
        // ruleid: java-interrupt-swallowed
        } catch (InterruptedException e) {
            e.printStackTrace();
        }
    }

    void runWell() {
        while (running) {
            try {
                queue.take().run();
            // ok: java-interrupt-swallowed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void shutdown(Thread thread) {
        try {
            thread.join(1000);
        // ok: java-interrupt-swallowed
        } catch (InterruptedException e) {
            // the process ends right after this call
        }
    }

    void close(AutoCloseable resource) {
        try {
            resource.close();
        // ok: java-interrupt-swallowed
        } catch (Exception e) {
            running = false;
        }
    }
}
