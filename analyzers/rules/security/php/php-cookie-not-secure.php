<?php

function remember(string $token)
{
    // ruleid: php-cookie-not-secure
    setcookie('remember', $token, time() + 3600);
}

function plain(string $id)
{
    // ruleid: php-cookie-not-secure
    setcookie('id', $id, 0, '/', '', false, true);
}

function right(string $token)
{
    // ok: php-cookie-not-secure
    setcookie('remember', $token, ['secure' => true, 'httponly' => true]);
}

function forget()
{
    // ok: php-cookie-not-secure
    setcookie('remember', '', time() - 3600);
}
