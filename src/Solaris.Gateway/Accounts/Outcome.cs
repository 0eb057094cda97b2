using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Accounts;

/// <summary>What became of an administrator's change: a value, or why not.</summary>
internal readonly record struct Outcome<T>(T? Value, ChangeError? Error)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, Error: null);

    public static implicit operator Outcome<T>(ChangeError error) => new(Value: null, error);

    public bool Failed([NotNullWhen(true)] out ProblemHttpResult? problem, [NotNullWhen(false)] out T? value)
    {
        value = Value;
        problem = Error?.ToProblem();
        return value is null;
    }
}
