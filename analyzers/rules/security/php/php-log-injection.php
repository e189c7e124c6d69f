<?php

function login()
{
    // ruleid: php-log-injection
    error_log('login of ' . $_POST['user']);
}

function failed(LoggerInterface $logger)
{
    $user = $_POST['user'];
    // ruleid: php-log-injection
    $logger->warning("failed login of $user");
}

function context(LoggerInterface $logger)
{
    // ok: php-log-injection
    $logger->info('login', ['user' => $_POST['user']]);
}

function number()
{
    // ok: php-log-injection
    error_log('page ' . (int) $_GET['page']);
}

function numbers()
{
    // ok: php-log-injection
    error_log(sprintf('page #%d', $_GET['page']));
    // ok: php-log-injection
    error_log(Carbon::parse($_GET['day'])->format('Y-m-d'));
}

// ok: php-log-injection
error_log('seen with ' . $_SERVER['HTTP_USER_AGENT']);
