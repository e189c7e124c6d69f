import org.springframework.web.bind.annotation.*

@RestController
class Tools {
    @GetMapping("/ping")
    fun ping(@RequestParam host: String): String {
        // ruleid: kt-command-injection
        return Runtime.getRuntime().exec("ping -c 1 " + host).inputStream.bufferedReader().readText()
    }

    @GetMapping("/convert")
    fun convert(@RequestParam name: String) {
        // ruleid: kt-command-injection
        ProcessBuilder("sh", "-c", "convert $name out.png").start()
        // ok: kt-command-injection
        ProcessBuilder("convert", name, "out.png").start()
    }

    @GetMapping("/wait")
    fun wait(@RequestParam seconds: Int) {
        // ok: kt-command-injection
        Runtime.getRuntime().exec("sleep $seconds")
    }
}

fun Route.tools() {
    post("/run") {
        val form = call.receiveParameters()
        val program = form["program"]!!
        // ruleid: kt-command-injection
        ProcessBuilder(program).start()
        // ruleid: kt-command-injection
        ProcessBuilder(listOf("bash", "-c", program)).start()
        // ok: kt-command-injection
        ProcessBuilder(listOf("git", "log", program)).start()
        val letters = program.replace(Regex("[^a-z0-9]"), "")
        // ok: kt-command-injection
        ProcessBuilder(listOf("bash", "-c", letters)).start()
    }
}
