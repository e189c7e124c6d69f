import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Login {
    void done(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java-open-redirect
        response.sendRedirect(request.getParameter("next"));
    }

    void back(HttpServletRequest req, HttpServletResponse res) throws IOException {
        // ruleid: java-open-redirect
        res.sendRedirect(req.getHeader("Referer"));
    }

    void home(HttpServletResponse response) throws IOException {
        // ok: java-open-redirect
        response.sendRedirect("/home");
    }

    void user(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ok: java-open-redirect
        response.sendRedirect("/users?id=" + Integer.parseInt(request.getParameter("id")));
    }
}
