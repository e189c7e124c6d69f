/** Names that occur in a document. */
export function unique(names) {
  // ruleid: js-indexof-dedupe
  return Array.from(new Set(names));
}

export function uniqueWords(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .sort();
}

export function uniqueTags(articles) {
  // ruleid: js-indexof-dedupe
  const tags = Array.from(new Set(articles.flatMap((article) => article.tags)));
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
