using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota;

namespace AgentSessions.Tests.Compilation;

/// <summary>A body that an operation can do without, in a builder as Kiota writes it.</summary>
internal sealed class LeavingOutABody
{
    private const string Builder = """
        public ThingsRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter) : base(requestAdapter, "{+baseurl}/things/{thing%2Did}{?limit*}", pathParameters)
        #nullable enable
                public async Task<Stream?> PostAsync(global::Acme.Models.Thing body, CancellationToken cancellationToken = default)
                {
        #nullable restore
                    if(ReferenceEquals(body, null)) throw new ArgumentNullException(nameof(body));
        #nullable enable
                public RequestInformation ToPostRequestInformation(global::Acme.Models.Thing body)
                {
        #nullable restore
                    if(ReferenceEquals(body, null)) throw new ArgumentNullException(nameof(body));
                    requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        """;

    [Test]
    public void A_method_whose_body_is_optional_takes_none()
    {
        var rewritten = Rewrite(Builder, isRequired: false);
        Assert.Multiple(() =>
        {
            Assert.That(rewritten, Does.Contain("PostAsync(global::Acme.Models.Thing? body, ").And.Contain("ToPostRequestInformation(global::Acme.Models.Thing? body)"));
            Assert.That(rewritten, Does.Not.Contain("throw"));
            Assert.That(rewritten, Does.Contain("if(!ReferenceEquals(body, null)) requestInfo.SetContentFromParsable(RequestAdapter, \"application/json\", body);"));
        });
    }

    [Test]
    public void A_text_may_be_left_out_too() =>
        Assert.That(Rewrite(Builder.Replace("ReferenceEquals(body, null)", "string.IsNullOrEmpty(body)", StringComparison.Ordinal), isRequired: false), Does.Not.Contain("throw"));

    [Test]
    public void A_required_body_stays_required() => Assert.That(Rewrite(Builder, isRequired: true), Is.EqualTo(Builder));

    [Test]
    public void So_does_that_of_another_method_or_path() => Assert.Multiple(() =>
    {
        Assert.That(Rewrite(Builder.Replace("Post", "Put", StringComparison.Ordinal), isRequired: false), Does.Contain("throw"));
        Assert.That(Rewrite(Builder.Replace("/things", "/others", StringComparison.Ordinal), isRequired: false), Does.Contain("throw"));
    });

    private static string Rewrite(string builder, bool isRequired) => OptionalBodies.Rewrite(builder.ReplaceLineEndings("\n"), OptionalBodies.Of(JObject.Parse($$"""
        { "paths": { "/things/{thing-id}": { "post": { "requestBody": { "$ref": "#/components/requestBodies/Thing" } } } },
          "components": { "requestBodies": { "Thing": { "required": {{(isRequired ? "true" : "false")}} } } } }
        """)));
}
