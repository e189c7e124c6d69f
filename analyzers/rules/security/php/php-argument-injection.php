<?php

use Symfony\Component\Process\Process;

function mirror(Request $request)
{
    $address = $request->input('address');
    // ruleid: php-argument-injection
    $process = new Process(['git', 'clone', '--mirror', $address]);
    $process->mustRun();
}

function fetchPage()
{
    // ruleid: php-argument-injection
    passthru(escapeshellcmd('wget -q -O - ' . $_GET['page']));
}

function history(Request $request)
{
    // ok: php-argument-injection
    $process = new Process(['git', 'log', '--oneline', '--', $request->input('file')]);
    $process->mustRun();
}

function branch()
{
    $name = $_GET['branch'];
    if (str_starts_with($name, '-')) {
        exit;
    }
    // ok: php-argument-injection
    (new Process(['git', 'checkout', $name]))->run();
}

function resize()
{
    $width = (int) $_GET['width'];
    // ok: php-argument-injection
    system(escapeshellcmd("convert in.png -resize $width out.png"));
}
