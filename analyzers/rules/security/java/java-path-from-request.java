import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

class Downloads {
    static final Path ROOT = Path.of("/srv/files");

    InputStream open(HttpServletRequest request) throws Exception {
        // ruleid: java-path-from-request
        return new FileInputStream("/srv/files/" + request.getParameter("name"));
    }

    boolean remove(File folder, HttpServletRequest request) {
        // ruleid: java-path-from-request
        return new File(folder, request.getParameter("name")).delete();
    }

    @PostMapping("/upload")
    void upload(@RequestParam("file") MultipartFile file) throws Exception {
        Path target = Paths.get("/srv/uploads", file.getOriginalFilename());
        // ruleid: java-path-from-request
        Files.copy(file.getInputStream(), target);
    }

    boolean plain(File folder, HttpServletRequest request) {
        // ok: java-path-from-request
        return new File(folder, FilenameUtils.getName(request.getParameter("name"))).delete();
    }

    InputStream checked(HttpServletRequest request) throws Exception {
        Path path = ROOT.resolve(request.getParameter("name")).normalize();
        if (!path.startsWith(ROOT)) {
            throw new IllegalArgumentException("name");
        }
        // ok: java-path-from-request
        return Files.newInputStream(path);
    }

    InputStream canonical(File folder, HttpServletRequest request) throws Exception {
        File file = new File(folder, request.getParameter("name"));
        String resolved = file.getCanonicalPath();
        if (!resolved.startsWith(folder.getCanonicalPath())) {
            throw new IllegalArgumentException("name");
        }
        // ok: java-path-from-request
        return new FileInputStream(file);
    }

    String suffix(HttpServletRequest request) {
        // ok: java-path-from-request
        return FileUtil.getExtensionName(request.getParameter("name"));
    }

    @GetMapping("/note/{id}")
    String note(@PathVariable int id) throws Exception {
        // ok: java-path-from-request
        return Files.readString(Path.of("/srv/notes/" + id + ".txt"));
    }

    void cut(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        // ok: java-path-from-request
        url.delete(url.length() - 3, url.length());
    }

    @DeleteMapping("/log")
    void remove(@RequestParam String name) {
        File file = new File("/srv/logs", name);
        // ruleid: java-path-from-request
        file.delete();
    }

    @GetMapping("/page/{name}")
    String page(@PathVariable("name") String name) throws Exception {
        // ok: java-path-from-request
        return Files.readString(Path.of("/srv/pages/" + name + ".txt"));
    }

    @GET
    @Path("{id: [a-z0-9]+}/data")
    InputStream constrained(@PathParam("id") String id) throws Exception {
        // ok: java-path-from-request
        return Files.newInputStream(STORE.resolve(id));
    }

    void lastName(HttpServletRequest request) throws Exception {
        File file = new File(request.getParameter("name"));
        // ok: java-path-from-request
        new FileInputStream("/srv/" + file.getName());
        // ok: java-path-from-request
        new FileInputStream("/srv/" + new File(request.getParameter("name")).getName());
        // ok: java-path-from-request
        new FileInputStream("/srv/" + FilenameUtils.getName(request.getParameter("name")));
        // ruleid: java-path-from-request
        new FileInputStream(file.getPath());
    }

    @PostMapping("/notes")
    void ofBody(@RequestBody Note note) throws Exception {
        // ruleid: java-path-from-request
        new FileInputStream("/srv/" + note.getName());
    }

    @GET
    @Path("{id: .+}/data")
    InputStream anything(@PathParam("id") String id) throws Exception {
        // ruleid: java-path-from-request
        return Files.newInputStream(STORE.resolve(id));
    }

    void parts(HttpServletRequest request) throws Exception {
        for (Part part : request.getParts()) {
            // ok: java-path-from-request
            part.delete();
        }
    }

    void ending(HttpServletRequest request) throws Exception {
        String name = request.getParameter("name");
        // ok: java-path-from-request
        new FileInputStream("/srv/" + id() + name.substring(name.lastIndexOf(".")));
        // ruleid: java-path-from-request
        new FileInputStream("/srv/" + id() + name.substring(name.indexOf(".")));
    }

    void spelled(HttpServletRequest request) throws Exception {
        String name = request.getParameter("name");
        // ok: java-path-from-request
        new FileInputStream("/srv/" + URLEncoder.encode(name, "UTF-8"));
        // ok: java-path-from-request
        new FileInputStream("/srv/" + DigestUtils.sha256Hex(name));
        // ruleid: java-path-from-request
        new FileInputStream("/srv/" + URLDecoder.decode(name, "UTF-8"));
    }

    void beside(HttpServletRequest request) throws Exception {
        Path path = Paths.get("/srv").resolve(request.getParameter("name")).normalize();
        if (!path.getParent().equals(ROOT)) {
            throw new IllegalArgumentException();
        }
        // ok: java-path-from-request
        Files.readAllBytes(path);
    }
}
