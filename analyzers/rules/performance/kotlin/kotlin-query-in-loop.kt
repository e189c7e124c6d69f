class Orders(private val userRepository: UserRepository) {
    fun each(orders: List<Order>) {
        for (order in orders) {
            // ruleid: kotlin-query-in-loop
            val user = userRepository.findById(order.userId)
            show(order, user)
        }
    }

    fun mapped(ids: List<String>) = ids.map { id ->
        // ruleid: kotlin-query-in-loop
        userRepository.findByIdOrNull(id)
    }

    fun together(orders: List<Order>) {
        // ok: kotlin-query-in-loop
        val users = userRepository.findAllById(orders.map { it.userId }).associateBy { it.id }
        for (order in orders) {
            // ok: kotlin-query-in-loop
            show(order, users[order.userId])
        }
    }
}
