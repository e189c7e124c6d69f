import java.io.File;
import java.nio.file.*;
import java.util.*;
import javax.servlet.http.Part;
import org.springframework.web.multipart.MultipartFile;

class Uploads {
    private static final Set<String> ENDINGS = Set.of("png", "jpg");

    void avatar(MultipartFile file) throws Exception {
        // ruleid: java-upload-name-of-client
        file.transferTo(new File("webapps/app/images", file.getOriginalFilename()));
    }

    void attach(Part part) throws Exception {
        String name = Paths.get(part.getSubmittedFileName()).getFileName().toString();
        // ruleid: java-upload-name-of-client
        Files.copy(part.getInputStream(), Paths.get("uploads").resolve(name));
    }

    void own(MultipartFile file) throws Exception {
        // ok: java-upload-name-of-client
        file.transferTo(new File("images", UUID.randomUUID() + ".png"));
    }

    void checked(MultipartFile file) throws Exception {
        String name = file.getOriginalFilename();
        if (!ENDINGS.contains(FilenameUtils.getExtension(name))) {
            throw new IllegalArgumentException("not a picture");
        }
        // ok: java-upload-name-of-client
        file.transferTo(new File("images", name));
    }
}
