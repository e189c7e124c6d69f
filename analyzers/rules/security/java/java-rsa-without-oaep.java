import javax.crypto.Cipher;

class Wrap {
    Cipher old() throws Exception {
        // ruleid: java-rsa-without-oaep
        return Cipher.getInstance("RSA/ECB/PKCS1Padding");
    }

    Cipher short1() throws Exception {
        // ruleid: java-rsa-without-oaep
        return Cipher.getInstance("RSA");
    }

    Cipher right() throws Exception {
        // ok: java-rsa-without-oaep
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    }

    Cipher other() throws Exception {
        // ok: java-rsa-without-oaep
        return Cipher.getInstance("AES/GCM/NoPadding");
    }
}
