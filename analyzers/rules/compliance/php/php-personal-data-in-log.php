<?php

function register($user, $logger) {
    // ruleid: php-personal-data-in-log
    $logger->info("new customer {$user->ssn}");
    // ruleid: php-personal-data-in-log
    $this->logger->error('born ' . $user['date_of_birth']);
    // ok: php-personal-data-in-log
    $logger->info("new customer {$user->id}");
    // ok: php-personal-data-in-log
    $store->info($user->ssn);
}
