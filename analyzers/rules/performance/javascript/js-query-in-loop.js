async function prisma(orders) {
  const rows = [];
  for (const order of orders) {
    // ruleid: js-query-in-loop
    const user = await prisma.user.findUnique({ where: { id: order.userId } });
    rows.push({ order, user });
  }
  return rows;
}

async function mongoose(posts) {
  return Promise.all(
    posts.map(async (post) => {
      // ruleid: js-query-in-loop
      const author = await User.findById(post.author);
      return { ...post, author };
    }),
  );
}

async function sql(ids) {
  for (const id of ids) {
    // ruleid: js-query-in-loop
    const rows = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
    show(rows);
    // ok: js-query-in-loop
    await pool.query('UPDATE users SET seen = true WHERE id = $1', [id]);
  }
}

async function together(orders) {
  // ok: js-query-in-loop
  const users = await prisma.user.findMany({ where: { id: { in: orders.map((o) => o.userId) } } });
  for (const order of orders) {
    // ok: js-query-in-loop
    const user = users.find((u) => u.id === order.userId);
    show(order, user);
  }
}

async function unique(names) {
  for (const name of names) {
    // ok: js-query-in-loop
    const taken = await User.findOne({ where: { name } });
    if (!taken) {
      return name;
    }
  }
  return null;
}
