<?php

use Symfony\Component\Filesystem\Filesystem as Files;
use Illuminate\Http\Request as Asked;

function show()
{
    // ruleid: php-path-from-request
    readfile('/srv/files/' . $_GET['name']);
}

function remove()
{
    $path = "uploads/{$_POST['name']}";
    // ruleid: php-path-from-request
    unlink($path);
}

function upload()
{
    $target = 'uploads/' . $_FILES['file']['name'];
    // ok: php-path-from-request
    move_uploaded_file($_FILES['file']['tmp_name'], $target);
}

function showRight()
{
    // ok: php-path-from-request
    readfile('/srv/files/' . basename($_GET['name']));
}

function checked()
{
    $path = realpath('/srv/files/' . $_GET['name']);
    if ($path === false || strpos($path, '/srv/files/') !== 0) {
        exit;
    }
    // ok: php-path-from-request
    readfile($path);
}

function numbered()
{
    // ok: php-path-from-request
    return file_get_contents('/srv/notes/' . intval($_GET['id']) . '.txt');
}

function hexadecimal()
{
    $key = $_GET['k'] ?? '';
    if (!ctype_xdigit($key)) {
        exit();
    }
    // ok: php-path-from-request
    return file_get_contents('keys/' . $key . '.txt');
}

function uploaded()
{
    // ok: php-path-from-request
    return file_get_contents($_FILES['photo']['tmp_name']);
}

function contentOfUpload($request)
{
    $media = $request->file('media');
    // ok: php-path-from-request
    return file_get_contents($media);
}

function nameOfUpload($request)
{
    $name = $request->file('media')->getClientOriginalName();
    // ok: php-path-from-request
    unlink('uploads/' . $name);
    // ruleid: php-path-from-request
    return file_get_contents('uploads/' . $request->file('media')->getClientOriginalPath());
}

function counted()
{
    // ok: php-path-from-request
    return file_get_contents(DOWNLOAD_URL . '/counter.php?file=' . $_GET['file']);
}

function oneFolder()
{
    $name = preg_replace('(\.\.|\/|\\\\)', '', $_GET['name']);
    // ok: php-path-from-request
    unlink('uploads/' . $name);
    $other = str_replace('/', '', $_GET['other']);
    // ok: php-path-from-request
    unlink('uploads/' . $other);
    $third = str_replace('..', '', $_GET['third']);
    // ok: php-path-from-request
    unlink('uploads/' . $third);
    $fourth = preg_replace('/[^a-z\/]/', '', $_GET['fourth']);
    // ruleid: php-path-from-request
    unlink($fourth);
    $fifth = preg_replace('([^a-z0-9\p{L}]+)u', '', $_GET['fifth']);
    // ok: php-path-from-request
    unlink('uploads/' . $fifth);
    $sixth = strtr($_GET['sixth'], '/', '_');
    // ok: php-path-from-request
    unlink('uploads/' . $sixth);
    $seventh = str_replace('.', '_', $_GET['seventh']);
    // ok: php-path-from-request
    unlink('uploads/' . $seventh . '.txt');
    // ok: php-path-from-request
    copy('http://' . $_GET['eighth'], 'uploads/eighth');
}

function put_away(Files $files, Store $store, Asked $r)
{
    // ruleid: php-path-from-request
    $files->remove('uploads/' . $_GET['name']);
    // ok: php-path-from-request
    $store->remove('uploads/' . $_GET['name']);
    // ruleid: php-path-from-request
    return file_get_contents('uploads/' . $r->input('name'));
}

function ending()
{
    $name = $_GET['name'];
    // ok: php-path-from-request
    echo file_get_contents('uploads/' . id() . strrchr($name, '.'));
    // ok: php-path-from-request
    echo file_get_contents('uploads/' . id() . substr($name, strrpos($name, '.')));
    // ruleid: php-path-from-request
    echo file_get_contents('uploads/' . substr($name, 0, strrpos($name, '.')));
}

function spelled()
{
    // ok: php-path-from-request
    echo file_get_contents('cache/' . base64_encode($_GET['name']));
    // ok: php-path-from-request
    echo file_get_contents('cache/' . rawurlencode($_GET['name']));
    // ruleid: php-path-from-request
    echo file_get_contents('cache/' . base64_decode($_GET['name']));
}

function real()
{
    $file = ROOT . '/' . $_GET['name'];
    $real = realpath($file);
    if ($real === false || substr($real, 0, strlen(ROOT)) !== ROOT) {
        exit;
    }
    // ok: php-path-from-request
    readfile($file);
}

class Remote
{
    public function load($settings)
    {
        // ok: php-path-from-request
        echo file_get_contents($this->baseUrl . '/rates/' . $_GET['currency']);
        // ruleid: php-path-from-request
        echo file_get_contents($this->folder . '/rates/' . $_GET['currency']);
    }
}

function undotted()
{
    $file = str_replace('../', '', $_POST['file']);
    // ruleid: php-path-from-request
    unlink('/var/uploads/' . $file);
}
