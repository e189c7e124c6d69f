import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

class Sums {
    byte[] old(byte[] data) throws Exception {
        // ruleid: java-weak-hash
        return MessageDigest.getInstance("MD5").digest(data);
    }

    String hex(String text) {
        // ruleid: java-weak-hash
        return DigestUtils.sha1Hex(text);
    }

    byte[] right(byte[] data) throws Exception {
        // ok: java-weak-hash
        return MessageDigest.getInstance("SHA-256").digest(data);
    }

    String rightHex(String text) {
        // ok: java-weak-hash
        return DigestUtils.sha256Hex(text);
    }
}
