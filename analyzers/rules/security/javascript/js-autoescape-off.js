// ruleid: js-autoescape-off
swig.setDefaults({ autoescape: false });

// ruleid: js-autoescape-off
const page = Handlebars.compile(text, { noEscape: true });

// ok: js-autoescape-off
nunjucks.configure("views", { autoescape: true });

// ok: js-autoescape-off
const right = Handlebars.compile(text);
