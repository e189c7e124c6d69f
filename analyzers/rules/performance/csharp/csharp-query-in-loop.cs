class Orders
{
    async Task Each(List<Order> orders)
    {
        foreach (var order in orders)
        {
            // ruleid: csharp-query-in-loop
            var user = await _context.Users.FirstOrDefaultAsync(u => u.Id == order.UserId);
            Show(order, user);
        }
    }

    async Task ByKey(List<int> ids)
    {
        foreach (var id in ids)
        {
            // ruleid: csharp-query-in-loop
            Show(await _context.Users.FindAsync(id));
        }
    }

    async Task Together(List<Order> orders)
    {
        var ids = orders.Select(o => o.UserId).ToList();
        // ok: csharp-query-in-loop
        var users = await _context.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id);
        foreach (var order in orders)
        {
            // ok: csharp-query-in-loop
            Show(order, users[order.UserId]);
        }
    }
}
