namespace Shop {
    public static partial class Held {
        static string text;
        static string fixedText = "fixed";

        public static void Fill() {
            text = take_input();
        }
    }
}
