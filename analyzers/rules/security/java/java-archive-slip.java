import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class Archives {
    void unpack(ZipInputStream zip, File folder) throws IOException {
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            // ruleid: java-archive-slip
            File file = new File(folder, entry.getName());
            try (FileOutputStream out = new FileOutputStream(file)) {
                zip.transferTo(out);
            }
        }
    }

    void first(ZipInputStream zip, Path folder) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        // ruleid: java-archive-slip
        Files.copy(zip, folder.resolve(entry.getName()));
    }

    void unpackRight(ZipInputStream zip, Path folder) throws IOException {
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            // ok: java-archive-slip
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("leads out: " + entry.getName());
            }
            Files.copy(zip, target);
        }
    }

    File photo(File folder, User user) {
        // ok: java-archive-slip
        return new File(folder, user.getName());
    }
}
