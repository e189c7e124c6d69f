import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.*;

class Login {
    void done(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java-open-redirect
        response.sendRedirect(request.getParameter("next"));
    }

    void back(HttpServletRequest req, HttpServletResponse res) throws IOException {
        String target = req.getHeader("Return-To");
        // ruleid: java-open-redirect
        res.sendRedirect(target);
        // ok: java-open-redirect
        res.sendRedirect(req.getHeader("Referer"));
    }

    @GetMapping("/go")
    String go(@RequestParam String to) {
        // ruleid: java-open-redirect
        return "redirect:" + to;
    }

    void home(HttpServletResponse response) throws IOException {
        // ok: java-open-redirect
        response.sendRedirect("/home");
    }

    void user(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ok: java-open-redirect
        response.sendRedirect("/users?id=" + request.getParameter("id"));
    }

    void checked(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        if (isLocal(next)) {
            // ok: java-open-redirect
            response.sendRedirect(next);
        }
    }

    void again(HttpServletRequest request, HttpServletResponse response) throws Exception {
        StringBuffer url = request.getRequestURL();
        // ok: java-open-redirect
        response.sendRedirect(url.toString());
    }

    void slash(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-open-redirect
        response.sendRedirect(request.getRequestURI() + "?" + request.getQueryString());
        // ruleid: java-open-redirect
        response.sendRedirect(request.getQueryString());
    }
}
