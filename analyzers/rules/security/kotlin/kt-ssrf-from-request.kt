import okhttp3.OkHttpClient
import okhttp3.Request
import org.springframework.web.bind.annotation.*
import org.springframework.web.client.RestTemplate

private val hosts = mapOf("a" to "https://a.example/", "b" to "https://b.example/")

@RestController
class Fetch(private val restTemplate: RestTemplate, private val http: OkHttpClient) {
    @GetMapping("/fetch")
    fun fetch(@RequestParam url: String): String? {
        // ruleid: kt-ssrf-from-request
        return restTemplate.getForObject(url, String::class.java)
    }

    @GetMapping("/preview")
    fun preview(@RequestParam url: String): String {
        // ruleid: kt-ssrf-from-request
        val request = Request.Builder().url(url).build()
        return http.newCall(request).execute().body!!.string()
    }

    @GetMapping("/search")
    fun search(@RequestParam text: String): String? {
        // ok: kt-ssrf-from-request
        return restTemplate.getForObject("https://search.example/q?text=$text", String::class.java)
    }

    @GetMapping("/listed")
    fun listed(@RequestParam name: String): String? {
        val url = hosts[name] ?: throw IllegalArgumentException("name")
        // ok: kt-ssrf-from-request
        return restTemplate.getForObject(url, String::class.java)
    }
}

fun Route.proxy(client: HttpClient) {
    get("/proxy") {
        val target = call.parameters["target"]!!
        // ruleid: kt-ssrf-from-request
        val answer = client.get(target)
        // ruleid: kt-ssrf-from-request
        val text = java.net.URL(target).readText()
        call.respond(answer.status)
    }
    get("/mirror/{...}") {
        // ok: kt-ssrf-from-request
        call.respond(client.get("https://$language.mirror.example${call.request.uri}").status)
    }
}
