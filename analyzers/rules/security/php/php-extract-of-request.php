<?php

function form()
{
    // ruleid: php-extract-of-request
    extract($_POST);
    return $name ?? '';
}

function query()
{
    // ruleid: php-extract-of-request
    parse_str($_SERVER['QUERY_STRING']);
    return $page ?? 1;
}

function named()
{
    // ok: php-extract-of-request
    parse_str($_SERVER['QUERY_STRING'], $values);
    return $values['page'] ?? 1;
}

function own(array $values)
{
    // ok: php-extract-of-request
    extract($values);
    return $title ?? '';
}

class View
{
    private $_variables = [];

    public function assign($name, $value)
    {
        $this->_variables[$name] = $value;
    }

    public function draw()
    {
        $this->assign('title', $_GET['title']);
        // ok: php-extract-of-request
        extract($this->_variables);
    }
}

function page(string $template, array $context)
{
    // ok: php-extract-of-request
    extract($context);
    include $template;
}

function show()
{
    $rows = [];
    $rows['name'] = $_GET['name'];
    // ok: php-extract-of-request
    extract($rows);
    page('name.php', ['name' => $_GET['name']]);
}

function merged()
{
    $rows = ['page' => 1];
    foreach ($_GET as $name => $value) {
        $rows[$name] = $value;
    }
    // ruleid: php-extract-of-request
    extract($rows);
    // ruleid: php-extract-of-request
    extract(['page' => 1, ...$_POST]);
}

function upload()
{
    $file = $_FILES['file'];
    // ok: php-extract-of-request
    extract($file);
}
