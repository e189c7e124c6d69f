import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

class Sessions {
    void open(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("session", id);
        // ruleid: java-cookie-protection-off
        cookie.setSecure(false);
        // ruleid: java-cookie-protection-off
        cookie.setHttpOnly(false);
        response.addCookie(cookie);
    }

    void openRight(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("session", id);
        // ok: java-cookie-protection-off
        cookie.setSecure(true);
        // ok: java-cookie-protection-off
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
