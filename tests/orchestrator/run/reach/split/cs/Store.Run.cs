namespace Shop {
    public partial class Store {
        public void Run() {
            // ruleid: far
            danger(_query);
            // ok: far
            danger(_name);
        }

        private void Take(string text) {
            // ruleid: far
            danger(text);
        }
    }
}
