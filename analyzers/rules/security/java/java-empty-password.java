import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class Stores {
    Connection shop() throws SQLException {
        // ruleid: java-empty-password
        return DriverManager.getConnection("jdbc:mysql://db/shop", "root", "");
    }

    Connection any(String url) throws SQLException {
        // ruleid: java-empty-password
        return DriverManager.getConnection(url, "root", "");
    }

    Connection right(String password) throws SQLException {
        // ok: java-empty-password
        return DriverManager.getConnection("jdbc:mysql://db/shop", "shop", password);
    }

    Connection memory() throws SQLException {
        // ok: java-empty-password
        return DriverManager.getConnection("jdbc:h2:mem:shop", "sa", "");
    }
}
