<?php

use Symfony\Component\Ldap\LdapInterface;

function find($connection)
{
    $filter = "(uid=" . $_POST['user'] . ")";
    // ruleid: php-ldap-injection
    return ldap_search($connection, 'ou=people', $filter);
}

function bind($connection)
{
    // ruleid: php-ldap-injection
    return ldap_bind($connection, "uid={$_POST['user']},ou=people", $_POST['password']);
}

function findRight($connection)
{
    $user = ldap_escape($_POST['user'], '', LDAP_ESCAPE_FILTER);
    // ok: php-ldap-injection
    return ldap_search($connection, 'ou=people', "(uid=$user)");
}

function all($connection)
{
    // ok: php-ldap-injection
    return ldap_search($connection, 'ou=people', '(objectClass=person)');
}

class People
{
    public function __construct(private LdapInterface $directory, private Index $index)
    {
    }

    public function find()
    {
        // ruleid: php-ldap-injection
        $this->directory->query('ou=people', '(uid=' . $_POST['user'] . ')');
        // ok: php-ldap-injection
        return $this->index->query('ou=people', '(uid=' . $_POST['user'] . ')');
    }
}
