namespace M;
public partial class P {
    private void Inner(string q) {
        // ok: far
        danger(q);
    }
}
