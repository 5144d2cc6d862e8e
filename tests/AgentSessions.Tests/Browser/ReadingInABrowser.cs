using OpenQA.Selenium;
using OpenQA.Selenium.Support.UI;

namespace AgentSessions.Tests.Browser;

/// <summary>The sandbox's pages in a real browser. Skipped, with the reason, where there is none.</summary>
internal sealed class ReadingInABrowser
{
    private Chromium _browser = null!;
    private SandboxRun _sandbox = null!;

    private static string[] Addresses => ["", "sessions/foundry", "sessions/pipecat-cloud", "sessions/pgai", "sessions/meibel?filter.sort_order=up", "fidelity", "nowhere"];

    private IWebElement Focused => _browser.Driver.SwitchTo().ActiveElement();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _browser = Chromium.Start();
        _sandbox = await SandboxRun.StartAsync("--sessions", "45");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser?.Dispose();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    [SetUp]
    public void BeginAnew()
    {
        _browser.Resize(1280, 900);
        _browser.Prefer("light");
        _browser.Requests();
        _browser.Complaints();
    }

    [TestCase("nswag")]
    [TestCase("kiota")]
    public void A_reader_filters_turns_pages_and_reads_an_error(string generator)
    {
        Open("");
        Click("Sessions");
        Click("meibel");
        Find($"input[value={generator}]").Click();
        Find("#size option[value='10']").Click();
        Submit();
        Assert.That(Text("[role=status]"), Is.EqualTo("Page 1: 10 sessions of 45."));
        _browser.Keep($"sessions-{generator}");
        var first = Column("session_id");

        Click("Next page");
        Assert.That(Text("[role=status]"), Is.EqualTo("Page 2: 10 sessions of 45."));
        Assert.That(Column("session_id"), Has.Count.EqualTo(10).And.None.AnyOf(first.Cast<object>().ToArray()));
        Click("First page");
        Assert.That(Column("session_id"), Is.EqualTo(first));

        Fill("status", "RUNNING");
        Submit();
        Assert.That(Column("status"), Is.Not.Empty.And.All.EqualTo("RUNNING"));

        Fill("sort_order", "sideways");
        Submit();
        Assert.That(Text("[role=alert]"), Does.Contain("The client refused the request").And.Contain("Sort order: asc or desc."));
        Assert.That(Find("[aria-invalid=true]").GetAttribute("name"), Is.EqualTo("filter.sort_order"));
        _browser.Keep($"refused-{generator}");

        Find("[name=unchecked]").Click();
        Submit();
        Assert.That(Text("[role=alert]"), Does.Contain("The vendor answered 422").And.Contain("HTTPValidationError"));
        Assert.That(Find("[name='filter.status']").GetAttribute("value"), Is.EqualTo("RUNNING"), "What was filled in is still there.");
        _browser.Keep($"answered-{generator}");
        AssertNothingFromOutside();
    }

    [Test]
    public void Every_page_can_be_used_by_the_keyboard_alone([ValueSource(nameof(Addresses))] string address)
    {
        Open(address);
        Press(Keys.Tab);
        Assert.That(Focused.Text, Is.EqualTo("Skip to content"));
        Assert.That(Focused.Location.X, Is.Not.Negative, "The skip link is seen once it has the focus.");
        Press(Keys.Enter);
        Assert.That(Focused.GetAttribute("id"), Is.EqualTo("content"));

        Open(address);
        var wanted = _browser.Script<long>("return [...document.querySelectorAll('a[href], button, input:not([type=radio]), input[type=radio]:checked, select, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length");
        var reached = new HashSet<string>();
        for (var presses = 0; presses <= wanted; presses++)
        {
            Press(Keys.Tab);
            if (Focused.TagName != "body")
                Assert.That(_browser.Script<string>("return getComputedStyle(document.activeElement).outlineStyle"), Is.Not.EqualTo("none"), $"Where the focus is can be seen: {Focused.GetAttribute("outerHTML")}");
            reached.Add(_browser.Script<string>("return [...document.querySelectorAll('*')].indexOf(document.activeElement).toString()"));
        }
        reached.Remove(_browser.Script<string>("return [...document.querySelectorAll('*')].indexOf(document.body).toString()"));
        Assert.That(reached, Has.Count.EqualTo(wanted));
    }

