using Fluid.Values;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.NSwag;

/// <summary>What rules tell templates of an operation, a parameter, a schema or a member: the contract between the two, behind the filter <c>marks</c>.</summary>
/// <param name="MayBeNull">Whether a member may be null by the description.</param>
/// <param name="ItemsMayBeNull">Whether the items of a member may be.</param>
/// <param name="MayBeUnset">Whether a required member may have no value in C#.</param>
/// <param name="Asked">Whether callers must set a member.</param>
/// <param name="TellsNull">Whether null is told from nothing.</param>
/// <param name="Constant">The one value that a member has unless another is set.</param>
/// <param name="ConstantIsText">Whether that is a text.</param>
/// <param name="ReadOnly">Whether only the server sets a member.</param>
/// <param name="Cookie">Whether a parameter is a cookie, which NSwag has no place for.</param>
/// <param name="Name">A member's name in C#, where NSwag would find another.</param>
/// <param name="Accept">The media types that an operation asks for.</param>
/// <param name="Stream">How the items follow each other that an operation answers with; null where it answers with one body.</param>
/// <param name="Operation">The operation that this is another way to call.</param>
/// <param name="OwnKind">The discriminator's value that a schema stands for.</param>
internal sealed record TemplateMarks(bool MayBeNull, bool ItemsMayBeNull, bool MayBeUnset, bool Asked, bool TellsNull, string? Constant, bool ConstantIsText, bool ReadOnly, bool Cookie, string? Name, string? Accept, string? Stream, string? Operation, string? OwnKind)
{
    /// <summary>Reads them from the extensions that NSwag has kept.</summary>
    public static async ValueTask<TemplateMarks> OfAsync(Func<string, ValueTask<FluidValue>> extension)
    {
        var constant = await extension(Extension.Constant);
        return new(
            await IsAsync(Extension.MayBeNull), await IsAsync(Extension.ItemsMayBeNull), await IsAsync(Extension.MayBeUnset), await IsAsync(Extension.Asked), await IsAsync(Extension.TellsNull),
            TextOf(constant), constant.Type == FluidValues.String, await IsAsync(Extension.ReadOnly), await IsAsync(Extension.Cookie),
            await TextAsync(Extension.MemberName), await TextAsync(Extension.Accept),
            await TextAsync(Extension.Stream), await TextAsync(Extension.Operation), await TextAsync(Extension.OwnKind));

        async ValueTask<bool> IsAsync(string name) => (await extension(name)).ToBooleanValue();

        async ValueTask<string?> TextAsync(string name) => TextOf(await extension(name));

        static string? TextOf(FluidValue text) => text.IsNil() ? null : text.ToStringValue();
    }
}
