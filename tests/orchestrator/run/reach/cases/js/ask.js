const NUMBER = 1;

function ask(name, kind) {
  switch (kind) {
    case NUMBER:
      return scrub(take_input(name));
    default:
      return take_input(name);
  }
}

function shown(text, how) {
  if (how === 'html') {
    return scrub(text);
  }
  return text;
}

module.exports = { ask, shown, NUMBER };
