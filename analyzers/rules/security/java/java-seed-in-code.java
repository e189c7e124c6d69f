import java.security.SecureRandom;

class Random1 {
    SecureRandom fixed() {
        // ruleid: java-seed-in-code
        return new SecureRandom("lintel".getBytes());
    }

    void time(SecureRandom random) {
        // ruleid: java-seed-in-code
        random.setSeed(System.currentTimeMillis());
    }

    SecureRandom right() {
        // ok: java-seed-in-code
        return new SecureRandom();
    }

    void more(SecureRandom random, byte[] entropy) {
        // ok: java-seed-in-code
        random.setSeed(entropy);
    }
}
