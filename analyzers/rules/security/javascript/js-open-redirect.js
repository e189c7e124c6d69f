app.get('/login', (req, res) => {
  // ruleid: js-open-redirect
  res.redirect(req.query.next);
});

app.post('/logout', (req, res) => {
  req.session = null;
  // ruleid: js-open-redirect
  res.redirect(302, req.body.returnTo || '/');
});

app.get('/start', (req, res) => {
  // ok: js-open-redirect
  res.redirect('/home');
});

app.get('/user', (req, res) => {
  // ok: js-open-redirect
  res.redirect('/users/' + encodeURIComponent(req.query.name));
});

app.get('/proxied', (req, res) => {
  // ok: js-open-redirect
  res.redirect(req.header('x-proxy-path') + '/home');
});

export async function middleware(request) {
  const url = new URL(request.url);
  url.pathname = '/login';
  // ok: js-open-redirect
  return NextResponse.redirect(url);
}

export async function GET(request) {
  const { searchParams } = new URL(request.url);
  // ruleid: js-open-redirect
  return NextResponse.redirect(searchParams.get('next'));
}

export async function POST(request) {
  const url = new URL(request.url);
  // ruleid: js-open-redirect
  return NextResponse.redirect(url.searchParams.get('next'));
}

app.use((req, res) => {
  // ok: js-open-redirect
  res.redirect('https://' + req.headers.host + '/');
});
