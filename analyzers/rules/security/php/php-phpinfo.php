<?php

// ruleid: php-phpinfo
phpinfo();
// ruleid: php-phpinfo
ini_set('display_errors', '1');
// ok: php-phpinfo
ini_set('display_errors', '0');
// ok: php-phpinfo
error_log(php_uname());
