import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

class Accounts {
    byte[] store(String password) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // ruleid: java-fast-password-hash
        return digest.digest(password.getBytes(StandardCharsets.UTF_8));
    }

    String old(String newPassword) {
        // ruleid: java-fast-password-hash
        return DigestUtils.md5Hex(newPassword);
    }

    byte[] storeRight(char[] password, byte[] salt) throws Exception {
        // ok: java-fast-password-hash
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password, salt, 600_000, 256)).getEncoded();
    }

    byte[] checksum(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // ok: java-fast-password-hash
        return digest.digest(content);
    }
}
