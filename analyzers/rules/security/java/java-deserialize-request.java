import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

class Receiver {
    Object fromRequest(HttpServletRequest request) throws Exception {
        // ruleid: java-deserialize-request
        return new ObjectInputStream(request.getInputStream()).readObject();
    }

    Object fromSocket(Socket socket) throws Exception {
        // ruleid: java-deserialize-request
        ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(socket.getInputStream()));
        return in.readObject();
    }

    @PostMapping("/state")
    Object state(@RequestParam String token) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(token);
        // ruleid: java-deserialize-request
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes));
        return in.readObject();
    }

    Object fromCache(String path) throws Exception {
        // ok: java-deserialize-request
        return new ObjectInputStream(new FileInputStream(path)).readObject();
    }

    byte[] raw(HttpServletRequest request) throws Exception {
        // ok: java-deserialize-request
        return new BufferedInputStream(request.getInputStream()).readAllBytes();
    }

    @PostMapping("/yaml")
    Object plainYaml(@RequestParam String text) {
        Yaml yaml = new Yaml(new SafeConstructor());
        // ok: java-deserialize-request
        return yaml.load(text);
    }

    Object named(HttpServletRequest request) throws Exception {
        // ruleid: java-deserialize-request
        return new java.io.ObjectInputStream(request.getInputStream()).readObject();
    }
}
