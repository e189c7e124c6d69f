package app;

public class Constants {
    public static final String MODE = "safe";
    public static final int LEVEL = 3;
    public static String changed = "x";
    private static final String HIDDEN = "x";
}
