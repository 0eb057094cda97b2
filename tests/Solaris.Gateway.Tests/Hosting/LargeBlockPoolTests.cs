namespace Solaris.Hosting;

public sealed class LargeBlockPoolTests
{
    [Fact]
    public void A_returned_block_is_rented_again()
    {
        using var pool = new LargeBlockPool();
        var first = pool.Rent();
        var memory = first.Memory;
        first.Dispose();

        using var second = pool.Rent(1);

        Assert.True(memory.Equals(second.Memory));
        Assert.Equal(pool.MaxBufferSize, memory.Length);
    }

    [Fact]
    public void Two_renters_never_share_a_block()
    {
        using var pool = new LargeBlockPool();
        using var first = pool.Rent();
        using var second = pool.Rent();

        Assert.False(first.Memory.Equals(second.Memory));
    }

    [Fact]
    public void More_than_a_block_is_refused()
    {
        using var pool = new LargeBlockPool();

        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(pool.MaxBufferSize + 1));
    }
}
