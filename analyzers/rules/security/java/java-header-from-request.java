import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Headers {
    void language(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: java-header-from-request
        response.setHeader("X-Language", request.getParameter("lang"));
    }

    void download(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("name");
        // ruleid: java-header-from-request
        response.addHeader("X-File", "name=" + name);
    }

    void named(HttpServletRequest request, HttpServletResponse response) {
        // ok: java-header-from-request
        response.addHeader("Content-Disposition", "attachment; filename=" + request.getParameter("name"));
    }

    void echoed(HttpServletRequest request, HttpServletResponse response) {
        // ok: java-header-from-request
        response.setHeader("X-Asked", request.getHeader("X-Ask"));
    }

    void escaped(HttpServletRequest request, HttpServletResponse response) {
        // ok: java-header-from-request
        response.setHeader("X-Name", escaper.escape(request.getParameter("name")));
    }

    void fixed(HttpServletResponse response) {
        // ok: java-header-from-request
        response.setHeader("X-Frame-Options", "DENY");
    }

    void page(HttpServletRequest request, HttpServletResponse response) {
        // ok: java-header-from-request
        response.setHeader("X-Page", String.valueOf(Integer.parseInt(request.getParameter("page"))));
    }
}
