import java.util.List;

class Export {
    String csv(List<String[]> rows) {
        String text = "";
        for (String[] row : rows) {
            // ruleid: java-string-concat-in-loop
            text += String.join(",", row) + "\n";
        }
        return text;
    }

    String line(String part, int count) {
        String line = part;
        for (int i = 1; i < count; i++) {
            // ruleid: java-string-concat-in-loop
            line = line + part;
        }
        return line;
    }

    String csvOfBuilder(List<String[]> rows) {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            // ok: java-string-concat-in-loop
            text.append(String.join(",", row)).append('\n');
        }
        return text.toString();
    }

    int length(List<String> parts) {
        int sum = 0;
        for (String part : parts) {
            // ok: java-string-concat-in-loop
            sum += part.length();
        }
        return sum;
    }

    void print(List<String> names) {
        for (String name : names) {
            String line = "* ";
            // ok: java-string-concat-in-loop
            line += name;
            System.out.println(line);
        }
    }
}
