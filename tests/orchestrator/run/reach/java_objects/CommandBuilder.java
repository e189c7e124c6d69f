class CommandBuilder {
    private String line;
    private String owner;

    CommandBuilder withLine(String line) {
        this.line = line;
        return this;
    }

    CommandBuilder withOwner(String owner) {
        this.owner = owner;
        return this;
    }

    Command build() {
        return new Command(line, owner);
    }
}
