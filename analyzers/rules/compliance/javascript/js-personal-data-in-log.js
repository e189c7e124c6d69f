export function register(user, log) {
  // ruleid: js-personal-data-in-log
  console.log("new customer", user.ssn);
  // ruleid: js-personal-data-in-log
  log.info(`born ${user.dateOfBirth}`);
  // ruleid: js-personal-data-in-log
  this.logger.warn("card " + user["cardNumber"]);
  // ok: js-personal-data-in-log
  console.log("new customer", user.id);
  // ok: js-personal-data-in-log
  console.log("CVV is valid: " + fields.cvv.isValid);
  // ok: js-personal-data-in-log
  form.log(user.ssn);
}
