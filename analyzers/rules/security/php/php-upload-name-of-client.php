<?php

function avatar()
{
    // ruleid: php-upload-name-of-client
    move_uploaded_file($_FILES['avatar']['tmp_name'], 'images/' . basename($_FILES['avatar']['name']));
}

function attach(Request $request)
{
    $file = $request->file('attachment');
    // ruleid: php-upload-name-of-client
    $file->move('uploads', $file->getClientOriginalName());
}

function avatarRight()
{
    $name = bin2hex(random_bytes(16)) . '.png';
    // ok: php-upload-name-of-client
    move_uploaded_file($_FILES['avatar']['tmp_name'], "images/$name");
}

function listed()
{
    $ending = pathinfo($_FILES['avatar']['name'], PATHINFO_EXTENSION);
    if (!in_array($ending, ['png', 'jpg'], true)) {
        exit;
    }
    // ok: php-upload-name-of-client
    move_uploaded_file($_FILES['avatar']['tmp_name'], 'images/' . uniqid() . '.' . $ending);
}

function kept(Request $request)
{
    $file = $request->file('table');
    // ok: php-upload-name-of-client
    $file->storeAs('imports', $file->getClientOriginalName(), 'private');
    // ruleid: php-upload-name-of-client
    $file->storeAs('imports', $file->getClientOriginalName(), 'public');
}
