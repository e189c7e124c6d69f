import java.sql.Connection;
import java.sql.DriverManager;
import javax.crypto.spec.PBEKeySpec;

class Database {
    Connection open() throws Exception {
        // ruleid: java-password-in-code
        return DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", "Summer-2021");
    }

    PBEKeySpec key(byte[] salt) {
        // ruleid: java-password-in-code
        return new PBEKeySpec("correct horse".toCharArray(), salt, 600000, 256);
    }

    Connection openRight() throws Exception {
        // ok: java-password-in-code
        return DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", System.getenv("DB_PASSWORD"));
    }

    PBEKeySpec keyRight(char[] password, byte[] salt) {
        // ok: java-password-in-code
        return new PBEKeySpec(password, salt, 600000, 256);
    }
}
