import java.security.KeyPair;
import java.security.KeyPairGenerator;

class KeyMaker {
    KeyPair shortPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ruleid: java-small-rsa-key
        generator.initialize(1024);
        return generator.generateKeyPair();
    }

    KeyPair shorter() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA", "SUN");
        // ruleid: java-small-rsa-key
        generator.initialize(512, new java.security.SecureRandom());
        return generator.generateKeyPair();
    }

    KeyPair right() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ok: java-small-rsa-key
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    KeyPair curve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        // ok: java-small-rsa-key
        generator.initialize(256);
        return generator.generateKeyPair();
    }
}
