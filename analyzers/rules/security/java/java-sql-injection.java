import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.servlet.http.HttpServletRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class Users {
    private Connection connection;
    private JdbcTemplate jdbcTemplate;

    @GetMapping("/users")
    ResultSet byName(@RequestParam String name) throws Exception {
        String sql = "SELECT * FROM users WHERE name = '" + name + "'";
        try (Statement statement = connection.createStatement()) {
            // ruleid: java-sql-injection
            return statement.executeQuery(sql);
        }
    }

    void byIdentifier(HttpServletRequest request) {
        StringBuilder sql = new StringBuilder("SELECT * FROM users WHERE id = ");
        sql.append(request.getParameter("id")).append(" LIMIT 1");
        // ruleid: java-sql-injection
        jdbcTemplate.queryForList(sql.toString());
    }

    @PostMapping("/search")
    void search(@RequestBody Query query) throws Exception {
        // ruleid: java-sql-injection
        connection.prepareStatement("SELECT * FROM notes ORDER BY " + query.getOrder());
    }

    @GetMapping("/right")
    ResultSet right(@RequestParam String name) throws Exception {
        // ok: java-sql-injection
        PreparedStatement statement = connection.prepareStatement("SELECT * FROM users WHERE name = ?");
        statement.setString(1, name);
        return statement.executeQuery();
    }

    void number(HttpServletRequest request) throws Exception {
        int id = Integer.parseInt(request.getParameter("id"));
        // ok: java-sql-injection
        connection.createStatement().executeQuery("SELECT * FROM users WHERE id = " + id);
    }

    void listed(HttpServletRequest request) {
        String column = request.getParameter("by");
        if (!ALLOWED_COLUMNS.contains(column)) {
            throw new IllegalArgumentException("by");
        }
        // ok: java-sql-injection
        jdbcTemplate.queryForList("SELECT * FROM users ORDER BY " + column);
    }

    void fetched(HttpServletRequest request) {
        // ok: java-sql-injection
        restTemplate.execute(request.getParameter("address"), HttpMethod.GET, null, null);
    }

    void renamed(HttpServletRequest request, BugMapper bugMapper) {
        String name = request.getParameter("name");
        // ok: java-sql-injection
        bugMapper.batchUpdate(name, 1);
    }

    @GetMapping("/days")
    ResultSet days(@RequestParam("from") java.sql.Date from, @RequestParam("name") java.lang.String name) throws Exception {
        // ok: java-sql-injection
        connection.prepareStatement("SELECT * FROM days WHERE day > '" + from + "'");
        // ruleid: java-sql-injection
        return connection.prepareStatement("SELECT * FROM days WHERE name = '" + name + "'").executeQuery();
    }
}
