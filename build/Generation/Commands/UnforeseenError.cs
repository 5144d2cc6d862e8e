using System.Diagnostics;
using SpecClients.Generation.Layer;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Commands;

/// <summary>A mistake of this program's, in one line: where it met what it did not foresee, and how to report it.</summary>
internal static class UnforeseenError
{
    private const int LongestMessage = 300;

    public static string Report(Exception exception)
    {
        var cause = exception.GetBaseException();
        var message = LineEnds.OneLine(cause.Message);
        var said = message.Length > LongestMessage ? message[..LongestMessage] + "…" : message;
        return $"{Subject.Of(exception)?.ToString() ?? FileHeader.Program}: error {ProblemCode.Unforeseen}: This program met what it did not foresee: {cause.GetType().Name}{MethodOf(cause)}: {said} "
            + "It is a mistake of the program's: please report this line, with the description if you can, as .github/SECURITY.md says.";
    }

    private static string MethodOf(Exception cause)
    {
        var method = new StackTrace(cause).GetFrames().Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Namespace?.Split('.')[0] is nameof(SpecClients) or FileHeader.Program);
        return method is null ? "" : $" in {method.DeclaringType!.FullName}.{method.Name}";
    }
}
