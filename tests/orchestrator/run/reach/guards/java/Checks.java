package shop;

class Checks {
    private static final Pattern NAME = Pattern.compile("^[a-z]+$");

    static boolean fits(String value) {
        return NAME.matcher(value).matches();
    }

    static void demand(String value) {
        if (value.contains("..")) {
            throw new IllegalArgumentException(value);
        }
    }
}
