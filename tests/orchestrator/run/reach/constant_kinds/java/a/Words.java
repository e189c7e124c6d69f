package a;

public interface Words {
    String WORD = "z";
}
