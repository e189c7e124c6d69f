namespace N;
public partial class P {
    private void Inner(string q) {
        // ruleid: far
        danger(q);
    }
    private void Show() {
        // ruleid: far
        danger(kept);
    }
}
