import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Signatures {
    boolean isSigned(SecretKeySpec key, byte[] text, byte[] given) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        byte[] expected = mac.doFinal(text);
        // ruleid: java-signature-compared
        return Arrays.equals(expected, given);
    }

    boolean isNamed(Mac mac, byte[] text, String given) {
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(text));
        // ruleid: java-signature-compared
        return expected.equals(given);
    }

    boolean right(Mac mac, byte[] text, byte[] given) {
        // ok: java-signature-compared
        return MessageDigest.isEqual(mac.doFinal(text), given);
    }

    boolean checksum(MessageDigest digest, byte[] text, byte[] given) {
        // ok: java-signature-compared
        return Arrays.equals(digest.digest(text), given);
    }
}
