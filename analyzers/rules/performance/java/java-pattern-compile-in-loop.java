import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

class Log {
    private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}");

    List<String> dated(List<String> lines) {
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            // ruleid: java-pattern-compile-in-loop
            if (Pattern.compile("^\\d{4}-\\d{2}-\\d{2}").matcher(line).find()) {
                result.add(line);
            }
        }
        return result;
    }

    int numbers(String[] words) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            // ruleid: java-pattern-compile-in-loop
            if (Pattern.matches("[0-9]+", words[i])) {
                count++;
            }
        }
        return count;
    }

    List<String> datedWell(List<String> lines) {
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            // ok: java-pattern-compile-in-loop
            if (DATE.matcher(line).find()) {
                result.add(line);
            }
        }
        return result;
    }

    List<Pattern> compile(List<String> expressions) {
        List<Pattern> result = new ArrayList<>();
        for (String expression : expressions) {
            // ok: java-pattern-compile-in-loop
            result.add(Pattern.compile(expression));
        }
        return result;
    }
}
