using System.Text;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using static CompanionChat.Tests.Builders.Rows;

namespace CompanionChat.Tests.Domain.Conversations;

public sealed class IdTests
{
    [Fact]
    public void A_message_id_holds_its_time_and_newer_ones_sort_first()
    {
        var older = Id(1);
        var newer = Id(2);

        Assert.Equal(Noon.AddSeconds(1), older.Time);
        Assert.True(string.CompareOrdinal(newer.Value, older.Value) < 0);
        Assert.True(newer > older && older < newer && newer >= older && older <= newer);
        Assert.Equal(older, MessageId.Parse(older.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("9999999999999999999-0707070707070707")]
    [InlineData("2515000000000000000-070707070707070G")]
    [InlineData("251500000000000000٣-0707070707070707")]
    public void What_is_no_message_id_is_none(string? text) => Assert.Null(MessageId.Parse(text));

    [Fact]
    public void A_conversation_id_is_the_same_every_time_and_only_its_users()
    {
        var grace = UserKey.From("local", "grace")!.Value;

        Assert.Equal(AdaWithMira, ConversationId.Parse(AdaWithMira.Value, Ada));
        Assert.Null(ConversationId.Parse(AdaWithMira.Value, grace));
        Assert.Null(ConversationId.Parse(ConversationId.Of(grace, "mira").Value, Ada));
        Assert.Matches("^mira\\.[A-Za-z0-9_-]{16}$", AdaWithMira.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("mira")]
    [InlineData("mira.")]
    [InlineData("MIRA.0123456789abcdef")]
    [InlineData("mi~ra.0123456789abcdef")]
    [InlineData("' or 1 eq 1 .0123456789abcdef")]
    public void What_is_no_conversation_id_is_none(string text) => Assert.Null(ConversationId.Parse(text, Ada));

    [Theory]
    [InlineData("ada")]
    [InlineData("a/b\\c#d?e'f%g+h")]
    [InlineData("Ада|с чертой")]
    [InlineData("👩‍🚀")]
    public void A_user_key_fits_a_storage_key_and_turns_back_into_the_address(string id)
    {
        var key = UserKey.From("local", id)!.Value;

        Assert.Matches("^[A-Za-z0-9_-]{1,512}$", key.Value);
        Assert.Equal($"local|{id}", key.Address);
    }

    [Theory]
    [InlineData("local", null)]
    [InlineData("local", "  ")]
    [InlineData(null, "ada")]
    [InlineData("lo|cal", "ada")]
    public void Half_an_identity_is_none(string? provider, string? id) => Assert.Null(UserKey.From(provider, id));

    [Fact]
    public void An_identity_that_is_too_long_for_a_key_is_none()
    {
        var longest = new string('x', UserKey.MaxAddressBytes - Encoding.UTF8.GetByteCount("local|"));

        Assert.Equal(512, UserKey.From("local", longest)!.Value.Value.Length);
        Assert.Null(UserKey.From("local", longest + "x"));
    }

    [Theory]
    [InlineData("2516070537927349999-AAAAAAAAAAAAAAAAAAAAAA", true)]
    [InlineData("2516070537927349999-AAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("2516070537927349999-AAAAAAAAAAAAAAAAAAAAA~", false)]
    [InlineData("2516070537927349999-AAAAAAAAAAAAAAAAAAAAA'", false)]
    [InlineData("9999999999999999999-AAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData(null, false)]
    public void A_nonce_id_is_a_time_and_22_characters_of_base64url(string? text, bool isOne) => Assert.Equal(isOne, NonceId.Parse(text) is not null);

    [Fact]
    public void A_nonce_id_holds_its_time() => Assert.Equal(Noon, Nonce().Id.Time);
}
