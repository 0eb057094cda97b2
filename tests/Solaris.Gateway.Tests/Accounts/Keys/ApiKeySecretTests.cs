using CsCheck;

namespace Solaris.Accounts.Keys;

public sealed class ApiKeySecretTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void A_key_is_the_prefix_and_38_base62_characters()
    {
        var key = ApiKeySecret.New().Reveal();

        Assert.Matches("^sol_live_[0-9A-Za-z]{38}$", key);
        Assert.True(ApiKeySecret.IsWellFormed(key));
    }

    [Fact]
    public void Keys_do_not_repeat_and_use_every_character_alike()
    {
        var keys = Enumerable.Range(0, 2_000).Select(_ => ApiKeySecret.New().Reveal()).ToList();

        var counts = keys.SelectMany(key => key[9..41]).CountBy(character => character).ToDictionary();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        // 64,000 characters over 62: 1,032 each, with a standard deviation of 32.
        Assert.All(Alphabet, character => Assert.InRange(counts[character], 1_032 - 200, 1_032 + 200));
    }

    [Fact]
    public void Any_one_wrong_character_is_noticed()
    {
        var key = ApiKeySecret.New().Reveal();

        Gen.Select(Gen.Int[0, key.Length - 1], Gen.Char[Alphabet + "_-. é"])
            .Where(typo => key[typo.Item1] != typo.Item2)
            .Sample(typo => !ApiKeySecret.IsWellFormed(key.Remove(typo.Item1, 1).Insert(typo.Item1, $"{typo.Item2}")));
    }

    [Fact]
    public void Two_neighbours_that_change_places_are_noticed()
    {
        var key = ApiKeySecret.New().Reveal();

        var swapped =
            from index in Enumerable.Range(9, key.Length - 10)
            where key[index] != key[index + 1]
            select $"{key[..index]}{key[index + 1]}{key[index]}{key[(index + 2)..]}";

        Assert.All(swapped, typo => Assert.False(ApiKeySecret.IsWellFormed(typo)));
    }

    [Fact]
    public void Any_other_text_is_no_key() => Gen.String.Sample(text => !ApiKeySecret.IsWellFormed(text));
}
