const state = { last: null, other: null, mode: 'plain' };
module.exports = state;
