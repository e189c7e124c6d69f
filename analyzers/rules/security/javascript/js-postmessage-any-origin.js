function handOver(frame, session) {
  // ruleid: js-postmessage-any-origin
  frame.contentWindow.postMessage({ token: session.token }, '*');
}

function finish(accessToken) {
  // ruleid: js-postmessage-any-origin
  window.opener.postMessage(accessToken, '*');
}

function handOverRight(frame, session) {
  // ok: js-postmessage-any-origin
  frame.contentWindow.postMessage({ token: session.token }, 'https://app.example');
}

function resize(height) {
  // ok: js-postmessage-any-origin
  window.parent.postMessage({ height }, '*');
}
