<?php

function calculate()
{
    $sum = $_GET['sum'];
    // ruleid: php-eval-of-input
    eval("\$result = $sum;");
    return $result;
}

function handler()
{
    // ruleid: php-eval-of-input
    return call_user_func($_POST['action'], $_POST);
}

function variable()
{
    $action = $_GET['action'];
    // ruleid: php-eval-of-input
    return $action();
}

function mapped()
{
    $actions = ['list' => 'show_list', 'new' => 'show_form'];
    // ok: php-eval-of-input
    return call_user_func($actions[$_GET['action']] ?? 'show_list');
}

function fixed()
{
    // ok: php-eval-of-input
    return call_user_func('show_list', $_GET['page']);
}

function referred($object)
{
    $kind = $_GET['kind'];
    $object->prepare($kind);
    // ok: php-eval-of-input
    return array_map($object->show($kind)->render(...), [1, 2]);
}

function closures($options)
{
    $onProgress = $options['progress'] ?? request('progress');
    // ok: php-eval-of-input
    return $onProgress(1);
}

class Sorter
{
    public function sort($items)
    {
        $this->order = $_GET['order'];
        // ok: php-eval-of-input
        usort($items, [$this, 'compare']);
    }
}

function store()
{
    $file = $_FILES['image'];
    if (isset($file['reader'])) {
        // ok: php-eval-of-input
        $file['data'] = $file['reader']();
    }
}

class Passwords
{
    public function update(Request $request)
    {
        $this->validate($request, ['old' => [
            'required',
            function ($attribute, $value, $fail) {
                // ok: php-eval-of-input
                $fail('That is another one');
            },
        ]]);
    }
}
