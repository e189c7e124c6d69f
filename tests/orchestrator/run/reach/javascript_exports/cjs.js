// ruleid: far
class Db { query(x) { danger(x); }
}
module.exports = new Db();
