namespace N;
public partial class P {
    private string kept;
    public void Go() {
        var q = take_input();
        Inner(q);
        q.Extend();
        q.ExtendClean();
        q.ExtendSecond("x");
        kept = q;
        Show();
        new Q().Ext(q);
    }
}
public class Q {}
