using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Domain.Visitors;

public sealed class UserKeyTests
{
    [Theory]
    [InlineData("google", "117")]
    [InlineData("aad", "a|b")]
    [InlineData("x", "Ж")]
    public void A_key_is_read_back_as_it_was_written(string provider, string subject)
    {
        var key = UserKey.From(provider, subject);

        Assert.NotNull(key);
        Assert.Equal(key, UserKey.Parse(key.Value.Value));
    }

    [Fact]
    public void The_longest_key_is_read_back()
    {
        var key = UserKey.From("google", new string('7', UserKey.MaxAddressBytes - "google|".Length));

        Assert.Equal(512, key!.Value.Value.Length);
        Assert.Equal(key, UserKey.Parse(key.Value.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Z29vZ2xlfDExNw==")]
    [InlineData("Z29vZ2xl fDExNw")]
    [InlineData("Z29vZ2xlfDExNw\n")]
    [InlineData("Z29v/2xlfDExNw")]
    [InlineData("Z29vZ2xlfDExNx")]
    [InlineData("Z29vZ2xlfDExN")]
    [InlineData("Z29vZ2xl")]
    [InlineData("Z29vZ2xlfA")]
    [InlineData("fDExNw")]
    [InlineData("YXz_")]
    [InlineData("users/one")]
    public void What_can_be_no_key_is_none(string? text) => Assert.Null(UserKey.Parse(text));

    [Fact]
    public void A_key_longer_than_storage_takes_is_none() => Assert.Null(UserKey.Parse("Z29vZ2xlfDExNw" + new string('A', 502)));
}
