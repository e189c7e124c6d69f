module.exports = { user: require('./user'), input: require('./input') };
