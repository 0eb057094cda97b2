using System.Net;

namespace Solaris.Accounts.Keys;

public sealed class AddressRangesTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8::/32", "2001:db8:1::5", true)]
    [InlineData("2001:db8::/32", "2001:db9::5", false)]
    [InlineData("::1", "127.0.0.1", false)]
    public void A_range_holds_its_addresses(string range, string address, bool inside) =>
        Assert.Equal(inside, AddressRanges.Parse([range])?.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("example.org")]
    [InlineData("")]
    [InlineData("10.0.0.0/")]
    public void What_is_no_range_is_refused(string range) => Assert.False(AddressRanges.IsValid(range));
}
