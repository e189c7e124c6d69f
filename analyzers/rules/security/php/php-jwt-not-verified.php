<?php

use Firebase\JWT\JWT;
use Firebase\JWT\Key;

function claims(string $token): array
{
    // ruleid: php-jwt-not-verified
    return json_decode(base64_decode(explode('.', $token)[1]), true);
}

function none(string $token)
{
    // ruleid: php-jwt-not-verified
    return JWT::decode($token, null, ['HS256']);
}

function right(string $token, string $key)
{
    // ok: php-jwt-not-verified
    return JWT::decode($token, new Key($key, 'HS256'));
}

function other(string $line): array
{
    // ok: php-jwt-not-verified
    return json_decode(base64_decode(explode(':', $line)[1]), true);
}
