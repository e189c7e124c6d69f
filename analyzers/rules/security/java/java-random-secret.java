import java.security.SecureRandom;
import java.util.Random;

class Invitations {
    private String token;

    void invite() {
        Random random = new Random();
        // ruleid: java-random-secret
        this.token = Long.toHexString(random.nextLong());
    }

    String password() {
        // ruleid: java-random-secret
        String password = "p" + (int) (Math.random() * 1_000_000);
        return password;
    }

    void inviteRight() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        // ok: java-random-secret
        token = java.util.HexFormat.of().formatHex(bytes);
    }

    int dice() {
        // ok: java-random-secret
        int face = 1 + new Random().nextInt(6);
        return face;
    }
}
