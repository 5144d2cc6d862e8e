using System.ComponentModel;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using SpecClients.Json;
using SpecClients.NSwag.Reading;
using SpecClients.NSwag.Sending;

namespace SpecClients.NSwag;

/// <summary>Newtonsoft.Json's way to the generated classes: they read themselves, and are written as they were read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelConverter : JsonConverter
{
    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => typeof(IModel).IsAssignableFrom(objectType);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.TokenType == JsonToken.Null)
            return null;
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            var token = (reader as JTokenReader)?.CurrentToken;
            if (token is null)
                token = JToken.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            else
                reader.Skip();
            return Body.Read(Encoding.UTF8.GetBytes(token.ToString(Formatting.None)), objectType);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new JsonSerializationException($"{e.Message} ({e.Path})", e.Path ?? "", 0, 0, e);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(serializer);
        if (value is not IModel model)
        {
            writer.WriteNull();
            return;
        }
        var asRead = model.AsRead;
        writer.WriteStartObject();
        foreach (var property in ((JsonObjectContract)serializer.ContractResolver.ResolveContract(value.GetType())).Properties)
        {
            if (!property.Ignored && property.Readable)
                Write(writer, serializer, property, property.ValueProvider!.GetValue(value), model.Members, in asRead);
        }
        foreach (var (name, token) in asRead.Additional ?? new Dictionary<string, JToken>())
        {
            writer.WritePropertyName(name);
            serializer.Serialize(writer, token);
        }
        writer.WriteEndObject();
    }

    private static void Write(JsonWriter writer, JsonSerializer serializer, JsonProperty property, object? value, MemberNames names, ref readonly AsRead asRead)
    {
        var member = names.IndexOf(property.PropertyName);
        if (UnsetMemberException.IsUnset(property, value))
            throw new UnsetMemberException(property.PropertyName!);
        if (value is null && property.NullValueHandling == NullValueHandling.Ignore && !asRead.Nulls.Contains(member))
            return;
        writer.WritePropertyName(property.PropertyName!);
        if (value is DateTimeOffset instant)
            writer.WriteValue(Rfc3339.Format(instant, asRead.SpellingOf(names.InstantOf(member))));
        else
            serializer.Serialize(writer, value);
    }
}
