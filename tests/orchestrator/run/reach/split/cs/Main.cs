namespace Shop {
    class Main {
        void Get() {
            var store = new Store(take_input(), "fixed");
            store.Run();
        }
    }
}
