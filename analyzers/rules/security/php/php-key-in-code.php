<?php

function lock(string $text, string $iv)
{
    // ruleid: php-key-in-code
    return openssl_encrypt($text, 'aes-256-cbc', 'a very secret key', 0, $iv);
}

function token(array $claims)
{
    // ruleid: php-key-in-code
    return JWT::encode($claims, 'example-secret', 'HS256');
}

function lockRight(string $text, string $iv)
{
    // ok: php-key-in-code
    return openssl_encrypt($text, 'aes-256-cbc', getenv('APP_KEY'), 0, $iv);
}

function tokenRight(array $claims, string $key)
{
    // ok: php-key-in-code
    return JWT::encode($claims, $key, 'HS256');
}
