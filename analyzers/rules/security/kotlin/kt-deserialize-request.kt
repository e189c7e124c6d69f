import java.io.ByteArrayInputStream
import java.io.ObjectInputStream
import java.util.Base64
import javax.servlet.http.HttpServletRequest
import org.springframework.web.bind.annotation.*
import org.yaml.snakeyaml.Yaml

@RestController
class State {
    @PostMapping("/state")
    fun state(request: HttpServletRequest): Any {
        // ruleid: kt-deserialize-request
        return ObjectInputStream(request.inputStream).readObject()
    }

    @PostMapping("/settings")
    fun settings(@RequestBody text: String): Any {
        // ruleid: kt-deserialize-request
        return Yaml().load(text)
    }

    @PostMapping("/known")
    fun known(@RequestBody text: String): Settings {
        // ok: kt-deserialize-request
        return Json.decodeFromString<Settings>(text)
    }

    fun own(file: File): Any {
        // ok: kt-deserialize-request
        return ObjectInputStream(file.inputStream()).readObject()
    }
}

fun Route.state() {
    post("/session") {
        val bytes = Base64.getDecoder().decode(call.receiveText())
        // ruleid: kt-deserialize-request
        val session = ObjectInputStream(ByteArrayInputStream(bytes)).readObject()
        call.respond(session)
    }
}
