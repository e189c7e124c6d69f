import javax.script.ScriptEngineManager
import org.springframework.expression.spel.standard.SpelExpressionParser
import org.springframework.web.bind.annotation.*

private val known = mapOf("csv" to "org.example.Csv", "pdf" to "org.example.Pdf")

@RestController
class Formulas {
    private val parser = SpelExpressionParser()

    @GetMapping("/formula")
    fun formula(@RequestParam text: String): Any? {
        // ruleid: kt-code-from-request
        return parser.parseExpression(text).value
    }

    @PostMapping("/script")
    fun script(@RequestBody text: String): Any? {
        val engine = ScriptEngineManager().getEngineByName("kts")
        // ruleid: kt-code-from-request
        return engine.eval(text)
    }

    @GetMapping("/export")
    fun export(@RequestParam kind: String): Any {
        val name = known[kind] ?: throw IllegalArgumentException("kind")
        // ok: kt-code-from-request
        return Class.forName(name).newInstance()
    }

    @GetMapping("/sum")
    fun sum(@RequestParam number: Int): Any? {
        // ok: kt-code-from-request
        return parser.parseExpression("1 + $number").value
    }
}

fun Route.plugins() {
    get("/plugin") {
        // ruleid: kt-code-from-request
        Class.forName(call.parameters["class"]!!).newInstance()
    }
}
