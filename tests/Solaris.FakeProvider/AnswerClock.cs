namespace Solaris.FakeProvider;

/// <summary>The time in answers: fixed, so that equal requests get equal bytes.</summary>
internal static class AnswerClock
{
    /// <summary>Unix seconds.</summary>
    public const long Created = 1_767_225_600;
}
