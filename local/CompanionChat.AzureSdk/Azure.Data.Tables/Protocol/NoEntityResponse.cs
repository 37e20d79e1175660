namespace Azure.Data.Tables.Protocol;

/// <summary>The answer where there is no such row, and none was needed.</summary>
internal sealed class NoEntityResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException($"There is no such {typeof(T).Name}: ask HasValue first. The service answered {response.Status}.");

    public override Response GetRawResponse() => response;
}
