class Registration {
    void register(User user) {
        // ruleid: java-personal-data-in-log
        logger.info("new customer {}", user.getSsn());
        // ruleid: java-personal-data-in-log
        LOG.debug("born " + user.dateOfBirth);
        // ok: java-personal-data-in-log
        logger.info("new customer {}", user.getId());
        // ok: java-personal-data-in-log
        store.info(user.getSsn());
    }
}
