using System.Buffers;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>Rows and tables as the bodies of requests, and rows out of the bodies of answers.</summary>
internal static class EntityContent
{
    public static RequestContent Of(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, entity);
        return RequestContent.Create(buffer.WrittenMemory);
    }

    public static RequestContent OfTable(string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("TableName", name);
            json.WriteEndObject();
        }

        return RequestContent.Create(buffer.WrittenMemory);
    }

    public static void Write(IBufferWriter<byte> buffer, ITableEntity entity)
    {
        using var json = new Utf8JsonWriter(buffer);
        EntityShape.Of(entity.GetType()).Write(json, entity);
    }

    public static T ReadOne<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return (T)EntityShape.Of(typeof(T)).Read(document.RootElement);
    }

    public static List<T> ReadMany<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        var rows = document.RootElement.GetProperty("value");
        var shape = EntityShape.Of(typeof(T));
        var entities = new List<T>(rows.GetArrayLength());
        foreach (var row in rows.EnumerateArray())
        {
            entities.Add((T)shape.Read(row));
        }

        return entities;
    }
}
