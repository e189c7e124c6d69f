def register(user)
  # ruleid: ruby-personal-data-in-log
  logger.info("new customer #{user.ssn}")
  # ruleid: ruby-personal-data-in-log
  Rails.logger.debug("born " + user[:date_of_birth])
  # ok: ruby-personal-data-in-log
  logger.info("new customer #{user.id}")
  # ok: ruby-personal-data-in-log
  store.info(user.ssn)
end
