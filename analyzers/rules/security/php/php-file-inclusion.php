<?php

// ruleid: php-file-inclusion
include $_GET['page'] . '.php';

function show()
{
    $language = $_COOKIE['language'];
    // ruleid: php-file-inclusion
    require_once "languages/$language.php";
}

function showRight()
{
    $pages = ['home' => 'home.php', 'help' => 'help.php'];
    // ok: php-file-inclusion
    require $pages[$_GET['page']] ?? 'home.php';
}

function listed()
{
    $page = $_GET['page'];
    if (!in_array($page, ['home', 'help'], true)) {
        $page = 'home';
        return;
    }
    // ok: php-file-inclusion
    include "pages/$page.php";
}

$language = preg_replace('/[^a-z\-]+/', '', $_GET['language']);
// ok: php-file-inclusion
include 'languages/' . $language . '.php';
$folder = preg_replace('/[^a-z\/]+/', '', $_GET['folder']);
// ruleid: php-file-inclusion
include $folder . '/index.php';
