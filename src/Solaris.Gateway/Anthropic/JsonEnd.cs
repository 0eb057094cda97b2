namespace Solaris.Anthropic;

/// <summary>Finds the end of a JSON object that comes in pieces cut anywhere.</summary>
internal struct JsonEnd
{
    private int _depth;
    private bool _inText;
    private bool _escaped;

    public bool IsReached { get; private set; }

    public void Read(ReadOnlySpan<char> piece)
    {
        foreach (var one in piece)
        {
            if (_inText)
            {
                ReadText(one);
            }
            else if (one == '"')
            {
                _inText = true;
            }
            else if (one is '{' or '[')
            {
                _depth++;
            }
            else if (one is '}' or ']')
            {
                _depth--;
                IsReached |= _depth == 0;
            }
        }
    }

    private void ReadText(char one)
    {
        if (_escaped)
        {
            _escaped = false;
        }
        else if (one == '\\')
        {
            _escaped = true;
        }
        else
        {
            _inText = one != '"';
        }
    }
}
