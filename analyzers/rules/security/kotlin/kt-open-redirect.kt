import javax.servlet.http.HttpServletRequest
import javax.servlet.http.HttpServletResponse
import org.springframework.web.bind.annotation.*

@Controller
class Login {
    @PostMapping("/login")
    fun login(@RequestParam next: String): String {
        // ruleid: kt-open-redirect
        return "redirect:$next"
    }

    @GetMapping("/out")
    fun out(request: HttpServletRequest, response: HttpServletResponse) {
        // ruleid: kt-open-redirect
        response.sendRedirect(request.getParameter("url"))
    }

    @GetMapping("/back")
    fun back(request: HttpServletRequest, response: HttpServletResponse) {
        val next = request.getParameter("next")
        if (!next.startsWith("/app/")) {
            throw IllegalArgumentException("next")
        }
        // ok: kt-open-redirect
        response.sendRedirect(next)
    }
}

fun Route.out() {
    get("/leave") {
        // ruleid: kt-open-redirect
        call.respondRedirect(call.parameters["to"]!!)
    }
    get("/item") {
        // ok: kt-open-redirect
        call.respondRedirect("/items/" + call.parameters["id"])
    }
}

fun Route.again() {
    get("/again") {
        // ok: kt-open-redirect
        call.respondRedirect(call.request.path())
    }
}
