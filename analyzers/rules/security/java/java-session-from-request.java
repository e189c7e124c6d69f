import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

class Sessions {
    void role(HttpServletRequest request) {
        // ruleid: java-session-from-request
        request.getSession().setAttribute("role", request.getParameter("role"));
    }

    void user(HttpServletRequest request, HttpSession session) {
        String user = request.getParameter("user");
        // ruleid: java-session-from-request
        session.setAttribute("user", user);
    }

    void found(HttpServletRequest request, HttpSession session) {
        // ok: java-session-from-request
        session.setAttribute("user", userRepository.findByName(request.getParameter("user")));
    }

    void search(HttpServletRequest request, HttpSession session) {
        // ok: java-session-from-request
        session.setAttribute("lastSearch", request.getParameter("q"));
    }

    void key(HttpServletRequest request, HttpSession session) {
        // ruleid: java-session-from-request
        session.setAttribute(request.getParameter("key"), true);
    }

    void count(HttpServletRequest request, HttpSession session) {
        // ok: java-session-from-request
        session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
    }

    void begun(HttpServletRequest request, HttpSession session) {
        // ok: java-session-from-request
        session.setAttribute("draft:" + request.getParameter("key"), true);
    }
}
