package a;

import java.util.Map;

public final class Values {
    public static final String TABLE = "users";
    public static final String QUERY = Base.NAME + TABLE;
    public static final String[] NAMES = {"a", "b"};
    public static final Map<String, String> MAP = Map.of("k", "v");
}
