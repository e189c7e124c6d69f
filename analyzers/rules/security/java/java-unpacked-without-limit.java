import java.io.*;
import java.nio.file.*;
import java.util.zip.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.multipart.MultipartFile;

class Ingest {
    byte[] body(HttpServletRequest request) throws IOException {
        InputStream unpacked = new GZIPInputStream(request.getInputStream());
        // ruleid: java-unpacked-without-limit
        return unpacked.readAllBytes();
    }

    void archive(MultipartFile file, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
            while (zip.getNextEntry() != null) {
                // ruleid: java-unpacked-without-limit
                Files.copy(zip, target);
            }
        }
    }

    byte[] limited(HttpServletRequest request) throws IOException {
        InputStream unpacked = new GZIPInputStream(request.getInputStream());
        // ok: java-unpacked-without-limit
        return unpacked.readNBytes(1 << 20);
    }

    byte[] bounded(HttpServletRequest request) throws IOException {
        InputStream unpacked = new BoundedInputStream(new GZIPInputStream(request.getInputStream()), 1 << 20);
        // ok: java-unpacked-without-limit
        return IOUtils.toByteArray(unpacked);
    }

    byte[] own(Path path) throws IOException {
        // ok: java-unpacked-without-limit
        return new GZIPInputStream(Files.newInputStream(path)).readAllBytes();
    }
}
