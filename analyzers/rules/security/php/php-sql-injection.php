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

function made_here()
{
    $x = new mysqli('localhost', 'shop');
    // ruleid: php-sql-injection
    $x->query("SELECT * FROM users WHERE id = " . $_GET['id']);
    $y = new PDO('sqlite:shop.db');
    // ruleid: php-sql-injection
    $y->exec($_GET['q']);
    $z = mysqli_connect('localhost', 'shop');
    // ruleid: php-sql-injection
    $z->query($_GET['q']);
    // ok: php-sql-injection
    $y->prepare('SELECT * FROM users WHERE id = ?')->execute([$_GET['id']]);
    $search = new Solr('localhost');
    // ok: php-sql-injection
    return $search->query($_GET['q']);
}

function given(PDO $c, ?\SQLite3 $l, SearchIndex $index)
{
    // ruleid: php-sql-injection
    $c->query($_GET['q']);
    // ruleid: php-sql-injection
    $l->querySingle("SELECT name FROM users WHERE id = '{$_GET['id']}'");
    // ok: php-sql-injection
    return $index->query($_GET['q']);
}

class Shelf
{
    private PDO $store;
    private $books;

    public function __construct(private readonly EntityManagerInterface $entities, mysqli $books)
    {
        $this->books = $books;
    }

    private function shop(): PDO
    {
        return open();
    }

    public function find()
    {
        // ruleid: php-sql-injection
        $this->store->query($_GET['q']);
        // ruleid: php-sql-injection
        $this->books->query("SELECT * FROM books WHERE title = '{$_GET['title']}'");
        // ruleid: php-sql-injection
        $this->entities->createQuery("SELECT b FROM Book b WHERE b.title = '{$_GET['title']}'");
        // ruleid: php-sql-injection
        $this->shop()->query("SELECT * FROM books WHERE title = '{$_GET['title']}'");
        // ok: php-sql-injection
        return $this->cache->query($_GET['q']);
    }

    public function listed(QueryBuilder $builder)
    {
        // ruleid: php-sql-injection
        $builder->andWhere("b.title = '" . $_GET['title'] . "'");
        // ok: php-sql-injection
        return $builder->andWhere('b.title = :title')->setParameter('title', $_GET['title']);
    }
}

class Store extends mysqli
{
    public function named()
    {
        // ruleid: php-sql-injection
        return $this->query("SELECT * FROM books WHERE title = '{$_GET['title']}'");
    }
}

function wrapped()
{
    // ruleid: php-sql-injection
    Db::getInstance()->executeS("SELECT * FROM books WHERE title = '{$_GET['title']}'");
    // ruleid: php-sql-injection
    $bdd->query("SELECT * FROM books WHERE title = '{$_GET['title']}'");
    // ok: php-sql-injection
    $db->getOne($_GET['id']);
    // ruleid: php-sql-injection
    DB::connection('shop')->select("SELECT * FROM books WHERE title = '{$_GET['title']}'");
    // ruleid: php-sql-injection
    return R::getAll("SELECT * FROM books WHERE title = '{$_GET['title']}'");
}

class Reports
{
    public function of(Request $request)
    {
        $data = $request->validate(['title' => 'required|string', 'year' => 'required|integer', 'kind' => ['required', Rule::in(['a', 'b'])]]);
        // ruleid: php-sql-injection
        DB::select("SELECT * FROM reports WHERE title = '" . $data['title'] . "'");
        // ok: php-sql-injection
        DB::select("SELECT * FROM reports WHERE year = " . $data['year']);
        // ok: php-sql-injection
        DB::select("SELECT * FROM reports WHERE kind = '" . $data['kind'] . "'");
        // ok: php-sql-injection
        DB::select("SELECT * FROM reports WHERE year = " . $request->input('year'));
        // ruleid: php-sql-injection
        return DB::select("SELECT * FROM reports WHERE title = '" . $request->input('title') . "'");
    }

    public function by(Request $request)
    {
        $this->validate($request, ['page' => 'numeric', 'sort' => 'string|max:20', 'inside' => 'string']);
        // ok: php-sql-injection
        DB::select("SELECT * FROM reports LIMIT " . $request->get('page'));
        // ruleid: php-sql-injection
        DB::select("SELECT * FROM reports WHERE place = '" . $request->get('inside') . "'");
        // ruleid: php-sql-injection
        return DB::select("SELECT * FROM reports ORDER BY " . $request->get('sort'));
    }

    public function stored(StoreReport $request)
    {
        $data = $request->validated();
        // ruleid: php-sql-injection
        return DB::select("SELECT * FROM reports ORDER BY " . $data['sort']);
    }

    public function looked(array $row)
    {
        $row = $this->checker->validate($_POST['row']);
        // ok: php-sql-injection
        return DB::select("SELECT * FROM reports ORDER BY " . $row['sort']);
    }
}

function named($db)
{
    // ok: php-sql-injection
    $db->query('DROP TABLE `' . str_replace('`', '``', $_POST['table']) . '`');
    // ruleid: php-sql-injection
    $db->query('DROP TABLE `' . str_replace('`', '', $_POST['table']) . "' OR '");
    // ok: php-sql-injection
    $db->query('DROP TABLE ' . implode(', ', array_map('Driver\quote_name', $_POST['tables'])));
    // ruleid: php-sql-injection
    $db->query('SELECT a FROM b WHERE ' . (preg_match('~^[0-9]+$~', $_GET['no']) ? "id = $_GET[id]" : '1'));
}

class Board
{
    const INPUT_INT = 1;
    const INPUT_STRING = 2;

    public function get_input($name, $type = Board::INPUT_STRING)
    {
        return $this->read($_GET[$name], $type);
    }
}

function by_kind($db, $board)
{
    $board = new Board();
    $id = $board->get_input('id', Board::INPUT_INT);
    // ok: php-sql-injection
    $db->query("SELECT a FROM b WHERE id = '$id'");
    $page = read_param($_GET, 'page', 0, 'int');
    // ok: php-sql-injection
    $db->query("SELECT a FROM b LIMIT $page");
    $name = $board->get_input('name', Board::INPUT_STRING);
    // ruleid: php-sql-injection
    $db->query("SELECT a FROM b WHERE name = '$name'");
    $text = read_param($_GET, 'text', '', 'text');
    // ruleid: php-sql-injection
    $db->query("SELECT a FROM b WHERE name = '$text'");
}

function likeness($db)
{
    // ok: php-sql-injection
    $db->query("SELECT id FROM posts WHERE title LIKE '%" . $db->escape_string_like($_GET['title']) . "%'");
}
