def by_hand(orders)
  orders.each do |order|
    # ruleid: ruby-query-in-loop
    user = User.find_by(id: order.user_id)
    puts user.name
  end
end

def in_map(ids)
  # ruleid: ruby-query-in-loop
  ids.map { |id| Account.find(id) }
end

def counted(tags)
  tags.map do |tag|
    # ruleid: ruby-query-in-loop
    [tag, Post.where(tag: tag).count]
  end
end

def together(orders)
  # ok: ruby-query-in-loop
  users = User.where(id: orders.map(&:user_id)).index_by(&:id)
  orders.each do |order|
    # ok: ruby-query-in-loop
    puts users[order.user_id].name
    # ok: ruby-query-in-loop
    puts list.find(order.id)
  end
end
