<?php

function old(string $text, string $key): string
{
    // ruleid: php-rsa-without-oaep
    openssl_public_encrypt($text, $out, $key);
    return $out;
}

function said(string $text, string $key): string
{
    // ruleid: php-rsa-without-oaep
    openssl_private_decrypt($text, $out, $key, OPENSSL_PKCS1_PADDING);
    return $out;
}

function right(string $text, string $key): string
{
    // ok: php-rsa-without-oaep
    openssl_public_encrypt($text, $out, $key, OPENSSL_PKCS1_OAEP_PADDING);
    return $out;
}

function signature(string $text, string $key): string
{
    // ok: php-rsa-without-oaep
    openssl_sign($text, $out, $key, OPENSSL_ALGO_SHA256);
    return $out;
}
