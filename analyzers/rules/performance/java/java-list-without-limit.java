@RestController
class Orders {
    @GetMapping("/orders")
    public List<Order> all() {
        // ruleid: java-list-without-limit
        return orderRepository.findAll();
    }

    @GetMapping
    ResponseEntity<List<Order>> wrapped() {
        // ruleid: java-list-without-limit
        return ResponseEntity.ok(orderRepository.findAll());
    }

    @GetMapping("/page")
    public Page<Order> page(Pageable pageable) {
        // ok: java-list-without-limit
        return orderRepository.findAll(pageable);
    }

    List<Order> inner() {
        // ok: java-list-without-limit
        return orderRepository.findAll();
    }
}
