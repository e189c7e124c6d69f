'use strict';

// A variable that is made by a function of its own name.
var app = app();

module.exports = function () {
  app.listen(80);
  return app();
};
