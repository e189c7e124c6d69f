<?php

function lock(string $text, string $key)
{
    // ruleid: php-weak-cipher
    return openssl_encrypt($text, 'AES-128-ECB', $key);
}

function old(string $text, string $key)
{
    // ruleid: php-weak-cipher
    return openssl_encrypt($text, 'des-cbc', $key, 0, random_bytes(8));
}

function right(string $text, string $key, string $iv)
{
    // ok: php-weak-cipher
    return openssl_encrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag);
}

function box(string $text, string $nonce, string $key)
{
    // ok: php-weak-cipher
    return sodium_crypto_secretbox($text, $nonce, $key);
}
