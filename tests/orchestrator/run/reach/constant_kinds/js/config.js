const T = 'users';
module.exports = { A: 'x', T, debug: false, nested: { deep: 'z' }, changed: 'c', list: ['p', 'q'] };
