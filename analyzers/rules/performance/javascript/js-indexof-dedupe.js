/** Names that occur in a document. */
export function unique(names) {
  // ruleid: js-indexof-dedupe
  return names.filter((name, index) => names.indexOf(name) === index);
}

export function uniqueWords(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .sort();
}

export function uniqueTags(articles) {
  // ruleid: js-indexof-dedupe
  const tags = articles.flatMap((article) => article.tags).filter((tag, i, all) => all.indexOf(tag) === i);
  return tags.sort();
}

export function uniqueByASet(names) {
  // ok: js-indexof-dedupe
  return [...new Set(names)];
}

export function known(names, others) {
  // ok: js-indexof-dedupe
  return names.filter((name) => others.indexOf(name) !== -1);
}
