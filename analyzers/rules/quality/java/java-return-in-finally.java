import java.io.IOException;
import java.io.Writer;

class Sender {
    boolean send(Writer writer, String text) throws IOException {
        boolean sent = false;
        try {
            writer.write(text);
            sent = true;
        } finally {
            writer.close();
            // ruleid: java-return-in-finally
            return sent;
        }
    }

    int count(Writer writer, String[] lines) {
        int count = 0;
        try {
            for (String line : lines) {
                writer.write(line);
                count++;
            }
        } catch (IOException e) {
            count = -1;
        } finally {
            if (count > 0) {
                // ruleid: java-return-in-finally
                return count;
            }
        }
        return 0;
    }

    boolean sendWell(Writer writer, String text) throws IOException {
        try {
            writer.write(text);
            // ok: java-return-in-finally
            return true;
        } finally {
            writer.close();
        }
    }

    boolean sendLater(Writer writer, Runnable[] tasks) throws IOException {
        try {
            writer.flush();
        } finally {
            tasks[0].run();
        }
        // ok: java-return-in-finally
        return true;
    }
}
