<?php

// ruleid: php-phpinfo
phpinfo();
if (isset($_GET['info'])) {
    // ruleid: php-phpinfo
    phpinfo();
    exit;
}
// ok: php-phpinfo
error_log(php_uname());
// ok: php-phpinfo
$report->phpinfo();
