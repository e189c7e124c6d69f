class Jobs {
    void begin(Runnable task) {
        // ruleid: java-thread-run
        new Thread(task).run();
    }

    void beginNamed(Runnable task) {
        // ruleid: java-thread-run
        Thread worker = new Thread(task, "worker");
        worker.setDaemon(true);
        worker.run();
    }

    void beginWell(Runnable task) {
        // ok: java-thread-run
        new Thread(task).start();
    }

    void here(Runnable task) {
        // ok: java-thread-run
        task.run();
    }
}
