using AgentSessions.Cli.Browser.Models;
using AgentSessions.Cli.Output;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Cli.Browser;

/// <summary>One page of a vendor's sessions, fetched from the sandbox by the client that the reader chose.</summary>
internal sealed class SessionBrowser(SandboxServer sandbox)
{
    /// <summary>Reads the page that is asked for, or says why it cannot be had.</summary>
    public async Task<SessionsModel> ListAsync(string vendor, SessionQuestion question, CancellationToken cancel)
    {
        var client = VendorClient.Find(vendor, question.Generator);
        var wire = new List<string>();
        var model = Ask(client, question) with { Wire = wire };
        try
        {
            using var connection = client.Connect(options =>
            {
                (options.BaseAddress, options.ApiKey) = (sandbox.BaseAddress(vendor), sandbox.ApiKey);
                options.ValidateRequests = !question.IsUnchecked;
            }, request => wire.AddRange(request.Lines()));
            var paging = new PagingOptions { PageSize = question.Size, MaxItems = question.Size, Prefetch = 0, ResumeFrom = question.From };
            var pages = client.Begin(connection.Client, model.Agent, question.Filters, paging).PagesAsync(cancel);
            return model with { Page = await FirstAsync(pages, question) };
        }
        catch (Exception e) when (FailureReport.IsExpected(e))
        {
            var report = FailureReport.Of(e, client);
            return model with { Failure = new(report.Type, report.Message, report.Status, report.RequestId, report.Next, report.Parameter, e is ArgumentException or UsageException) };
        }
    }

    private SessionsModel Ask(VendorClient client, SessionQuestion question) => new()
    {
        Vendor = client.Vendor,
        Title = $"{client.Description.Title} {client.Description.Version}",
        Vendors = VendorClient.ListingVendors,
        Generators = [.. Generator.All.Select(generator => generator.Name)],
        Generator = question.Generator,
        Agent = client.TakesAgent ? question.Agent : null,
        Sizes = SessionQuestion.Sizes,
        Size = question.Size,
        IsUnchecked = question.IsUnchecked,
        Filters =
        [
            .. client.QueryParameters.Where(parameter => !sandbox.PagingParameters(client.Vendor).Contains(parameter.Name))
                .Select(parameter => new FilterModel(parameter.Name, SessionQuestion.Field(parameter.Name), ValueOf(question, parameter.Name), parameter.Description, parameter.Values)),
        ],
        First = question.Address(null),
        Command = CommandFor(client, question),
    };

    private string CommandFor(VendorClient client, SessionQuestion question) => string.Join(' ', (string[])
    [
        "agent-sessions list", client.Vendor,
        .. client.TakesAgent ? [Quoted(question.Agent)] : (string[])[],
        "--generator", question.Generator,
        .. question.Filters.SelectMany(filter => (string[])["--query", Quoted($"{filter.Key}={filter.Value}")]),
        "--base-url", sandbox.BaseAddress(client.Vendor).AbsoluteUri,
        "--api-key", Quoted(sandbox.ApiKey),
    ]);

    private static async Task<PageModel> FirstAsync(IAsyncEnumerable<ListedPage> pages, SessionQuestion question)
    {
        await foreach (var page in pages)
        {
            var rows = new Rows();
            foreach (var item in page.Items)
                rows.Add(item);
            return new(rows.Columns, [.. rows.Cells().Select(cells => cells.ToList())], page.Number, page.Total, page.Checkpoint is { } next ? question.Address(next) : null);
        }
        return new([], [], 1, null, null);
    }

    private static string ValueOf(SessionQuestion question, string name) => question.Filters.FirstOrDefault(filter => filter.Key == name).Value ?? "";

    /// <summary>As a shell takes it for one word.</summary>
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_=.:/@,".Contains(character)) ? word : $"'{word.Replace("'", "'\\''")}'";
}
