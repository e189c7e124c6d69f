import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

class Keys {
    SecretKeySpec key() {
        // ruleid: java-key-in-code
        return new SecretKeySpec("correct-horse-16".getBytes(StandardCharsets.UTF_8), "AES");
    }

    Algorithm signing() {
        // ruleid: java-key-in-code
        return Algorithm.HMAC256("correct horse battery staple");
    }

    SecretKeySpec keyRight(byte[] key) {
        // ok: java-key-in-code
        return new SecretKeySpec(key, "AES");
    }

    Algorithm signingRight() {
        // ok: java-key-in-code
        return Algorithm.HMAC256(System.getenv("TOKEN_SECRET"));
    }
}
