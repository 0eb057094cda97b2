namespace Solaris.Accounts.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Iloveyou2026!")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("ana.souza2026")]
    [InlineData("Solaris2026!")]
    [InlineData("123456789012")]
    public void What_is_common_or_known_is_refused(string password) =>
        Assert.NotNull(PasswordRules.Refuse(password, "ana.souza@example.org", "Ana Souza"));

    [Theory]
    [InlineData("cavalo bateria grampo")]
    [InlineData("correct horse battery staple")]
    [InlineData("kX9mQ2vT7pLw")]
    [InlineData("a password for tests")]
    [InlineData(null)]
    public void What_nobody_would_guess_is_not(string? password) =>
        Assert.Null(PasswordRules.Refuse(password, "ana.souza@example.org", "Ana Souza"));
}
