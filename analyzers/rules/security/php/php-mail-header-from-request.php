<?php

function contact()
{
    // ruleid: php-mail-header-from-request
    mail('office@shop.example', 'Question', $_POST['text'], 'From: ' . $_POST['mail']);
}

function reply()
{
    $headers = "Reply-To: {$_POST['mail']}\r\nX-Mailer: shop";
    // ruleid: php-mail-header-from-request
    return mail('office@shop.example', 'Question', $_POST['text'], $headers);
}

function checked()
{
    $address = filter_var($_POST['mail'], FILTER_VALIDATE_EMAIL);
    // ok: php-mail-header-from-request
    mail('office@shop.example', 'Question', $_POST['text'], 'From: ' . $address);
}

function fixed()
{
    // ok: php-mail-header-from-request
    mail('office@shop.example', 'Question', $_POST['text'], 'From: form@shop.example');
}
