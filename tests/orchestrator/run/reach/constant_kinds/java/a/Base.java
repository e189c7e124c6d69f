package a;

public class Base {
    public static final String NAME = "n";
}
