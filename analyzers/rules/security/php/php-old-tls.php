<?php

function old($curl): void
{
    // ruleid: php-old-tls
    curl_setopt($curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_0);
}

function older($stream): void
{
    // ruleid: php-old-tls
    stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_SSLv3_CLIENT);
}

function right($curl): void
{
    // ok: php-old-tls
    curl_setopt($curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
}

function other($curl): void
{
    // ok: php-old-tls
    curl_setopt($curl, CURLOPT_TIMEOUT, 5);
}
