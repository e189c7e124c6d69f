using System.Data.SqlClient;
using System.Text;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly ShopContext _db;
    private readonly SqlConnection _connection;

    public IActionResult Find(string name)
    {
        // ruleid: cs-sql-injection
        var command = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", _connection);
        return View(command.ExecuteReader());
    }

    [HttpGet("{id}")]
    public IActionResult Get([FromRoute] string id)
    {
        // ruleid: cs-sql-injection
        return Ok(_db.Users.FromSqlRaw($"SELECT * FROM Users WHERE Id = {id}"));
    }

    public IActionResult Sorted()
    {
        var sql = new StringBuilder("SELECT * FROM Users ORDER BY ");
        sql.Append(Request.Query["sort"]);
        var command = _connection.CreateCommand();
        // ruleid: cs-sql-injection
        command.CommandText = sql.ToString();
        return View(command.ExecuteReader());
    }

    public IActionResult FindRight(string name)
    {
        // ok: cs-sql-injection
        var command = new SqlCommand("SELECT * FROM Users WHERE Name = @name", _connection);
        command.Parameters.AddWithValue("@name", name);
        return View(command.ExecuteReader());
    }

    public IActionResult Raw(string name)
    {
        // ok: cs-sql-injection
        return Ok(_db.Users.FromSqlRaw("SELECT * FROM Users WHERE Name = {0}", name));
    }

    public IActionResult Page(string page)
    {
        var start = int.Parse(page);
        // ok: cs-sql-injection
        return Ok(_db.Users.FromSqlRaw($"SELECT * FROM Users LIMIT 20 OFFSET {start}"));
    }
}
