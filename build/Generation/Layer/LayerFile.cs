using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;

namespace SpecClients.Generation.Layer;

/// <summary>
/// Writes <c>Vendor.g.cs</c>: how a client is created and registered, alike for every vendor. What differs, how its pages
/// turn, is the hand-written part of the same class.
/// </summary>
internal static class LayerFile
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "layer 10";

    public static string ForNSwag(EffectiveDocument document)
    {
        var name = Code.Name(document.Name);
        return Write(document, name, "NSwag",
            $"new(global::SpecClients.Client.ClientPipeline.Create(Description, options)) {{ OwnsConnections = true, ValidatesRequests = options.ValidateRequests }}",
            $"global::SpecClients.Client.ClientRegistration.AddClient<I{name}Client>(services, Description, account, configure, (http, options) => new {name}Client(http) {{ ValidatesRequests = options.ValidateRequests }})").ToString();
    }

    public static string ForKiota(EffectiveDocument document)
    {
        var name = Code.Name(document.Name);
        var layer = Write(document, name, "Kiota",
            $"new(global::SpecClients.Kiota.KiotaAdapter.Create(global::SpecClients.Client.ClientPipeline.Create(Description, options), Description, options, ownsClient: true))",
            $"global::SpecClients.Client.ClientRegistration.AddClient(services, Description, account, configure, (http, options) => new {name}Client(global::SpecClients.Kiota.KiotaAdapter.Create(http, Description, options)))");
        Code file = $$"""
            {{layer}}
            namespace {{Code.Name(document.Names.Client("Kiota"))}}
            {
                public partial class {{name}}Client : global::System.IDisposable
                {
                    /// <summary>Ends the connections of a client that has its own.</summary>
                    public void Dispose() => (RequestAdapter as global::System.IDisposable)?.Dispose();
                }
            }

            """;
        return file.ToString();
    }

    private static Code Write(EffectiveDocument document, Code name, string generator, Code create, Code add) => $$"""
        {{FileHeader.Text}}
        {{Uses(document, generator)}}using Microsoft.Extensions.DependencyInjection;

        namespace {{Code.Name(document.Names.Setup(generator))}}
        {
            /// <summary>{{Code.Documentation(document.Root["info"]?["title"]?.ToString() ?? document.Name)}}: its client, and the listing of everything it has.</summary>
            /// <remarks>
        {{LayerRemarks.Of(document)}}
            /// </remarks>
            public static partial class {{Code.Name(document.Names.SetupClass)}}
            {
                /// <summary>What the vendor says of its servers, sign-in and parameters.</summary>
                public static global::SpecClients.ApiDescription Description => {{name}}Api.Description;

                /// <summary>Creates a client with connections of its own; dispose of it in the end.</summary>
                /// <param name="options">How to reach the account; null for <see cref="global::SpecClients.SpecClientOptions.FromEnvironment"/>.</param>
                /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong; the message names it.</exception>
                public static {{name}}Client CreateClient(global::SpecClients.SpecClientOptions? options = null)
                {
                    options ??= global::SpecClients.SpecClientOptions.FromEnvironment(Description);
                    return {{create}};
                }

                /// <summary>Registers the client. Settings come from the section {{name}}, the environment and the delegate, in this order.</summary>
                /// <param name="services">The container.</param>
                /// <param name="configure">The caller's settings, if any.</param>
                /// <param name="account">Makes it a keyed service by this name, with settings of its own.</param>
                public static IHttpClientBuilder Add{{name}}Client(this IServiceCollection services, global::System.Action<global::SpecClients.SpecClientOptions>? configure = null, string? account = null) =>
                    {{add}};
            }
        }

        """;

    private static Code Uses(EffectiveDocument document, string generator) => document.Names.Setup(generator) == document.Names.Client(generator)
        ? Code.None
        : $"using {Code.Name(document.Names.Client(generator))};\n";
}
