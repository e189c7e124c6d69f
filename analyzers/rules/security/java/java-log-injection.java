import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    void login(HttpServletRequest request) {
        // ruleid: java-log-injection
        log.info("login of {}", request.getParameter("user"));
    }

    void failed(HttpServletRequest request) {
        String user = request.getParameter("user");
        // ruleid: java-log-injection
        log.warn("failed login of " + user);
    }

    void clean(HttpServletRequest request) {
        // ok: java-log-injection
        log.info("login of {}", request.getParameter("user").replaceAll("[\\r\\n]", "_"));
    }

    void size(HttpServletRequest request) {
        // ok: java-log-injection
        log.info("{} characters", request.getParameter("text").length());
    }

    void visited(HttpServletRequest request) {
        // ok: java-log-injection
        log.info("visited {}", request.getRequestURI());
    }

    void asJson(HttpServletRequest request, ObjectMapper mapper) throws IOException {
        String name = request.getParameter("name");
        // ok: java-log-injection
        log.info("sent {}", mapper.writeValueAsString(new Entry(name)));
        // ok: java-log-injection
        log.info("sent {}", JSON.toJSONString(new Entry(name)));
    }

    void agent(HttpServletRequest request) {
        // ok: java-log-injection
        log.info("seen with {}", request.getHeader("User-Agent"));
    }
}
