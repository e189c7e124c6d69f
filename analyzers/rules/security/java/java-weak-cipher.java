import javax.crypto.Cipher;

class Seal {
    Cipher old() throws Exception {
        // ruleid: java-weak-cipher
        return Cipher.getInstance("DESede/CBC/PKCS5Padding");
    }

    Cipher blocks() throws Exception {
        // ruleid: java-weak-cipher
        return Cipher.getInstance("AES/ECB/PKCS5Padding");
    }

    Cipher standard() throws Exception {
        // ruleid: java-weak-cipher
        return Cipher.getInstance("AES");
    }

    Cipher right() throws Exception {
        // ok: java-weak-cipher
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    Cipher wrap() throws Exception {
        // ok: java-weak-cipher
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    }
}
