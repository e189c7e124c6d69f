<?php

// ruleid: php-file-inclusion
include $_GET['page'] . '.php';

function show()
{
    $language = $_COOKIE['language'];
    // ruleid: php-file-inclusion
    require_once "languages/$language";
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

function withoutDots()
{
    $folder = '';
    $wanted = $_GET['folder'];
    if (preg_match('/\.{1,2}[\/|\\\]?/', urldecode($wanted)) === 0) {
        $folder = urldecode(trim($wanted, '/') . '/');
    }
    // ok: php-file-inclusion
    include 'files/' . $folder . 'config.php';
}

function inThisFolder()
{
    $file = 'standard.cfg.php';
    $wanted = $_GET['cfg'];
    if (is_file($wanted) and dirname($wanted) == '.') {
        $file = $wanted;
    }
    // ok: php-file-inclusion
    include $file;
}

function template($name)
{
    return str_replace('.', '', $name);
}

$template = template($_GET['template']);
// ok: php-file-inclusion
include 'templates/' . $template . $ending;
$template = str_replace('../', '', $_GET['template']);
// ruleid: php-file-inclusion
include 'templates/' . $template;

$printed = substr(strrchr($_SERVER['PHP_SELF'], '/'), 1, -4) . '_pdf.php';
// ok: php-file-inclusion
include $printed;
$page = $_GET['page'];
// ruleid: php-file-inclusion
include substr($page, 1);

$theme = preg_replace('@\.\.*@', '.', $_COOKIE['theme']);
$layout = 'themes/' . $theme . $ending;
// ok: php-file-inclusion
include $layout;
$theme = preg_replace('@\.\.@', '..', $_COOKIE['theme']);
$layout = 'themes/' . $theme . $ending;
// ruleid: php-file-inclusion
include $layout;
