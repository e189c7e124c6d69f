namespace N;
public static class Ext1 {
    public static void Extend(this string q) {
        // ruleid: far
        danger(q);
    }
    public static void ExtendClean(this string q) {
        // ok: far
        danger(scrub(q));
    }
    public static void ExtendSecond(this string q, string t) {
        // ruleid: far
        danger(q);
        // ok: far
        danger(t);
    }
    public static void Ext(this Q q, string t) {
        // ok: far
        danger(q);
        // ruleid: far
        danger(t);
    }
    public static string WashText(this string? q) { return scrub(q); }
    public static string WashItems(this IEnumerable<string> q) { return scrub(q); }
    public static string WashWhatever<T>(this T q) { return scrub(q); }
}
