class Built {
    void InOneLine() {
        var order = Order.Create().WithCustomer(take_input()).WithStatus("new").Build();
        // ruleid: far
        danger(order.Customer);
        // ok: far
        danger(order.Status);
    }

    void ByClass() {
        var order = new Order.Builder().WithCustomer(take_input()).Build();
        // ruleid: far
        danger(order.Customer);
        // ok: far
        danger(order.Status);
    }

    void Cleaned() {
        var order = Order.Create().WithCustomer(scrub(take_input())).Build();
        // ok: far
        danger(order.Customer);
    }
}
