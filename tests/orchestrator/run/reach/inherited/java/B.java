package j;

class B implements Store {
    public void put(String v) {
        // ruleid: far
        danger(v);
    }
    public String get() {
        return "x";
    }
}
