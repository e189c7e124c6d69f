'use strict';
module.exports = function (User) {
  User.create_account = async function (data) {
    // ruleid: far
    return danger(data);
  };
};
