<html>
<?php
$name = $_GET['name'];
// ruleid: php-reflected-xss
echo "<h1>Hello $name</h1>";

function search()
{
    // ruleid: php-reflected-xss
    print('<p>Results for ' . $_REQUEST['q'] . '</p>');
}

function fallback()
{
    $title = isset($_POST['title']) ? $_POST['title'] : 'none';
    // ruleid: php-reflected-xss
    printf('<title>%s</title>', $title);
}

function right()
{
    // ok: php-reflected-xss
    echo '<h1>Hello ' . htmlspecialchars($_GET['name'], ENT_QUOTES) . '</h1>';
}

function number()
{
    // ok: php-reflected-xss
    echo 'Page ', (int) $_GET['page'];
}

function json()
{
    header('Content-Type: application/json');
    // ok: php-reflected-xss
    echo json_encode(['q' => $_GET['q']]);
}
