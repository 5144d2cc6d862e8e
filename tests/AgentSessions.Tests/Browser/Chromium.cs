using System.Text.Json.Nodes;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace AgentSessions.Tests.Browser;

/// <summary>A headless Chromium with a profile of its own, as it is installed: nothing is downloaded.</summary>
internal sealed class Chromium : IDisposable
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-search-engine-choice-screen",
    ];

    private readonly string _profile;

    private Chromium(ChromeDriver driver, string profile) => (Driver, _profile) = (driver, profile);

    public ChromeDriver Driver { get; }

    /// <summary>Starts the browser, or skips the test where there is none.</summary>
    public static Chromium Start()
    {
        var (browser, driver) = (Browsers.Select(Find).FirstOrDefault(found => found is not null), Find("chromedriver"));
        if (browser is null || driver is null)
            Assert.Ignore($"No {(browser is null ? "Chromium" : "chromedriver")} on the PATH: on Debian, 'apt-get install chromium chromium-driver' brings both.");

        var profile = Directory.CreateTempSubdirectory("agent-sessions-browser-").FullName;
        var options = new ChromeOptions { BinaryLocation = browser };
        options.AddArguments([.. Arguments, $"--user-data-dir={profile}"]);
        options.SetLoggingPreference("performance", LogLevel.All);
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(driver), Path.GetFileName(driver));
        service.SuppressInitialDiagnosticInformation = true;
        return new(new ChromeDriver(service, options), profile);
    }

    /// <summary>Shows pages in a window of this size.</summary>
    public void Resize(int width, int height) =>
        Command("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    /// <summary>Shows pages as a reader gets them who prefers a scheme: <c>dark</c> or <c>light</c>.</summary>
    public void Prefer(string scheme) =>
        Command("Emulation.setEmulatedMedia", new() { ["features"] = new object[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = scheme } } });

    public T Script<T>(string script) => (T)Driver.ExecuteScript(script)!;

    /// <summary>The addresses that pages have asked for since this was last called.</summary>
    public IReadOnlyList<Uri> Requests() =>
    [
        .. Driver.Manage().Logs.GetLog("performance").Select(entry => JsonNode.Parse(entry.Message)!["message"]!)
            .Where(message => (string?)message["method"] is "Network.requestWillBeSent" or "Network.webSocketCreated")
            .Select(message => new Uri((string)(message["params"]!["request"]?["url"] ?? message["params"]!["url"])!)),
    ];

    /// <summary>What the console has said since this was last called.</summary>
    public IReadOnlyList<string> Complaints() =>
        [.. Driver.Manage().Logs.GetLog(LogType.Browser).Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Message)];

    /// <summary>Keeps what is shown, where the environment names a folder for it.</summary>
    public void Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("AGENT_SESSIONS_SCREENSHOTS") is { Length: > 0 } folder)
            Driver.GetScreenshot().SaveAsFile(Path.Combine(folder, $"{name}.png"));
    }

    public void Dispose()
    {
        Driver.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private void Command(string name, Dictionary<string, object?> parameters) => Driver.ExecuteCdpCommand(name, parameters);

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program))
            .FirstOrDefault(File.Exists);
}
