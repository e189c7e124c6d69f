import java.security.SecureRandom;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

class Vectors {
    IvParameterSpec fixed() {
        // ruleid: java-static-iv
        return new IvParameterSpec("0123456789abcdef".getBytes());
    }

    GCMParameterSpec zero() {
        // ruleid: java-static-iv
        return new GCMParameterSpec(128, new byte[12]);
    }

    GCMParameterSpec fresh() {
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        // ok: java-static-iv
        return new GCMParameterSpec(128, nonce);
    }

    IvParameterSpec received(byte[] iv) {
        // ok: java-static-iv
        return new IvParameterSpec(iv);
    }
}
