<?php

function unpack_all(ZipArchive $zip, string $folder)
{
    for ($i = 0; $i < $zip->numFiles; $i++) {
        $name = $zip->getNameIndex($i);
        // ruleid: php-archive-slip
        file_put_contents($folder . '/' . $name, $zip->getFromIndex($i));
    }
}

function install(ZipArchive $zip, string $path)
{
    for ($i = 0; $i < $zip->numFiles; $i++) {
        $stat = $zip->statIndex($i);
        // ruleid: php-archive-slip
        copy("zip://$path#{$stat['name']}", 'plugins/' . $stat['name']);
    }
}

function unpack_checked(ZipArchive $zip, string $folder)
{
    for ($i = 0; $i < $zip->numFiles; $i++) {
        $name = $zip->getNameIndex($i);
        if (str_contains($name, '..')) {
            continue;
        }
        // ok: php-archive-slip
        file_put_contents($folder . '/' . $name, $zip->getFromIndex($i));
    }
}

function unpack_flat(ZipArchive $zip, string $folder)
{
    // ok: php-archive-slip
    file_put_contents($folder . '/' . basename($zip->getNameIndex(0)), $zip->getFromIndex(0));
}
