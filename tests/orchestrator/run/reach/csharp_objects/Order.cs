public class Order {
    public string Customer { get; }
    public string Status { get; }

    private Order(string customer, string status) {
        Customer = customer;
        Status = status;
    }

    public static Builder Create() => new Builder();

    public class Builder {
        private string _customer;
        private string _status;

        public Builder WithCustomer(string customer) {
            _customer = customer;
            return this;
        }

        public Builder WithStatus(string status) {
            _status = status;
            return this;
        }

        public Order Build() => new Order(_customer, _status);
    }
}
