import java.util.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

class Pages {
    private static final int MOST = 1000;

    byte[] fill(HttpServletRequest request) {
        int size = Integer.parseInt(request.getParameter("size"));
        // ruleid: java-size-from-request
        return new byte[size];
    }

    @GetMapping("/line")
    String line(@RequestParam("width") int width) {
        // ruleid: java-size-from-request
        return "-".repeat(width);
    }

    byte[] limited(HttpServletRequest request) {
        int size = Integer.parseInt(request.getParameter("size"));
        if (size < 0 || size > MOST) {
            throw new IllegalArgumentException("too large");
        }
        // ok: java-size-from-request
        return new byte[size];
    }

    List<String> names(HttpServletRequest request) {
        String[] names = request.getParameterValues("name");
        // ok: java-size-from-request
        return new ArrayList<>(names.length);
    }

    @GetMapping("/least")
    String least(@RequestParam("width") int width) {
        // ok: java-size-from-request
        return "-".repeat(Math.min(width, 80));
    }
}
