import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.FilenameUtils;

class Downloads {
    InputStream open(HttpServletRequest request) throws Exception {
        // ruleid: java-path-from-request
        return new FileInputStream("/srv/files/" + request.getParameter("name"));
    }

    boolean remove(File folder, HttpServletRequest request) {
        // ruleid: java-path-from-request
        return new File(folder, request.getParameter("name")).delete();
    }

    File plain(File folder, HttpServletRequest request) {
        // ok: java-path-from-request
        return new File(folder, FilenameUtils.getName(request.getParameter("name")));
    }

    File fixed() {
        // ok: java-path-from-request
        return new File("/srv/files", "index.html");
    }
}
