class Built {
    void inOneLine() {
        Order order = Order.builder().customer(take_input()).status("new").build();
        // ruleid: far
        danger(order.getCustomer());
        // ok: far
        danger(order.getStatus());
    }

    void byClass() {
        // ruleid: far
        danger(new Order.Builder().customer(take_input()).build().getCustomer());
        // ok: far
        danger(new Order.Builder().customer(take_input()).build().getStatus());
    }

    void stepByStep() {
        var builder = Order.builder();
        builder.customer(take_input());
        Order order = builder.build();
        // ruleid: far
        danger(order.getCustomer());
        // ok: far
        danger(order.getStatus());
    }

    void handedOn() {
        Command command = Command.newBuilder().withOwner("root").withLine(take_input()).build();
        command.run();
        command.show();
    }

    void cleaned() {
        Order order = Order.builder().customer(scrub(take_input())).build();
        // ok: far
        danger(order.getCustomer());
    }
}
