using CsCheck;

namespace Solaris.Http;

public sealed class PagingTests
{
    [Fact]
    public void A_cursor_is_an_id_and_nothing_else_is() =>
        Gen.Guid.Sample(id => Paging.TryDecode(Paging.Encode(id), out var read) && read == id);

    [Fact]
    public void No_text_breaks_the_reader() =>
        Gen.String.Sample(text => !Paging.TryDecode(text, out var read) || Paging.Encode(read ?? default) == text);

    [Fact]
    public void A_page_shows_its_limit_and_points_to_its_last_row()
    {
        var ids = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToList();

        var page = Paging.Cut(ids, new(After: null, Limit: 3, Search: null), id => id, id => id);
        var last = Paging.Cut(ids, new(After: null, Limit: 4, Search: null), id => id, id => id);

        Assert.Equal(ids[..3], page.Items);
        Assert.Equal(Paging.Encode(ids[2]), page.NextCursor);
        Assert.Equal(ids, last.Items);
        Assert.Null(last.NextCursor);
    }
}
