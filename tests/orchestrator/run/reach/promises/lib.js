function promise(x) { return new Promise((resolve, reject) => { resolve(x); }); }
function quiet(x) { return new Promise((resolve, reject) => { setTimeout(() => resolve('a'), 3); }); }
function constant(x) { return new Promise((resolve) => resolve(x.length > 3 ? 'a' : 'b')); }
class Store { load(x) { return new Promise(resolve => { resolve(x); }); } }
module.exports = { promise, quiet, constant, Store };
