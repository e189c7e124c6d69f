import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

class Names {
    private static final Pattern NAME = Pattern.compile("^([a-zA-Z]+\\s?)+$");
    private static final Pattern WORD = Pattern.compile("^[a-zA-Z]+(\\s[a-zA-Z]+)*$");

    boolean name(HttpServletRequest request) {
        // ruleid: java-slow-regex-on-request
        return NAME.matcher(request.getParameter("name")).matches();
    }

    boolean mail(HttpServletRequest request) {
        String mail = request.getParameter("mail");
        // ruleid: java-slow-regex-on-request
        return mail.matches("([a-z.-]+)+@example[.]org");
    }

    boolean word(HttpServletRequest request) {
        // ok: java-slow-regex-on-request
        return WORD.matcher(request.getParameter("word")).matches();
    }

    boolean own(String line) {
        // ok: java-slow-regex-on-request
        return NAME.matcher(line).matches();
    }

    boolean brief(HttpServletRequest request) {
        String name = request.getParameter("name");
        if (name.length() > 20) {
            return false;
        }
        // ok: java-slow-regex-on-request
        return NAME.matcher(name).matches();
    }
}
