// Accounts. Flaws: SQL by hand, a weak digest, a process from a parameter, an empty catch.
package org.example.bank;

import java.sql.*;
import java.util.List;
import static java.util.Map.entry;

@RestController
@RequestMapping(value = "/accounts", method = {GET, POST})
public final class Accounts<T extends Money & Comparable<T>> extends Base<T> implements Store, Closeable {
    private static final String SECRET = "s3cr3t", OTHER = null;
    protected int[] sums = new int[10], more[] = {{1, 2}};

    public Accounts(Connection connection) throws SQLException {
        super(connection);
        this.connection = connection;
    }

    @Override
    @GetMapping("/{id}")
    public List<Account> find(@PathVariable("id") final String id, int limit, String... tags) {
        String query = "select * from accounts where id = '" + id + "'"; // built from the path
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next() && limit-- > 0) {
                results.add(new Account<>(rows.getString(1), (int) rows.getLong("sum")));
            }
        } catch (SQLException | IllegalStateException e) {
        } finally {
            count += 1;
        }
        for (int i = 0, n = tags.length; i < n; i++) {
            if (tags[i] == null) continue;
            else if (tags[i].isEmpty()) break;
            else Runtime.getRuntime().exec(new String[] {"sh", "-c", tags[i]});
        }
        for (final Account account : results) synchronized (this) { account.close(); }
        return results.stream().map(Account::copy).filter(a -> a.isOpen() ? true : !a.old).toList();
    }

    static byte[] digest(byte[] data) throws Exception {
        MessageDigest md = java.security.MessageDigest.getInstance("MD5");
        switch (data.length) {
            case 0:
                return null;
            case 1, 2:
            default:
                md.update(data);
        }
        int kind = switch (data[0]) { case 1 -> 10; default -> { yield 'c'; } };
        if (md instanceof Closeable c) { c.close(); }
        BinaryOperator<Integer> add = (x, y) -> { return x + y; };
        do { kind <<= 1; } while (kind < 0x10L);
        assert kind > 0 : "kind";
        throw new IllegalStateException();
    }

    enum Level { LOW, HIGH(2) { int v() { return 2; } }; Level() {} }
    interface Closer { void close(); int LIMIT = 1; }
    record Point(int x, double y) {}
}
