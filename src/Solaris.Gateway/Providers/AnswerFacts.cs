namespace Solaris.Providers;

/// <summary>What a whole JSON answer says about itself.</summary>
/// <param name="Failed">True when it carries an <c>error</c>, whatever its status was.</param>
internal readonly record struct AnswerFacts(ReportedUsage? Usage, bool Failed);
