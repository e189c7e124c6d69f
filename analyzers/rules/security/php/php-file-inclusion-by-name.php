<?php

function show()
{
    $language = $_COOKIE['language'];
    // ruleid: php-file-inclusion-by-name
    require_once "languages/$language.php";
}

function uninstall()
{
    $plugin = $_POST['plugin'];
    if (file_exists(PLUGINS . '/' . $plugin . '/uninstall.php')) {
        // ruleid: php-file-inclusion-by-name
        include PLUGINS . '/' . $plugin . '/uninstall.php';
    }
}

function zone($settings)
{
    $zone = strtolower($_REQUEST['zone']);
    // ruleid: php-file-inclusion-by-name
    include "{$settings['folder']}/portal-{$zone}-logout.html";
}

function anyFile()
{
    // ok: php-file-inclusion-by-name
    include $_GET['page'];
    // ok: php-file-inclusion-by-name
    include $_GET['folder'] . '/index.php';
}

function named()
{
    $plugin = basename($_POST['plugin']);
    // ok: php-file-inclusion-by-name
    include 'plugins/' . $plugin . '/start.php';
}

function undotted()
{
    $action = str_replace(['../', './', '.', '@'], '', $_REQUEST['action']);
    // ok: php-file-inclusion-by-name
    require_once 'pages/' . $action . '.page.php';
    $action = str_replace(['../', './'], '', $_REQUEST['action']);
    // ruleid: php-file-inclusion-by-name
    require_once 'pages/' . $action . '.page.php';
}
