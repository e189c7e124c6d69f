import org.slf4j.LoggerFactory
import org.springframework.web.bind.annotation.*

@RestController
class Search {
    private val logger = LoggerFactory.getLogger(javaClass)

    @GetMapping("/search")
    fun search(@RequestParam text: String, @RequestParam page: Int) {
        // ruleid: kt-log-injection
        logger.info("search for $text")
        // ok: kt-log-injection
        logger.info("page $page")
        // ok: kt-log-injection
        logger.info("search for {}", text.replace("\n", "_"))
    }
}

fun Route.search() {
    get("/find") {
        // ruleid: kt-log-injection
        log.warn("nothing for {}", call.parameters["text"])
        // ok: kt-log-injection
        log.warn("nothing under ${call.request.uri}")
    }
}
