class Command {
    private String line;
    private String owner;

    Command(String line, String owner) {
        this.line = line;
        this.owner = owner;
    }

    static CommandBuilder newBuilder() {
        return new CommandBuilder();
    }

    void run() {
        // ruleid: far
        danger(line);
    }

    void show() {
        // ok: far
        danger(owner);
    }
}
