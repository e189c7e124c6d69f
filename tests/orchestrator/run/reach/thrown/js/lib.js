function parse(text) {
  if (!text.ok) { throw new Error('cannot read ' + text); }
  return 1;
}
function parsePlain(text) { throw text; }
function quiet(text) { throw new Error('cannot read'); }
function kept(text) { try { throw new Error(text); } catch (e) { return 1; } }
const deep = text => inner(text);
function inner(text) { throw new Error(`no ${text}`); }
async function later(text) { throw new Error('no ' + text); }
module.exports = { parse, parsePlain, quiet, kept, deep, later };
