namespace Solaris.FakeProvider;

/// <summary><c>POST /token</c>: gives the provider's key for the signed assertion of a service account.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext http, FakeProviderApp provider)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var isSigned = form["assertion"].ToString().Split('.').Length == 3;
        return isSigned && form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
            ? TypedResults.Ok(
                new
                {
                    access_token = provider.Options.Key ?? "fake-token",
                    expires_in = 3600,
                    token_type = "Bearer",
                }
            )
            : TypedResults.BadRequest(new { error = "invalid_grant" });
    }
}
