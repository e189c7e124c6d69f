import java.util.Arrays;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
class Tools {
    @GetMapping("/ping")
    Process ping(@RequestParam String host) throws Exception {
        // ruleid: java-command-injection
        return Runtime.getRuntime().exec("ping -c 1 " + host);
    }

    void convert(HttpServletRequest request) throws Exception {
        String[] command = {"/bin/sh", "-c", "convert " + request.getParameter("file")};
        // ruleid: java-command-injection
        new ProcessBuilder(command).start();
    }

    void shell(HttpServletRequest request) throws Exception {
        // ruleid: java-command-injection
        new ProcessBuilder("sh", "-c", "convert " + request.getParameter("file")).start();
    }

    void apart(HttpServletRequest request) throws Exception {
        // ok: java-command-injection
        new ProcessBuilder("convert", "-resize", "80x80", request.getParameter("file")).start();
    }

    void fixed(HttpServletRequest request) throws Exception {
        // ok: java-command-injection
        new ProcessBuilder("uptime").start();
    }

    void port(HttpServletRequest request) throws Exception {
        int port = Integer.parseInt(request.getParameter("port"));
        // ok: java-command-injection
        Runtime.getRuntime().exec("netstat -p " + port);
    }

    void listed(HttpServletRequest request) throws Exception {
        String tool = request.getParameter("tool");
        if (Arrays.asList("ls", "df").contains(tool)) {
            // ok: java-command-injection
            Runtime.getRuntime().exec(tool);
        }
    }

    Process stored(HttpServletRequest request) throws IOException {
        String[] arguments = {"keytool", "-list", "-storepass", request.getParameter("password")};
        // ok: java-command-injection
        return new ProcessBuilder(arguments).start();
    }

    Process shell(HttpServletRequest request) throws IOException {
        String[] arguments = {"sh", "-c", request.getParameter("command")};
        // ruleid: java-command-injection
        return new ProcessBuilder(arguments).start();
    }

    void letters(HttpServletRequest request) throws Exception {
        String name = request.getParameter("name").replaceAll("[^\\w.-]", "");
        // ok: java-command-injection
        Runtime.getRuntime().exec("sh -c ls " + name);
    }
}
