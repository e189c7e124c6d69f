using Microsoft.IdentityModel.Tokens;

class Tokens
{
    TokenValidationParameters Unsigned()
    {
        // ruleid: cs-jwt-not-verified
        return new TokenValidationParameters { RequireSignedTokens = false };
    }

    void Late(TokenValidationParameters parameters)
    {
        // ruleid: cs-jwt-not-verified
        parameters.ValidateLifetime = false;
    }

    TokenValidationParameters Right(SecurityKey key)
    {
        // ok: cs-jwt-not-verified
        return new TokenValidationParameters { ValidateIssuerSigningKey = true, IssuerSigningKey = key };
    }

    void LateRight(TokenValidationParameters parameters)
    {
        // ok: cs-jwt-not-verified
        parameters.ValidateLifetime = true;
    }
}
