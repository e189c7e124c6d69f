function remember(answer) {
  // ruleid: js-token-in-web-storage
  localStorage.setItem('access_token', answer.accessToken);
  // ruleid: js-token-in-web-storage
  window.localStorage.setItem('jwt', answer.jwt);
  // ok: js-token-in-web-storage
  localStorage.setItem('theme', answer.theme);
  // ok: js-token-in-web-storage
  sessionStorage.setItem('tokenizer', 'words');
}
