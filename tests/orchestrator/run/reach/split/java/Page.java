package shop;

public class Page extends Base {
    public void run() {
        // ruleid: far
        danger(this.query);
        // ok: far
        danger(this.name);
    }
}
