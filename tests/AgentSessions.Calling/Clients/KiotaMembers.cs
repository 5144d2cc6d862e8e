using System.Collections;
using System.Reflection;

namespace AgentSessions.Calling.Clients;

/// <summary>Tells which property of a model of Kiota's holds which member of the JSON: only the model's readers know.</summary>
/// <remarks>Each reader is given a node that answers every question, and sets one property.</remarks>
internal sealed class KiotaMembers
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly Dictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> _known = [];

    /// <summary>The properties of a model by the members' names.</summary>
    public IReadOnlyDictionary<string, PropertyInfo> Of(Type model)
    {
        if (!_known.TryGetValue(model, out var members))
            _known.Add(model, members = Ask(model));
        return members;
    }

    private static Dictionary<string, PropertyInfo> Ask(Type model)
    {
        var members = new Dictionary<string, PropertyInfo>();
        var properties = model.GetProperties(Any).Where(property => property.GetIndexParameters().Length == 0 && property.PropertyType.IsValueType == (Nullable.GetUnderlyingType(property.PropertyType) is not null)).Select(Declared).Where(property => property.CanWrite).ToList();
        var instance = Activator.CreateInstance(model)!;
        foreach (DictionaryEntry reader in (IDictionary)model.GetMethod("GetFieldDeserializers")!.Invoke(instance, null)!)
        {
            foreach (var property in properties)
                property.SetValue(instance, null);
            var read = (Delegate)reader.Value!;
            read.DynamicInvoke(AnsweringNode.Create(read.Method.GetParameters()[^1].ParameterType));
            members.Add((string)reader.Key, properties.Single(property => property.GetValue(instance) is not null));
        }
        return members;
    }

    /// <summary>A property as its class declares it: only there it has its private setter.</summary>
    private static PropertyInfo Declared(PropertyInfo property) => property.DeclaringType!.GetProperty(property.Name, Any | BindingFlags.DeclaredOnly)!;

    /// <summary>A parse node with a value of whatever type is asked for.</summary>
    private class AnsweringNode : DispatchProxy
    {
        public static object Create(Type node) => Create(node, typeof(AnsweringNode));

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var type = targetMethod!.ReturnType;
            if (targetMethod.Name == "GetChildNode" || type == typeof(void))
                return null;
            if (args is [Delegate factory] && targetMethod.Name == "GetObjectValue")
                return factory.DynamicInvoke(this);
            if (type == typeof(string))
                return "";
            if (type.IsArray)
                return Array.CreateInstance(type.GetElementType()!, 0);
            return type.IsInterface && type.IsGenericType ? Array.CreateInstance(type.GetGenericArguments()[0], 0) : Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type);
        }
    }
}
