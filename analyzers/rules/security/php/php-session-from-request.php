<?php

function role()
{
    // ruleid: php-session-from-request
    $_SESSION['role'] = $_POST['role'];
}

function user(Request $request)
{
    $user = $request->input('user');
    // ruleid: php-session-from-request
    Session::put('user', $user);
}

function found($users)
{
    // ok: php-session-from-request
    $_SESSION['user'] = $users->findOneBy(['name' => $_POST['user']]);
}

function page()
{
    // ok: php-session-from-request
    $_SESSION['page'] = intval($_GET['page']);
}

function color()
{
    // ok: php-session-from-request
    $_SESSION['color'] = $_GET['color'];
}

function theme()
{
    // ok: php-session-from-request
    session(['usersettings.theme' => $_COOKIE['theme']]);
}

function remember()
{
    // ok: php-session-from-request
    $_SESSION['oauth_redirect_uri'] = $_SERVER['QUERY_STRING'];
}
