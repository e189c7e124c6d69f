import java.io.PrintWriter;
import javax.servlet.http.HttpServletResponse;

class Errors {
    void show(HttpServletResponse response, Exception e) throws Exception {
        // ruleid: java-stack-trace-to-client
        e.printStackTrace(response.getWriter());
    }

    void print(HttpServletResponse response, Exception e) throws Exception {
        PrintWriter out = response.getWriter();
        // ruleid: java-stack-trace-to-client
        e.printStackTrace(out);
    }

    void log(Exception e) {
        // ok: java-stack-trace-to-client
        e.printStackTrace();
    }

    void answer(HttpServletResponse response, Exception e) throws Exception {
        // ok: java-stack-trace-to-client
        response.sendError(500);
    }
}
