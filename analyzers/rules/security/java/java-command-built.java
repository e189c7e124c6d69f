import java.io.IOException;

class Backup {
    Process archive(String folder) throws IOException {
        // ruleid: java-command-built
        return Runtime.getRuntime().exec("tar czf backup.tgz " + folder);
    }

    Process list(String folder) throws IOException {
        // ruleid: java-command-built
        return new ProcessBuilder("sh", "-c", "ls -l " + folder).start();
    }

    Process archiveRight(String folder) throws IOException {
        // ok: java-command-built
        return new ProcessBuilder("tar", "czf", "backup.tgz", "--", folder).start();
    }

    Process uptime() throws IOException {
        // ok: java-command-built
        return Runtime.getRuntime().exec("uptime");
    }
}
