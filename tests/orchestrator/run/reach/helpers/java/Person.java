package util;

public class Person {
    private String name;
    private String kind;

    public Person() {
    }

    public Person(String name, String kind) {
        this.name = name;
        this.kind = kind;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getKind() {
        return kind;
    }
}
