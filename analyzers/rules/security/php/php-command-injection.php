<?php

use phpseclib3\Net\SSH2;

function ping()
{
    $host = $_REQUEST['host'];
    // ruleid: php-command-injection
    return shell_exec('ping -c 1 ' . $host);
}

function listing()
{
    // ruleid: php-command-injection
    system("ls {$_GET['folder']}");
}

function ticks()
{
    $name = $_POST['name'];
    // ruleid: php-command-injection
    return `whois $name`;
}

function pingRight()
{
    $host = escapeshellarg($_REQUEST['host']);
    // ok: php-command-injection
    return shell_exec('ping -c 1 ' . $host);
}

function fixed()
{
    // ok: php-command-injection
    exec('uptime', $lines);
    return $lines;
}

function number()
{
    $count = intval($_GET['count']);
    // ok: php-command-injection
    passthru("head -n $count /var/log/shop.log");
}

function refused()
{
    $code = isset($_REQUEST['code']) ? $_REQUEST['code'] : '';
    if (preg_match('~[^0-9a-zA-Z+/=]~', $code, $match)) {
        echo 'look at what you typed';
        exit;
    }
    // ok: php-command-injection
    exec("decode $code", $lines);
}

function lookedFor()
{
    $code = $_REQUEST['code'];
    if (preg_match('~[^;]~', $code)) {
        // ruleid: php-command-injection
        exec("decode $code", $lines);
    }
}

function thereAlready()
{
    $picture = 'pictures/' . $_GET['picture'];
    if (is_file($picture)) {
        // ok: php-command-injection
        exec("identify $picture", $lines);
    }
    if (!is_file($picture)) {
        // ruleid: php-command-injection
        exec("convert empty.png $picture", $lines);
    }
}

function elsewhere(SSH2 $machine, Runner $runner, $session)
{
    // ruleid: php-command-injection
    $machine->exec('ls ' . $_GET['folder']);
    // ruleid: php-command-injection
    ssh2_exec($session, 'ls ' . $_GET['folder']);
    // ok: php-command-injection
    return $runner->exec('ls ' . $_GET['folder']);
}

use App\Http\Requests\StoreRequest;
use Illuminate\Http\Request;

function byTheirNames(Request $request)
{
    // ruleid: php-command-injection
    exec('ls ' . $request->folder);
    // ok: php-command-injection
    exec('ls ' . $request->user()->name);
    // ok: php-command-injection
    exec('ls ' . $request->server);
    // ok: php-command-injection
    exec('ls ' . $request->route('folder'));
    $request->validate(['count' => 'required|integer']);
    // ok: php-command-injection
    exec('head -n ' . $request->count);
}

function ofItsOwnForm(StoreRequest $request, Job $job)
{
    // ruleid: php-command-injection
    exec('ls ' . $request->folder);
    // ok: php-command-injection
    exec('ls ' . $job->folder);
}

class Folders
{
    #[Route('/folders')]
    public function asked(#[MapQueryParameter] string $name, #[MapQueryParameter] int $depth)
    {
        // ruleid: php-command-injection
        exec("ls $name");
        // ok: php-command-injection
        exec("tree -L $depth");
    }

    #[Route('/made', methods: ['POST'])]
    public function made(#[MapRequestPayload] Folder $folder, Queue $queue)
    {
        // ruleid: php-command-injection
        exec('mkdir ' . $folder->name);
        // ok: php-command-injection
        exec('ls ' . $queue->name);
    }

    #[Route('/folders/{name}')]
    public function shown(string $name, int $depth)
    {
        // ruleid: php-command-injection
        exec("ls $name");
        // ok: php-command-injection
        exec("tree -L $depth");
    }

    #[Route('/numbers/{number}', name: 'number', requirements: ['number' => '\d+'])]
    public function numbered(string $number)
    {
        // ok: php-command-injection
        exec("ls $number");
    }

    #[Route('/digits/{number<\d+>}')]
    public function digits(string $number)
    {
        // ok: php-command-injection
        exec("ls $number");
    }
}
