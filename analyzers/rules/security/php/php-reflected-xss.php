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

function callback($charset)
{
    header('Content-Type: text/javascript; charset=' . $charset);
    // ok: php-reflected-xss
    echo $_GET['callback'] . '(' . json_encode(['a' => 1]) . ')';
}

function plain()
{
    header('Content-Type: text/plain; charset=UTF-8');
    // ok: php-reflected-xss
    exit($_GET['challenge'] ?? '');
}

function ownEscapers()
{
    // ok: php-reflected-xss
    echo acme_esc_html($_GET['a']), Acme::Q($_GET['b']), $field->show($_POST['c']), acme_html_escape($_GET['d']);
}

function hooks()
{
    // ok: php-reflected-xss
    echo acme_apply_filters('title', 'Start', $_GET['page']);
    // ruleid: php-reflected-xss
    echo acme_apply_filters('title', $_GET['title'], 1);
}

function agent()
{
    // ok: php-reflected-xss
    echo $_SERVER['HTTP_USER_AGENT'];
}

function statement(Request $request, $service)
{
    $pdf = $service->statement($request->input('start_date'));
    // ok: php-reflected-xss
    echo $pdf;
    $page = other($request->input('start_date'));
    // ruleid: php-reflected-xss
    echo $page;
}

function trace_call()
{
    $line = 'called with ' . $_GET['id'];
    if ($GLOBALS['verbose'] && php_sapi_name() == 'cli') {
        // ok: php-reflected-xss
        echo $line;
    }
    // ruleid: php-reflected-xss
    echo $line;
}

function plain_answer(Request $request)
{
    // ok: php-reflected-xss
    return new Response('<p>' . $request->query->get('text') . '</p>', 200, ['Content-Type' => 'text/plain']);
}

function page_answer(Request $request)
{
    // ruleid: php-reflected-xss
    return new Response('<p>' . $request->query->get('text') . '</p>', 200, ['Content-Type' => 'text/html']);
}

function stops()
{
    foreach (explode(';', preg_replace('/[^a-f0-9,;%]/i', '', $_GET['stops'])) as $stop) {
        // ok: php-reflected-xss
        echo '<stop offset="' . $stop . '"/>';
    }
    // ruleid: php-reflected-xss
    echo preg_replace('/[^a-z<>]/i', '', $_GET['stops']);
}

function as_json()
{
    if (!headers_sent()) {
        header("Content-type: application/json; charset=$charset");
    }
    // ok: php-reflected-xss
    echo $_GET['callback'];
}

function as_sheet()
{
    Header('Content-Type: application/vnd.ms-excel');
    // ok: php-reflected-xss
    echo $_GET['title'];
}

function as_said($type)
{
    header("Content-Type: $type");
    // ruleid: php-reflected-xss
    echo $_GET['title'];
}

function answered(Request $request)
{
    // ok: php-reflected-xss
    $a = response('<p>' . $request->query->get('text') . '</p>')->header('Content-Type', 'text/plain');
    // ok: php-reflected-xss
    $b = response($request->query->get('text'), 200)->withHeaders(['Content-Type' => 'application/javascript']);
    // ok: php-reflected-xss
    $c = new Response($request->query->get('text'));
    $c->headers->set('Content-Type', 'application/json');
    // ruleid: php-reflected-xss
    $d = new Response($request->query->get('text'));
    $d->headers->set('Content-Type', 'text/html');
    return [$a, $b, $c, $d];
}

function script()
{
    header('Content-Type: application/javascript');
    ?>
    // ok: php-reflected-xss
    var a = <?= $_GET['a'] ?>;
    <?php
}

namespace Shop;

function marks($text)
{
    return str_replace(['&', '<', '"'], ['&amp;', '&lt;', '&quot;'], $text);
}

function listed()
{
    // ok: php-reflected-xss
    echo '<p>' . marks($_GET['a']) . '</p>';
    // ok: php-reflected-xss
    echo '<p>' . Other\h($_GET['a']) . '</p>';
    // ok: php-reflected-xss
    echo '<p>' . implode(', ', array_map('Other\h', $_GET['all'])) . '</p>';
    // ruleid: php-reflected-xss
    echo '<p>' . implode(', ', array_map('trim', $_GET['all'])) . '</p>';
    // ok: php-reflected-xss
    echo '<p>' . ($_GET['page'] + ($more ? 2 : 1)) . '</p>';
}

function keys(array $rows)
{
    $rows = array_values($rows);
    foreach ($rows as $i => $row) {
        // ok: php-reflected-xss
        echo "<p name='$i'>";
    }
    foreach ($_GET['rows'] as $i => $row) {
        // ruleid: php-reflected-xss
        echo "<p name='$i'>";
    }
}

keys($_POST['rows']);

function remembered()
{
    // ok: php-reflected-xss
    echo '<p>' . $_COOKIE['name'] . '</p>';
}

function encoded()
{
    // ok: php-reflected-xss
    echo '<p>' . str_replace('<', '%3C', $_GET['name']) . '</p>';
    // ok: php-reflected-xss
    echo '<p>' . esc($_GET['name'], 'html') . '</p>';
    // ruleid: php-reflected-xss
    echo '<p>' . str_replace('<script>', '', $_GET['name']) . '</p>';
}

function stripped($site)
{
    // ok: php-reflected-xss
    echo '<p>' . $site->stripTags($_GET['name']) . '</p>';
    $errors = isset($_GET['errors']) ? $_GET['errors'] : 0;
    $errors += 1;
    // ok: php-reflected-xss
    echo '<p>' . $errors . '</p>';
}

function answered()
{
    // ok: php-reflected-xss
    return response(['name' => $_GET['name']], 200);
}
