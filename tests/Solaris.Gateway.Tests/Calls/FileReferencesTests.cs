using System.Text;

namespace Solaris.Calls;

public sealed class FileReferencesTests
{
    [Theory]
    [InlineData("""{"messages":[{"content":[{"type":"file","file":{"file_id":"f1"}}]}]}""", "f1")]
    [InlineData(
        """{"input":[{"content":[{"file_id":"f1","type":"input_file"},{"type":"input_image","file_id":"f2"}]}]}""",
        "f1 f2"
    )]
    [InlineData("""{"messages":[{"content":[{"type":"document","source":{"type":"file","file_id":"f1"}}]}]}""", "f1")]
    [InlineData("""{"messages":[{"content":[{"type":"container_upload","file_id":"f1"}]}]}""", "f1")]
    [InlineData(
        """{"tools":[{"type":"code_interpreter","container":{"type":"auto","file_ids":["f1","f2"]}}]}""",
        "f1 f2"
    )]
    [InlineData("""{"input":[{"type":"input\u005ffile","file\u005fid":"f1"}]}""", "f1")]
    [InlineData("""{"input":[{"type":"\u0069nput_file","\u0066il\u0065_\u0069d":"f1"}]}""", "f1")]
    [InlineData("""{"input":[{"annotations":[{"type":"file_citation","file_id":"f1"}]}]}""", "")]
    [InlineData("""{"input":[{"type":"file_search_call","results":[{"file_id":"f1","text":"a"}]}]}""", "")]
    [InlineData("""{"messages":[{"content":[{"type":"bash_code_execution_output","file_id":"f1"}]}]}""", "")]
    [InlineData("""{"messages":[{"content":"my file_id is \"file\":{\"file_id\":\"f1\"}"}]}""", "")]
    [InlineData("--form\r\nname=\"file_id\"", "")]
    public void What_a_body_gives_to_read_is_found(string body, string ids) =>
        Assert.Equal(
            ids.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            FileReferences.In(Encoding.UTF8.GetBytes(body))
        );
}
