import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

class Filter {
    Pattern find(HttpServletRequest request) {
        // ruleid: java-regex-from-request
        return Pattern.compile(request.getParameter("q"), Pattern.CASE_INSENSITIVE);
    }

    boolean test(HttpServletRequest request, String line) {
        String wanted = ".*" + request.getParameter("q") + ".*";
        // ruleid: java-regex-from-request
        return line.matches(wanted);
    }

    Pattern quoted(HttpServletRequest request) {
        // ok: java-regex-from-request
        return Pattern.compile(Pattern.quote(request.getParameter("q")));
    }

    boolean fixed(HttpServletRequest request) {
        // ok: java-regex-from-request
        return Pattern.matches("[a-z]+", request.getParameter("q"));
    }

    Iterable<String> parts(HttpServletRequest request) {
        // ok: java-regex-from-request
        return KIND_SPLITTER.split(request.getParameter("kind"));
    }

    String[] years(HttpServletRequest request) {
        // ok: java-regex-from-request
        return StringUtils.split(request.getParameter("years"));
    }

    void words(HttpServletRequest request) {
        // ok: java-regex-from-request
        PARTS.split(request.getParameter("kind"));
        // ok: java-regex-from-request
        Splitter.on(' ').split(request.getParameter("kind"));
        // ruleid: java-regex-from-request
        text.split(request.getParameter("kind"));
    }
}
