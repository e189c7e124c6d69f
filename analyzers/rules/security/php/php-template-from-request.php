<?php

function mail($twig)
{
    // ruleid: php-template-from-request
    return $twig->createTemplate('Hello ' . $_POST['name'])->render();
}

function show($smarty)
{
    $text = $_GET['text'];
    // ruleid: php-template-from-request
    return $smarty->fetch('string:' . $text);
}

function mailRight($twig)
{
    // ok: php-template-from-request
    return $twig->render('mail.html.twig', ['name' => $_POST['name']]);
}

function fixed($twig)
{
    // ok: php-template-from-request
    return $twig->createTemplate('Hello {{ name }}')->render(['name' => $_POST['name']]);
}
