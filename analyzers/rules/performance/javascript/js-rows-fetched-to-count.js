async function prisma(userId) {
  // ruleid: js-rows-fetched-to-count
  return (await prisma.order.findMany({ where: { userId } })).length;
}

async function mongoose() {
  // ruleid: js-rows-fetched-to-count
  const open = (await Order.find({ open: true })).length;
  // ok: js-rows-fetched-to-count
  const all = await Order.countDocuments();
  // ok: js-rows-fetched-to-count
  return open + all + items.find((x) => x.id).length;
}
