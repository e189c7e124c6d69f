package a;

class Use {
    void show() {
        Item item = take_object();
        // ok: far
        spoken(item.getId());
        // ok: far
        spoken("a" + item.key);
        // ruleid: far
        spoken(item.getName());
        // ruleid: far
        spoken(item.getOther());
    }
}
