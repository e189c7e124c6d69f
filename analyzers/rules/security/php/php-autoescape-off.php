<?php

use Twig\Environment;
use Twig\Loader\FilesystemLoader;

function engine(string $folder)
{
    // ruleid: php-autoescape-off
    return new Environment(new FilesystemLoader($folder), ['cache' => '/tmp/twig', 'autoescape' => false]);
}

function smarty()
{
    $smarty = new Smarty();
    // ruleid: php-autoescape-off
    $smarty->setEscapeHtml(false);
    return $smarty;
}

function escaped(string $folder)
{
    // ok: php-autoescape-off
    return new Environment(new FilesystemLoader($folder), ['autoescape' => 'html']);
}

function plain(string $folder)
{
    // ok: php-autoescape-off
    return new Environment(new FilesystemLoader($folder), ['cache' => false]);
}
