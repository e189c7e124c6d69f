class Options {
    private final String mode;

    Options(String mode) {
        this.mode = mode;
    }

    boolean isFast() {
        // ruleid: java-string-identity
        return "fast".equals(mode);
    }

    boolean hasMode() {
        // ruleid: java-string-identity
        return mode != null && !"".equals(mode);
    }

    boolean isSafe() {
        // ok: java-string-identity
        return "safe".equals(mode);
    }

    boolean isUnset() {
        // ok: java-string-identity
        return mode == null;
    }
}
