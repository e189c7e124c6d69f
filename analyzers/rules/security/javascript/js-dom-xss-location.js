function greet(element) {
  // ruleid: js-dom-xss-location
  element.innerHTML = 'Results for ' + decodeURIComponent(location.search.slice(3));
}

function legacy() {
  // ruleid: js-dom-xss-location
  document.write(`<base href="${document.location.href}">`);
}

function tab(list) {
  // ruleid: js-dom-xss-location
  list.insertAdjacentHTML('beforeend', '<li>' + window.location.hash + '</li>');
}

function greetRight(element) {
  // ok: js-dom-xss-location
  element.textContent = 'Results for ' + location.search.slice(3);
}

function clear(element) {
  // ok: js-dom-xss-location
  element.innerHTML = '';
}

function encoded(element) {
  // ok: js-dom-xss-location
  element.innerHTML = '<a href="' + encodeURI(location.href) + '">here</a>';
}

let words = [];
$.ajax({
  url: '/words/' + location.search.slice(6) + '.json',
  success: function (json) {
    words = json;
  },
});

function label(element) {
  // ok: js-dom-xss-location
  element.innerHTML = '<b>' + words.title + '</b>';
  // ok: js-dom-xss-location
  element.innerHTML = '<a href="' + location.pathname + '">here</a>';
}
