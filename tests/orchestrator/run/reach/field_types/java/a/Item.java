package a;

public class Item {
    private long id;
    private String name;
    public java.util.UUID key;

    public String getName() {
        return name;
    }
}
