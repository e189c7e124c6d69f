namespace Shop {
    public static partial class Held {
        public static void Run() {
            // ruleid: far
            danger(text);
            // ok: far
            danger(fixedText);
        }
    }
}
