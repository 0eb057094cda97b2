using Solaris.Http;

namespace Solaris.Accounts;

/// <summary>Either a caller, or why the call is refused.</summary>
internal readonly record struct Identification(Caller? Caller, Refusal? Refusal);
