namespace Alone;
public static class Own {
    public static void Stretch(this string q) {
        // ruleid: far
        danger(q);
    }
    public static void StretchWash(this string q) {
        // ok: far
        danger(scrub(q));
    }
    public static void Both(this string q, string t) {
        // ruleid: far
        danger(q);
        // ok: far
        danger(t);
    }
    public static string Wash(this string q) { return scrub(q); }
    public static string WashAny<T>(this T q) { return scrub(q); }
    public static string WashEach(this IEnumerable<string> q) { return scrub(q); }
    public static string Keep(this string q) { return q; }
    public static void Static(this string q, string t) {
        // ok: far
        danger(q);
        // ruleid: far
        danger(t);
    }
}
public class User {
    public void Go() {
        var q = take_input();
        q.Stretch();
        q.StretchWash();
        q.Both("x");
        Own.Static("x", q);
        // ok: far
        danger(q.Wash());
        // ruleid: far
        danger(q.Keep());
    }    public void Others(Gone other, String text) {
        var given = new Gone();
        given.Add(take_input());
        // ruleid: far
        danger(given.Wash());
        other = take_input();
        // ruleid: far
        danger(other.Wash());
        // ok: far
        danger(other.WashAny());
        // ok: far
        danger(other.WashEach());
        text = take_input();
        // ok: far
        danger(text.Wash());
    }
}
