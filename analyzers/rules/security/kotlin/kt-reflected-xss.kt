import io.ktor.http.ContentType
import javax.servlet.http.HttpServletRequest
import javax.servlet.http.HttpServletResponse
import org.springframework.web.bind.annotation.*
import org.springframework.web.util.HtmlUtils

fun Route.pages() {
    get("/hello") {
        val name = call.parameters["name"]
        // ruleid: kt-reflected-xss
        call.respondText("<h1>Hello $name</h1>", ContentType.Text.Html)
        // ok: kt-reflected-xss
        call.respondText("Hello $name")
    }
    get("/page") {
        val text = call.request.queryParameters["text"] ?: ""
        call.respondHtml {
            body {
                // ok: kt-reflected-xss
                p { +text }
                // ruleid: kt-reflected-xss
                unsafe { +text }
            }
        }
    }
}

@RestController
class Pages {
    @GetMapping("/old")
    fun old(request: HttpServletRequest, response: HttpServletResponse) {
        // ruleid: kt-reflected-xss
        response.writer.println("<p>" + request.getParameter("q") + "</p>")
        // ok: kt-reflected-xss
        response.writer.println("<p>" + HtmlUtils.htmlEscape(request.getParameter("q")) + "</p>")
    }

    @GetMapping("/greet")
    fun greet(@RequestParam name: String): String {
        // ruleid: kt-reflected-xss
        return "<h1>Hello $name</h1>"
    }
}
