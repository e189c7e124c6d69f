namespace Shop {
    public partial class Store {
        public void Read() {
            Take(take_input());
            Take(scrub(take_input()));
        }
    }
}
