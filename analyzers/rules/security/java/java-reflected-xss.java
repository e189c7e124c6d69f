import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.*;

@RestController
class Search {
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java-reflected-xss
        response.getWriter().println("<h1>Results for " + request.getParameter("q") + "</h1>");
    }

    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        String first = request.getParameter("first");
        out.println("<ul>");
        // ruleid: java-reflected-xss
        out.print(first);
        // ok: java-reflected-xss
        out.println("</ul>");
    }

    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        // ruleid: java-reflected-xss
        return "<p>Hello " + name + "</p>";
    }

    void showRight(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ok: java-reflected-xss
        response.getWriter().println("<h1>" + Encode.forHtml(request.getParameter("q")).trim() + "</h1>");
    }

    @GetMapping("/name")
    String name(@RequestParam String name) {
        // ok: java-reflected-xss
        return catalogue.title(name);
    }

    void agent(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-reflected-xss
        response.getWriter().println("<p>" + request.getHeader("User-Agent") + "</p>");
    }

    void stripped(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-reflected-xss
        response.getWriter().println(XssUtils.withoutScripts(request.getParameter("name")));
    }

    void data(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("application/json");
        // ok: java-reflected-xss
        response.getWriter().println("{\"q\": \"" + request.getParameter("q") + "\"}");
    }

    void page(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("text/html;charset=UTF-8");
        // ruleid: java-reflected-xss
        response.getWriter().println("<p>" + request.getParameter("q") + "</p>");
    }

    void download(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setHeader("Content-Disposition", "attachment; filename=list.txt");
        // ok: java-reflected-xss
        response.getWriter().println(request.getParameter("q"));
    }

    void again(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-reflected-xss
        response.getWriter().println("<a href=\"" + request.getRequestURI() + "\">again</a>");
        // ruleid: java-reflected-xss
        response.getWriter().println("<a href=\"" + request.getPathInfo() + "\">again</a>");
    }
}
