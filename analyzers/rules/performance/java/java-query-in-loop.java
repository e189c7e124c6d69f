class Orders {
    List<Row> jpa(List<Order> orders) {
        List<Row> rows = new ArrayList<>();
        for (Order order : orders) {
            // ruleid: java-query-in-loop
            User user = userRepository.findById(order.getUserId()).orElseThrow();
            rows.add(new Row(order, user));
        }
        return rows;
    }

    void mybatis(List<Order> orders) {
        orders.forEach(order -> {
            // ruleid: java-query-in-loop
            order.setUser(userMapper.selectById(order.getUserId()));
        });
    }

    void jdbc(List<Long> ids) {
        for (Long id : ids) {
            // ruleid: java-query-in-loop
            String name = jdbcTemplate.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id);
            show(name);
        }
    }

    void together(List<Order> orders) {
        // ok: java-query-in-loop
        Map<Long, User> users = byId(userRepository.findAllById(keys(orders)));
        for (Order order : orders) {
            // ok: java-query-in-loop
            show(order, users.get(order.getUserId()));
            // ok: java-query-in-loop
            show(cache.findById(order.getUserId()));
        }
    }

    void once(Long id, List<Order> orders) {
        // ok: java-query-in-loop
        User user = userRepository.findById(id).get();
        for (Order order : orders) {
            show(order, user);
        }
    }
}
