<?php

function done()
{
    // ruleid: php-open-redirect
    header('Location: ' . $_GET['next']);
    exit;
}

function leave(Request $request)
{
    $to = $request->query('to');
    // ruleid: php-open-redirect
    return redirect($to);
}

function quoted()
{
    $url = $_REQUEST['url'];
    // ruleid: php-open-redirect
    header("Location: $url");
}

function home()
{
    // ok: php-open-redirect
    header('Location: /home');
}

function user()
{
    // ok: php-open-redirect
    header('Location: ' . '/users/' . $_GET['id']);
}

function checked()
{
    $next = $_GET['next'];
    if (!is_safe_url($next)) {
        $next = '/';
    }
    // ok: php-open-redirect
    header('Location: ' . $next);
}

function stored($thing)
{
    $thing->name = $_POST['name'];
    $thing->save();
    // ok: php-open-redirect
    header('Location: ' . $thing->id);
}

class Leaving extends AbstractController
{
    public function leave(Request $request): Response
    {
        // ruleid: php-open-redirect
        return $this->redirect($request->query->get('target'));
    }

    public function item(Request $request, Items $items): Response
    {
        // ok: php-open-redirect
        return $this->redirect($items->address($request->query->get('id')));
    }
}

function returned()
{
    // ok: php-open-redirect
    header('Location: ' . $_COOKIE['came_from']);
    // ok: php-open-redirect
    return redirect(request()->cookie('came_from'));
}
