package a;

class Use extends Base implements Words {
    void f() {
        // ruleid: far
        configured(Values.QUERY);
        // ruleid: far
        configured(NAME);
        // ruleid: far
        configured(WORD);
        // ruleid: far
        configured(Words.WORD);
        // ruleid: far
        configured("" + Values.NAMES[0]);
        // ruleid: far
        configured("" + Values.MAP.get("k"));
        // ruleid: far
        configured("" + String.format("a %s", Values.TABLE));
    }
}
