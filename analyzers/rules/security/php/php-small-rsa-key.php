<?php

function small()
{
    // ruleid: php-small-rsa-key
    return openssl_pkey_new(['private_key_bits' => 1024, 'private_key_type' => OPENSSL_KEYTYPE_RSA]);
}

function made()
{
    // ruleid: php-small-rsa-key
    return RSA::createKey(768);
}

function right()
{
    // ok: php-small-rsa-key
    return openssl_pkey_new(['private_key_bits' => 3072, 'private_key_type' => OPENSSL_KEYTYPE_RSA]);
}

function chosen(int $bits)
{
    // ok: php-small-rsa-key
    return openssl_pkey_new(['private_key_bits' => $bits]);
}
