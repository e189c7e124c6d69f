import java.sql.Connection
import org.jetbrains.exposed.sql.transactions.transaction
import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.web.bind.annotation.*

@RestController
class People(private val jdbc: JdbcTemplate, private val service: PeopleService) {
    @GetMapping("/people")
    fun search(@RequestParam name: String): List<Person> {
        // ruleid: kt-sql-injection
        return jdbc.query("select * from people where name = '" + name + "'", mapper)
    }

    @GetMapping("/people/{id}")
    fun one(@PathVariable("id") id: String): Person? =
        // ruleid: kt-sql-injection
        jdbc.queryForObject("select * from people where id = $id", mapper)

    @GetMapping("/by-number")
    fun byNumber(@RequestParam number: Int): List<Person> {
        // ok: kt-sql-injection
        return jdbc.query("select * from people where number = $number", mapper)
    }

    @GetMapping("/bound")
    fun bound(@RequestParam name: String): List<Person> {
        // ok: kt-sql-injection
        return jdbc.query("select * from people where name = ?", mapper, name)
    }

    @GetMapping("/stored")
    fun stored(@RequestParam name: String): List<Person> = service.byName(name)
}

class PeopleService(private val connection: Connection) {
    fun byName(name: String): List<Person> {
        val statement = connection.createStatement()
        // ruleid: kt-sql-injection
        return read(statement.executeQuery("select * from people where name = '$name'"))
    }
}

fun Route.people(connection: Connection) {
    get("/search") {
        val name = call.request.queryParameters["name"] ?: return@get
        transaction {
            // ruleid: kt-sql-injection
            exec("select * from people where name = '$name'") { rows -> read(rows) }
        }
        val statement = connection.prepareStatement("select * from people where name = ?")
        // ok: kt-sql-injection
        statement.setString(1, name)
        val page = call.parameters["page"]?.toIntOrNull() ?: 0
        // ok: kt-sql-injection
        connection.prepareStatement("select * from people limit 20 offset ${page * 20}")
    }
}

class NotesProvider : ContentProvider() {
    override fun query(uri: Uri, projection: Array<String>?, selection: String?, args: Array<String>?, order: String?): Cursor? {
        // ruleid: kt-sql-injection
        return database.rawQuery("select * from notes where $selection", args)
    }
}

class NoteActivity : Activity() {
    override fun onCreate(state: Bundle?) {
        val title = intent.getStringExtra("title")
        // ruleid: kt-sql-injection
        db.execSQL("delete from notes where title = '$title'")
        // ok: kt-sql-injection
        db.delete("notes", "title = ?", arrayOf(title))
    }
}
