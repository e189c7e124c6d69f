using System.Data.SqlClient;

class Users
{
    SqlCommand Find(SqlConnection connection, string name)
    {
        // ruleid: cs-sql-built-query
        return new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
    }

    void Rename(SqlCommand command, string name)
    {
        // ruleid: cs-sql-built-query
        command.CommandText = $"UPDATE Users SET Name = '{name}' WHERE Id = 1";
        command.ExecuteNonQuery();
    }

    SqlCommand Bound(SqlConnection connection, string name)
    {
        // ok: cs-sql-built-query
        var command = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
        command.Parameters.AddWithValue("@name", name);
        return command;
    }

    SqlCommand Fixed(SqlConnection connection, string schema)
    {
        // ok: cs-sql-built-query
        return new SqlCommand("SELECT COUNT(*) FROM " + schema + ".Users WHERE Kind = 'a'", connection);
    }
}
