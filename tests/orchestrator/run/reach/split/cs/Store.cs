namespace Shop {
    public partial class Store {
        private readonly string _query;
        private readonly string _name;

        public Store(string query, string name) {
            _query = query;
            _name = name;
        }
    }
}
