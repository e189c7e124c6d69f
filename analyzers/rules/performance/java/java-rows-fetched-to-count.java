class Counts {
    int all() {
        // ruleid: java-rows-fetched-to-count
        return orderRepository.findAll().size();
    }

    int some(User user) {
        // ruleid: java-rows-fetched-to-count
        return orderDao.findByUser(user).size();
    }

    long counted(User user) {
        // ok: java-rows-fetched-to-count
        List<Order> orders = orderRepository.findAll();
        // ok: java-rows-fetched-to-count
        return orderRepository.countByUser(user) + names.findAll().size() + orders.size();
    }
}
