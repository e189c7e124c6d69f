import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

class Remember {
    void add(HttpServletResponse response, String token) {
        // ruleid: java-cookie-not-secure
        Cookie cookie = new Cookie("remember", token);
        cookie.setMaxAge(3600);
        response.addCookie(cookie);
    }

    void plain(HttpServletResponse response, String id) {
        // ruleid: java-cookie-not-secure
        Cookie id1 = new Cookie("id", id);
        response.addCookie(id1);
    }

    void right(HttpServletResponse response, String token) {
        // ok: java-cookie-not-secure
        Cookie cookie = new Cookie("remember", token);
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    void drop(HttpServletResponse response) {
        // ok: java-cookie-not-secure
        Cookie cookie = new Cookie("remember", "");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }
}
