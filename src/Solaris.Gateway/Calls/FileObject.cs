namespace Solaris.Calls;

/// <summary>An object of a body that may name a file.</summary>
internal sealed class FileObject(bool isInput)
{
    public bool IsInput { get; set; } = isInput;

    public string? Id { get; set; }
}
