using System.Globalization;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

public sealed class QueryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task More_rows_than_a_page_holds_all_come_once_and_in_order()
    {
        var table = await azurite.NewTableAsync();
        await FillAsync(table, 1_050);

        var pages = await table.QueryAsync<SampleRow>(TableClient.CreateQueryFilter($"PartitionKey eq {"p"}")).AsPages().ToListAsync();
        var keys = pages.SelectMany(static page => page.Values).Select(static row => row.RowKey).ToList();

        Assert.Equal([1_000, 50], pages.Select(static page => page.Values.Count));
        Assert.NotNull(pages[0].ContinuationToken);
        Assert.Null(pages[1].ContinuationToken);
        Assert.Equal(Enumerable.Range(0, 1_050).Select(Key), keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_query_goes_on_from_a_token()
    {
        var table = await azurite.NewTableAsync();
        await FillAsync(table, 5);

        var first = (await table.QueryAsync<SampleRow>(maxPerPage: 2).AsPages().ToListAsync())[0];
        var rest = await table.QueryAsync<SampleRow>(maxPerPage: 2).AsPages(first.ContinuationToken, pageSizeHint: 10).ToListAsync();

        Assert.Equal([Key(0), Key(1)], first.Values.Select(static row => row.RowKey), StringComparer.Ordinal);
        Assert.Equal([Key(2), Key(3), Key(4)], Assert.Single(rest).Values.Select(static row => row.RowKey), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_filter_by_range_of_keys_takes_what_lies_in_it()
    {
        var table = await azurite.NewTableAsync();
        await FillAsync(table, 10);

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {Key(3)} and RowKey lt {Key(6)}");
        var found = await table.QueryAsync<SampleRow>(filter).ToListAsync();

        Assert.Equal([3, 4, 5], found.Select(static row => row.Number));
    }

    [Fact]
    public async Task Filters_compare_every_type_by_its_own_rules()
    {
        var table = await azurite.NewTableAsync();
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(1));
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        await table.AddEntityAsync(new SampleRow { Flag = true, Number = -3, Big = 1L << 60, Real = 2.5, At = at, Id = id, Text = "it's" });

        FormattableString[] filters =
        [
            $"Flag eq {true}", $"Number lt {0}", $"Big eq {1L << 60}", $"Real gt {2.25}", $"At eq {at}", $"Id eq {id}", $"Text eq {"it's"}",
        ];

        foreach (var filter in filters)
        {
            Assert.Single(await table.QueryAsync<SampleRow>(TableClient.CreateQueryFilter(filter)).ToListAsync());
        }
    }

    [Theory]
    [InlineData("x' or PartitionKey ne 'x")]
    [InlineData("' or '' eq '")]
    [InlineData("x'' or PartitionKey ne ''x")]
    public async Task Quotes_in_a_value_cannot_widen_a_filter(string hostile)
    {
        var table = await azurite.NewTableAsync();
        await FillAsync(table, 2);

        Assert.Empty(await table.QueryAsync<SampleRow>(TableClient.CreateQueryFilter($"PartitionKey eq {hostile}")).ToListAsync());
    }

    [Fact]
    public void Values_in_a_filter_are_spelled_as_OData_asks()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));

        Assert.Equal("A eq 'it''s {0}'", TableClient.CreateQueryFilter($"A eq {"it's {0}"}"));
        Assert.Equal("A eq 5 and B eq 5L and C eq true", TableClient.CreateQueryFilter($"A eq {5} and B eq {5L} and C eq {true}"));
        Assert.Equal("A ge datetime'2026-01-02T02:04:05Z'", TableClient.CreateQueryFilter($"A ge {at}"));
        Assert.Equal("A eq X'01FF'", TableClient.CreateQueryFilter($"A eq {new byte[] { 1, 255 }}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new Version(1, 0)}"));
    }

    private static string Key(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private static async Task FillAsync(TableClient table, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(
                chunk.Select(static number => new TableTransactionAction(TableTransactionActionType.Add, new SampleRow { RowKey = Key(number), Number = number })));
        }
    }
}
