import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;

class Search {
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java-reflected-xss
        response.getWriter().println("<h1>Results for " + request.getParameter("q") + "</h1>");
    }

    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println("<ul>");
        // ruleid: java-reflected-xss
        out.print(request.getParameter("first"));
        // ok: java-reflected-xss
        out.println("</ul>");
    }

    void showRight(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ok: java-reflected-xss
        response.getWriter().println("<h1>" + Encode.forHtml(request.getParameter("q")).trim() + "</h1>");
    }
}
