import javax.crypto.Cipher;

class Boxes {
    Cipher unsigned() throws Exception {
        // ruleid: java-cbc-without-mac
        return Cipher.getInstance("AES/CBC/PKCS5Padding");
    }

    Cipher named() throws Exception {
        // ruleid: java-cbc-without-mac
        return Cipher.getInstance("AES/CBC/NoPadding", "SunJCE");
    }

    Cipher right() throws Exception {
        // ok: java-cbc-without-mac
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    Cipher stream() throws Exception {
        // ok: java-cbc-without-mac
        return Cipher.getInstance("ChaCha20-Poly1305");
    }
}
