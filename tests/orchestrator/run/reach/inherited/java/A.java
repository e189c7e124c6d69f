package j;

class A implements Store {
    public void put(String v) {
        // ruleid: far
        danger(v);
    }
    public String get() {
        return take_input();
    }
}