    [Test]
    public void Every_page_fits_400_pixels([ValueSource(nameof(Addresses))] string address)
    {
        _browser.Resize(400, 800);
        Open(address);

        Assert.That(_browser.Script<long>("return document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(400));
        _browser.Keep($"narrow-{Name(address)}");
    }

    [Test]
    public void Every_text_stands_out_from_its_paper([ValueSource(nameof(Addresses))] string address, [Values("light", "dark")] string scheme)
    {
        _browser.Prefer(scheme);
        Open(address);

        Assert.That(_browser.Script<string>("return getComputedStyle(document.body).backgroundColor"), Is.EqualTo(scheme == "dark" ? "rgb(22, 25, 29)" : "rgb(255, 255, 255)"));
        Assert.That(_browser.Script<System.Collections.ObjectModel.ReadOnlyCollection<object>>(ReadingScripts.LowContrast), Is.Empty, "WCAG AA asks for 4.5 to 1.");
        _browser.Keep($"{scheme}-{Name(address)}");
    }

    [Test]
    public void Every_control_has_a_name_and_every_page_its_landmarks([ValueSource(nameof(Addresses))] string address)
    {
        Open(address);

        Assert.That(_browser.Script<System.Collections.ObjectModel.ReadOnlyCollection<object>>(ReadingScripts.Nameless), Is.Empty);
        Assert.That(_browser.Script<string>("return document.documentElement.lang"), Is.EqualTo("en"));
        foreach (var landmark in (string[])["main", "h1", "header nav"])
            Assert.That(_browser.Driver.FindElements(By.CssSelector(landmark)), Has.Count.EqualTo(1), landmark);
    }

    [Test]
    public void The_reference_shows_a_document_and_asks_no_other_server([Values("light", "dark")] string scheme)
    {
        _browser.Prefer(scheme);
        Open("");
        Click("API reference");
        new WebDriverWait(_browser.Driver, TimeSpan.FromSeconds(30)).Until(driver => driver.PageSource.Contains("List sessions for an agent", StringComparison.Ordinal));

        _browser.Keep($"reference-{scheme}");
        AssertNothingFromOutside();
    }

    [Test]
    public void The_policy_stops_what_would_ask_another_server()
    {
        Open("fidelity");
        _browser.Script<object?>("const image = new Image(); image.src = 'http://192.0.2.1/pixel.png'; document.body.append(image); return null");

        Assert.That(() => _browser.Complaints(), Has.Some.Contains("Content Security Policy").After(5000, 100));
    }

    private void AssertNothingFromOutside()
    {
        Assert.That(_browser.Requests().Where(request => request.Scheme != "data" && request.Scheme != "blob").Select(request => request.Authority).Distinct(), Is.EqualTo(new[] { _sandbox.Address.Authority }));
        Assert.That(_browser.Complaints().Where(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal)), Is.Empty);
    }

    private void Open(string address) => _browser.Driver.Navigate().GoToUrl(new Uri(_sandbox.Address, address));

    private void Click(string link) => Follow(_browser.Driver.FindElement(By.LinkText(link)));

    private void Submit() => Follow(Find("button[type=submit]"));

    /// <summary>Clicks, and waits for the page that this leads to.</summary>
    private void Follow(IWebElement element)
    {
        _browser.Script<object?>("window.isLeft = true; return null");
        element.Click();
        new WebDriverWait(_browser.Driver, TimeSpan.FromSeconds(30)).Until(_ => _browser.Script<bool>("return !window.isLeft && document.readyState === 'complete'"));
    }

    private void Fill(string filter, string value)
    {
        var field = Find($"[name='filter.{filter}']");
        field.Clear();
        field.SendKeys(value);
    }

    private void Press(string key) => new OpenQA.Selenium.Interactions.Actions(_browser.Driver).SendKeys(key).Perform();

    private IWebElement Find(string selector) => _browser.Driver.FindElement(By.CssSelector(selector));

    private string Text(string selector) => Find(selector).Text;

    private List<string> Column(string name) => [.. _browser.Driver.FindElements(By.CssSelector($"[data-label={name}]")).Select(cell => cell.Text)];

    private static string Name(string address) => address.Length == 0 ? "home" : address.Split('?')[0].Replace('/', '-') + (address.Contains('?') ? "-refused" : "");
}
