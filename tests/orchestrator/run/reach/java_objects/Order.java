class Order {
    private final String customer;
    private final String status;

    private Order(Builder from) {
        this.customer = from.customer;
        this.status = from.status;
    }

    String getCustomer() {
        return customer;
    }

    String getStatus() {
        return status;
    }

    static Builder builder() {
        return new Builder();
    }

    static class Builder {
        private String customer;
        private String status;

        Builder customer(String customer) {
            this.customer = customer;
            return this;
        }

        Builder status(String status) {
            this.status = status;
            return this;
        }

        Order build() {
            return new Order(this);
        }
    }
}
