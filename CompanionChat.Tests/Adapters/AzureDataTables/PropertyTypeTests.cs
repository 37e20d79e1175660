using System.Globalization;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

public sealed class PropertyTypeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2026-03-04T05:06:07.1234567+02:00", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_type_of_property_of_a_class_comes_back_as_it_was()
    {
        var table = await azurite.NewTableAsync();
        var row = FullRow();

        var added = await table.AddEntityAsync(row);
        var read = (await table.GetEntityAsync<SampleRow>("p", "r")).Value;

        Assert.Equivalent(Values(row), Values(read), strict: true);
        Assert.Equal(row.Bytes, read.Bytes);
        Assert.Equal(row.Blob!.ToArray(), read.Blob!.ToArray());
        Assert.Equal(DateTimeKind.Utc, read.Moment.Kind);
        Assert.Equal(added.Headers.ETag, read.ETag);
        Assert.NotNull(read.Timestamp);
        Assert.Null(read.Ignored);
    }

    [Fact]
    public async Task Nulls_are_not_stored_and_read_as_nulls()
    {
        var table = await azurite.NewTableAsync();

        await table.AddEntityAsync(new SampleRow());
        var read = (await table.GetEntityAsync<SampleRow>("p", "r")).Value;
        var columns = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equivalent(Values(new SampleRow()), Values(read), strict: true);
        Assert.DoesNotContain(columns.Keys, static name => name.StartsWith("Maybe", StringComparison.Ordinal) || name is "Text" or "Bytes");
    }

    [Fact]
    public async Task The_columns_have_the_types_that_other_clients_see()
    {
        var table = await azurite.NewTableAsync();

        await table.AddEntityAsync(FullRow());
        var columns = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(long.MaxValue, columns.GetInt64("Big"));
        Assert.Equal(7, columns.GetInt32("Number"));
        Assert.Equal(14, columns.GetInt32("Derived"));
        Assert.Equal(3d, columns.GetDouble("Real"));
        Assert.Equal(Time, columns.GetDateTimeOffset("At"));
        Assert.Equal(Time.UtcDateTime, columns.GetDateTime("At"));
        Assert.Equal([1, 2, 255], columns.GetBinary("Bytes"));
        Assert.Equal("Glad", columns.GetString("Feeling"));
        Assert.Equal("renamed", columns.GetString("short"));
        Assert.False(columns.ContainsKey("Ignored"));
        Assert.NotNull(columns.Timestamp);
        Assert.NotEqual(default, columns.ETag);
        Assert.Throws<InvalidOperationException>(() => columns.GetInt32("Text"));
        Assert.Null(columns.GetString("Missing"));
    }

    [Fact]
    public async Task A_dictionary_row_comes_back_as_it_was()
    {
        var table = await azurite.NewTableAsync();
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        var row = new TableEntity("p", "r")
        {
            ["Text"] = "quote \" backslash \\ newline \n nul-free \u2028 🚀", ["Flag"] = true, ["Int"] = int.MinValue, ["Long"] = 5L, ["Double"] = 5d,
            ["Tiny"] = double.Epsilon, ["At"] = Time, ["Id"] = id, ["Bytes"] = new byte[] { 0, 1 }, ["Null"] = null!,
        };

        await table.AddEntityAsync(row);
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        foreach (var name in new[] { "Text", "Flag", "Int", "Long", "Double", "Tiny", "At", "Id", "Bytes" })
        {
            Assert.Equal(row[name], read[name]);
        }

        Assert.False(read.ContainsKey("Null"));
    }

    [Fact]
    public async Task The_longest_text_that_a_column_holds_is_stored_whole()
    {
        var table = await azurite.NewTableAsync();
        var text = string.Concat(Enumerable.Repeat("🚀", 16_384));

        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r") { ["Text"] = text })]);

        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Text"));
    }

    [Fact]
    public async Task What_the_service_has_no_type_for_is_refused_before_any_request()
    {
        var table = new TableClient(azurite.ConnectionString, "unused");
        var local = DateTime.SpecifyKind(Time.DateTime, DateTimeKind.Unspecified);

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Bad"] = new Version(1, 2) }));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Bad"] = local }));
    }

    [Fact]
    public void A_value_keeps_its_type_when_it_is_set_again()
    {
        var row = new TableEntity { ["Long"] = 1L, ["Double"] = 1d, ["Text"] = "a" };

        row["Long"] = 2;
        row["Double"] = 2;

        Assert.Equal(2L, row.GetInt64("Long"));
        Assert.Equal(2d, row.GetDouble("Double"));
        Assert.Throws<InvalidOperationException>(() => row["Text"] = 1);
    }

    private static SampleRow FullRow() => new()
    {
        Text = "it's 日本語 🚀", Flag = true, MaybeFlag = false, Number = 7, MaybeNumber = -7, Big = long.MaxValue, MaybeBig = long.MinValue,
        Real = 3, MaybeReal = 0.1, At = Time, MaybeAt = Time.AddTicks(1), Moment = Time.UtcDateTime, Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        MaybeId = Guid.Empty, Bytes = [1, 2, 255], Blob = new BinaryData(new byte[] { 9 }), Feeling = SampleRow.Mood.Glad, MaybeFeeling = SampleRow.Mood.Calm,
        Renamed = "renamed", Ignored = "ignored",
    };

    private static object Values(SampleRow row) => new
    {
        row.Text, row.Flag, row.MaybeFlag, row.Number, row.MaybeNumber, row.Big, row.MaybeBig, row.Real, row.MaybeReal, At = row.At.UtcTicks,
        MaybeAt = row.MaybeAt?.UtcTicks, row.Moment, row.Id, row.MaybeId, row.Feeling, row.MaybeFeeling, row.Renamed,
    };
}
