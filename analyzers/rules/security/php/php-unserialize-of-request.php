<?php

function cart()
{
    // ruleid: php-unserialize-of-request
    return unserialize($_COOKIE['cart']);
}

function state(Request $request)
{
    $state = base64_decode($request->input('state'));
    // ruleid: php-unserialize-of-request
    return unserialize($state);
}

function cartRight()
{
    // ok: php-unserialize-of-request
    return json_decode($_COOKIE['cart'], true);
}

function plain()
{
    // ok: php-unserialize-of-request
    return unserialize($_COOKIE['cart'], ['allowed_classes' => false]);
}

function cached(string $path)
{
    // ok: php-unserialize-of-request
    return unserialize(file_get_contents($path));
}
