namespace App;
public class Web {
    private readonly Store store = new Store();
    public void A() {
        var x = take_input();
        try { store.Find(x); } catch (NotFound e) {
            // ruleid: far
            danger(e.Message);
        }
    }
    public void B() {
        var x = take_input();
        try { Store.Quiet(x); } catch (System.ArgumentException e) {
            // ok: far
            danger(e.Message);
        }
    }
    public void C() {
        var x = take_input();
        try { Store.Short(x); } catch (System.ArgumentException e) {
            // ruleid: far
            danger(e.Message);
        }
    }
}
