import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class Users {
    ResultSet byName(Statement statement, String name) throws SQLException {
        // ruleid: java-sql-built-query
        return statement.executeQuery("SELECT id FROM users WHERE name = '" + name + "'");
    }

    int remove(Connection connection, String id) throws SQLException {
        // ruleid: java-sql-built-query
        return connection.prepareStatement(String.format("DELETE FROM users WHERE id = %s", id)).executeUpdate();
    }

    ResultSet byNameRight(Connection connection, String name) throws SQLException {
        // ok: java-sql-built-query
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM users WHERE name = ?");
        statement.setString(1, name);
        return statement.executeQuery();
    }

    ResultSet visible(Statement statement) throws SQLException {
        // ok: java-sql-built-query
        return statement.executeQuery("SELECT id FROM users WHERE hidden = 0 " + "ORDER BY name");
    }
}
