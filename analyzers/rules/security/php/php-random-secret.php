<?php

function reset($user)
{
    // ruleid: php-random-secret
    $token = md5(uniqid(mt_rand(), true));
    $user->reset = $token;
}

function password()
{
    $password = '';
    for ($i = 0; $i < 12; $i++) {
        // ruleid: php-random-secret
        $password .= 'abcdefgh'[rand(0, 7)];
    }
    return $password;
}

function resetRight($user)
{
    // ok: php-random-secret
    $token = bin2hex(random_bytes(32));
    $user->reset = $token;
}

function colour()
{
    // ok: php-random-secret
    $colour = mt_rand(0, 255);
    return $colour;
}
