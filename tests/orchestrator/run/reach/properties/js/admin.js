const User = require('./user');
class Admin extends User {
  run() {
    // ruleid: far
    danger(this.upper);
    // ok: far
    danger(this.k);
  }
}
new Admin(take_input()).run();
