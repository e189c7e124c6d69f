<?php

function find(mysqli $connection)
{
    $id = $_GET['id'];
    // ruleid: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users WHERE id = '$id'");
}

function search(PDO $pdo)
{
    $sql = 'SELECT * FROM notes';
    if (isset($_POST['q'])) {
        $sql .= " WHERE text LIKE '%" . $_POST['q'] . "%'";
    }
    // ruleid: php-sql-injection
    return $pdo->query($sql)->fetchAll();
}

class UserController
{
    public function index(Request $request)
    {
        // ruleid: php-sql-injection
        return DB::select("SELECT * FROM users ORDER BY " . $request->input('sort'));
    }

    public function right(Request $request)
    {
        // ok: php-sql-injection
        return DB::select('SELECT * FROM users WHERE name = ?', [$request->input('name')]);
    }
}

function findRight(PDO $pdo)
{
    // ok: php-sql-injection
    $statement = $pdo->prepare('SELECT * FROM users WHERE id = ?');
    $statement->execute([$_GET['id']]);
    return $statement->fetch();
}

function page(mysqli $connection)
{
    $start = (int) $_GET['start'];
    // ok: php-sql-injection
    return $connection->query("SELECT * FROM users LIMIT 20 OFFSET $start");
}

function escaped(mysqli $connection)
{
    $name = mysqli_real_escape_string($connection, $_GET['name']);
    // ok: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users WHERE name = '$name'");
}

function prepared()
{
    global $wpdb;
    // ok: php-sql-injection
    return $wpdb->get_results($wpdb->prepare("SELECT * FROM t WHERE id = %d", $_GET['id']));
}

function titled(Request $request)
{
    // ruleid: php-sql-injection
    return Report::whereRaw("title like '%" . $request->query('q') . "%'")->get();
}

function titled_bound(Request $request)
{
    // ok: php-sql-injection
    return Report::whereRaw('title like ?', [$request->query('q')])->get();
}

function paged(mysqli $connection)
{
    $start = ($_POST['page'] * 20) - 20;
    // ok: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users LIMIT $start, 20");
}

function paged_as_sent(mysqli $connection)
{
    $page = $_POST['page'];
    // ruleid: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users LIMIT $page, 20");
}

function filtered(mysqli $connection, $request)
{
    $id = $request->getQuery('id', 0, FILTER_VALIDATE_INT);
    // ok: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users WHERE id = $id");
}

function filtered_as_sent(mysqli $connection, $request)
{
    $id = $request->getQuery('id', 0, FILTER_DEFAULT);
    // ruleid: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users WHERE id = $id");
}

function month_asked_for(mysqli $connection)
{
    $month = preg_replace('/[[:punct:]]/', '', $_GET['month']);
    // ok: php-sql-injection
    mysqli_query($connection, "SELECT * FROM days WHERE month = '$month'");
    $month = preg_replace('/[^[:punct:]]/', '', $_GET['month']);
    // ruleid: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM days WHERE month = '$month'");
}

function added_to_nothing(mysqli $connection)
{
    $id = 0 + $_GET['id'];
    // ok: php-sql-injection
    mysqli_query($connection, "SELECT * FROM users WHERE id = $id");
    $ids = $_GET['ids'] + ['id' => 1];
    // ruleid: php-sql-injection
    return mysqli_query($connection, "SELECT * FROM users WHERE id = " . $ids['id']);
}

function without_quotes($text)
{
    return str_replace("'", '&#39;', $text);
}

function searched()
{
    $text = without_quotes($_POST['text']);
    // ok: php-sql-injection
    mysql_query("SELECT * FROM pages WHERE title LIKE '%$text%'");
    $text = str_replace('\'', "''", $_POST['text']);
    // ok: php-sql-injection
    mysql_query("SELECT * FROM pages WHERE title LIKE '%$text%'");
    $text = str_replace('"', "'", $_POST['text']);
    // ruleid: php-sql-injection
    mysql_query("SELECT * FROM pages WHERE title LIKE '%$text%'");
    // ok: php-sql-injection
    return mysql_query("SELECT * FROM pages WHERE title LIKE '%" . mysql_escape_string($_POST["user"]) . "%'");
}
