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
    public void Given(Gone other, List<string> many, String text) {
        other = take_input(); /* whatever it gets, it is a Gone */
        // ruleid: far
        danger(other.WashText());
        many = take_input();
        // ok: far
        danger(many.WashItems());
        // ok: far
        danger(many.WashWhatever());
        text = take_input();
        // ok: far
        danger(text.WashText());
    }
}
public class Q {}
