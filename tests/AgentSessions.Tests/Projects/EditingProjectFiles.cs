using System.Text;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Projects;

namespace AgentSessions.Tests.Projects;

/// <summary>A project's file as text: what is not changed stays, byte for byte.</summary>
internal sealed class EditingProjectFiles
{
    private DirectoryInfo _folder = null!;

    private string Project => Path.Combine(_folder.FullName, "app", "App.csproj");

    private string Central => Path.Combine(_folder.FullName, "Directory.Packages.props");

    [SetUp]
    public void Create()
    {
        _folder = Directory.CreateTempSubdirectory("editing-");
        _folder.CreateSubdirectory("app");
    }

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase("<Project Sdk=\"A\">\n  <ItemGroup>\n    <PackageReference Include=\"B\" />\n  </ItemGroup>\n</Project>\n",
        "<Project Sdk=\"A\">\n  <ItemGroup>\n    <PackageReference Include=\"B\" />\n    <PackageReference Include=\"New\" Version=\"1\" />\n  </ItemGroup>\n</Project>\n", TestName = "Beside another")]
    [TestCase("<Project>\r\n\t<PropertyGroup>\r\n\t\t<A>1</A>\r\n\t</PropertyGroup>\r\n</Project>",
        "<Project>\r\n\t<PropertyGroup>\r\n\t\t<A>1</A>\r\n\t</PropertyGroup>\r\n\t<ItemGroup>\r\n\t\t<PackageReference Include=\"New\" Version=\"1\" />\r\n\t</ItemGroup>\r\n</Project>", TestName = "In a group of its own, with tabs and line ends as they are there")]
    [TestCase("<Project>\n\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup> <!-- A. -->\n\n</Project>",
        "<Project>\n\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup> <!-- A. -->\n\n  <ItemGroup>\n    <PackageReference Include=\"New\" Version=\"1\" />\n  </ItemGroup>\n\n</Project>", TestName = "Among groups with lines between them, after a comment")]
    [TestCase("<Project Sdk='A' />", "<Project Sdk='A' >\n  <ItemGroup>\n    <PackageReference Include=\"New\" Version=\"1\" />\n  </ItemGroup>\n</Project>",
        TestName = "In a project without anything")]
    [TestCase("<Project></Project>", "<Project>\n  <ItemGroup>\n    <PackageReference Include=\"New\" Version=\"1\" />\n  </ItemGroup>\n</Project>",
        TestName = "In a project without content")]
    [TestCase("<Project>\n  <ItemGroup Condition=\"false\">\n    <PackageReference Include=\"B\" />\n  </ItemGroup>\n  <Target Name=\"T\"><ItemGroup><PackageReference Include=\"New\" /></ItemGroup></Target>\n</Project>",
        "<Project>\n  <ItemGroup Condition=\"false\">\n    <PackageReference Include=\"B\" />\n  </ItemGroup>\n  <ItemGroup>\n    <PackageReference Include=\"New\" Version=\"1\" />\n  </ItemGroup>\n  <Target Name=\"T\"><ItemGroup><PackageReference Include=\"New\" /></ItemGroup></Target>\n</Project>", TestName = "In no group that has a condition, whatever a target adds")]
    public void A_reference_is_added(string before, string after) => Assert.That(Added(before), Is.EqualTo(after));

    [TestCase("<Project><ItemGroup><PackageReference Include=\"new\" Version=\"0\" /></ItemGroup></Project>")]
    [TestCase("<Project><Choose><When Condition=\"true\"><ItemGroup><PackageReference Include=\"A; New\" /></ItemGroup></When></Choose></Project>")]
    public void One_that_is_there_stays(string text)
    {
        File.WriteAllText(Project, text);
        var project = ProjectFile.Read(Project, "App.csproj");
        new ProjectPackages(project, name => name).Add("New", "1");
        Assert.That((project.Write(), project.Changes.Count), Is.EqualTo(((ValueTuple<string, byte[]>?)null, 0)));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    public void The_mark_of_its_encoding_stays(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllText(Project, "<Project><!-- é --></Project>", encoding);
        var project = ProjectFile.Read(Project, "App.csproj");
        project.AddItem("A", [("Include", "\"<b>\n&c\"")]);
        var bytes = project.Write()!.Value.Bytes;
        Assert.That(bytes.Take(encoding.Preamble.Length), Is.EqualTo(encoding.GetPreamble()));
        Assert.That(encoding.GetString(bytes), Does.Contain("<!-- é -->").And.Contain("<A Include=\"&quot;&lt;b&gt;&#xA;&amp;c&quot;\" />"));
    }

    [TestCase("<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>", true)]
    [TestCase("", true, Description = "Versions that stand there are meant.")]
    [TestCase("<ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>", false)]
    public void A_version_that_is_managed_centrally_stands_there(string property, bool isCentral)
    {
        File.WriteAllText(Central,
            $"<Project><PropertyGroup>{property}</PropertyGroup><ItemGroup><PackageVersion Include=\"B\" Version=\"1\" /></ItemGroup></Project>");
        File.WriteAllText(Project, "<Project></Project>");
        var project = ProjectFile.Read(Project, "App.csproj");
        var packages = new ProjectPackages(project, name => Path.GetFileName(name));
        packages.Take("New", "1", isPrivate: true);
        packages.Take("B", "2");
        var written = packages.Files.Select(file => file.Write()).OfType<(string Path, byte[] Bytes)>().ToDictionary(file => file.Path, file =>
            Encoding.UTF8.GetString(file.Bytes));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written[Project], Does.Contain($"<PackageReference Include=\"New\"{(isCentral ? "" : " Version=\"1\"")} PrivateAssets=\"all\" />"));
            Assert.That(written.ContainsKey(Central), Is.EqualTo(isCentral));
            Assert.That(packages.Files.SelectMany(file => file.Changes).ToList(), isCentral
                ? Does.Contain("Directory.Packages.props: PackageVersion B: Version is 2, was 1") : Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void What_an_outer_file_refers_to_is_not_referred_to_again()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Directory.Build.props"),
            "<Project><ItemGroup><PackageReference Include=\"New\" Version=\"1\" /></ItemGroup></Project>");
        Assert.That(Added("<Project></Project>"), Is.EqualTo("<Project></Project>"));
    }

    [TestCase(101, "Elements stand more than 100 deep in each other.")]
    public void Elements_that_nest_without_end_are_told(int depth, string said)
    {
        File.WriteAllText(Project, string.Concat(Enumerable.Repeat("<Project>", depth)));
        Assert.That(Assert.Throws<ProblemException>(() => ProjectFile.Read(Project, "App.csproj"))!.Message, Does.Contain(said));
    }

    [Test]
    public void A_metadata_is_changed_where_it_stands()
    {
        File.WriteAllText(Project, "<Project><ItemGroup>\n<A Include='1'\n   b = 'old' ><C> old </C></A></ItemGroup></Project>");
        var project = ProjectFile.Read(Project, "App.csproj");
        foreach (var name in (string[])["B", "C", "D"])
            project.Set(() => project.Items("A").Single(), name, "'new'");
        Assert.That(Encoding.UTF8.GetString(project.Write()!.Value.Bytes),
            Is.EqualTo("<Project><ItemGroup>\n<A Include='1'\n   b = '&apos;new&apos;' D=\"&apos;new&apos;\" ><C>&apos;new&apos;</C></A></ItemGroup></Project>"));
    }

    private string Added(string text)
    {
        File.WriteAllText(Project, text);
        var project = ProjectFile.Read(Project, "App.csproj");
        new ProjectPackages(project, name => name).Add("New", "1");
        return project.Write() is { } file ? Encoding.UTF8.GetString(file.Bytes) : text;
    }
}
