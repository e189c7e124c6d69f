module.exports = function (x) {
  return scrub(x);
};
