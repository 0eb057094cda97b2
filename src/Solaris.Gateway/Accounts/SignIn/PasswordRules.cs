using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// What may be a password: 12 characters or more (the requests say so), and nothing that the lists of common passwords or
/// what everyone knows of the person give away. No rules on which characters: they make passwords worse.
/// </summary>
internal static class PasswordRules
{
    /// <summary>What is left beside the known words must be worth something by itself.</summary>
    private const int LeastRest = 8;

    private const int LeastDifferent = 5;

    /// <summary>In lower case: the most used ones, and all long ones, of the list that zxcvbn comes with.</summary>
    private static readonly Lazy<FrozenSet<string>> Common = new(Load);

    private static readonly char[] Around = [.. "0123456789!@#$%&*?._- "];

    /// <summary>Why not; null when it may.</summary>
    public static ChangeError? Refuse(string? password, params IEnumerable<string?> known) =>
        password is not null && IsWeak(password, known)
            ? ChangeError.Invalid("password", "Too easy to guess: it is common, or made of what everyone knows.")
            : null;

    private static bool IsWeak(string password, IEnumerable<string?> known)
    {
        var plain = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        // "password1234!" is "password" to everyone who guesses.
        var core = plain.Trim(Around);
        return plain.Distinct().Count() < LeastDifferent
            || Common.Value.Contains(plain)
            || Common.Value.Contains(core)
            || Without(plain, Words(known)).Length < LeastRest;
    }

    private static string Without(string password, IEnumerable<string> words) =>
        words.Aggregate(password, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));

    private static IEnumerable<string> Words(IEnumerable<string?> known) =>
        known
            .OfType<string>()
            .SelectMany(text => text.ToLowerInvariant().Split('@', ' ', '.', '-', '_'))
            .Append("solaris")
            .Where(word => word.Length >= 3);

    private static FrozenSet<string> Load()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not in the program.");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
