<?php

class Signer
{
    private string $secretKey;

    public function sign(string $text): string
    {
        // ruleid: php-weak-hash
        return md5($text . $this->secretKey);
    }

    public function token(int $user): string
    {
        // ruleid: php-weak-hash
        $resetToken = sha1($user . microtime());
        return $resetToken;
    }

    public function right(string $text): string
    {
        // ok: php-weak-hash
        return hash_hmac('sha256', $text, $this->secretKey);
    }

    public function cached(string $query): string
    {
        // ok: php-weak-hash
        $cacheKey = md5($query);
        return $cacheKey;
    }

    public function avatar(string $mail): string
    {
        // ok: php-weak-hash
        return 'https://www.gravatar.com/avatar/' . md5(strtolower(trim($mail)));
    }
}
