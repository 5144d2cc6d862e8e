# Ways of building that end in a program that runs.

row_console_kiota() { app; build; generates; runs; build; generates_nothing; }

row_console_nswag() { app "$nswag"; build; generates; runs; build; generates_nothing; }

row_library_packed() {
    description lib/specs/acme.yaml
    project lib/lib.csproj "$kiota" '<PackageId>Acme.Client</PackageId><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>'
    dotnet pack lib -o feed -p:PackageVersion="$version" -v q
    unzip -p feed/Acme.Client.*.nupkg Acme.Client.nuspec > nuspec.xml
    ! grep -q 'SpecClients.Build' nuspec.xml
    unzip -l feed/Acme.Client.*.nupkg | grep -q 'lib/net10.0/lib.xml'
    unzip -p feed/Acme.Client.*.nupkg lib/net10.0/lib.xml | grep -q 'Lists things'
    sed "s|<packageSources>|<packageSources><add key=\"row\" value=\"$PWD/feed\" />|" "$work/nuget.config" > nuget.config
    mkdir app
    cat > app/app.csproj <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Acme.Client" Version="$version" /></ItemGroup>
</Project>
END
    program app Acme.AcmeSetup
    build app
    generates_nothing
    runs --project app
}

many() { # COUNT
    local items=
    for i in $(seq "$1"); do
        description "specs/acme$i.yaml" "Acme $i" "name$i"
        items="$items<SpecClient Include=\"specs/acme$i.yaml\" Generator=\"$([ $((i % 2)) = 0 ] && echo NSwag || echo Kiota)\" Namespace=\"Acme$i\" />"
    done
    project app.csproj "$items" "$executable"
    for i in $(seq "$1"); do
        echo "using (var client = Acme$i.Acme${i}Setup.CreateClient(new() { BaseAddress = new(\"http://127.0.0.1:1\") })) Console.WriteLine(\"made \" + client);"
    done > Program.cs
    build
    runs
    [ "$(grep -c '^made' run.out)" = "$1" ]
}

row_two_clients() { many 2; }

row_five_clients() { many 5; }

row_both_generators() {
    app '<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namespace="Acme.ByKiota" /><SpecClient Include="specs/acme.yaml" Generator="NSwag" Namespace="Acme.ByNSwag" />'
    program . Acme.ByKiota.AcmeSetup
    sed 's/Acme.ByKiota/Acme.ByNSwag/; s/client/other/g' Program.cs > Other.txt
    cat Other.txt >> Program.cs
    build
    runs
    [ "$(grep -c '^made' run.out)" = 2 ]
}

row_multi_targeting() {
    app "$kiota" '<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads><EnableWindowsTargeting>true</EnableWindowsTargeting>'
    sed -i 's|<TargetFramework>net10.0</TargetFramework>||' app.csproj
    build
    [ "$(grep -c 'Kiota [0-9.]*: Acme' build.out)" = 1 ]
    runs --framework net10.0
    build
    generates_nothing
}

row_strict() {
    app "$kiota$(echo "$nswag" | sed 's/Namespace="Acme"/Namespace="Acme.ByNSwag"/')" '<TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-all</AnalysisLevel><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><NoWarn>CA1303;CA1515</NoWarn>'
    sed -i -E 's/ Version="[^"]*"//' app.csproj
    cat > Directory.Packages.props <<END
<Project>
  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
  <ItemGroup>
    <PackageVersion Include="SpecClients.Build" Version="$version" />
    <PackageVersion Include="SpecClients.NSwag" Version="$version" />
    <PackageVersion Include="SpecClients.Kiota" Version="$version" />
  </ItemGroup>
</Project>
END
    build
    never_says 'warning'
    runs
}

row_team_props() {
    app
    echo '<Project><PropertyGroup><DefineConstants>$(DefineConstants);TEAM</DefineConstants></PropertyGroup></Project>' > Directory.Build.props
    echo '<Project><Target Name="Team" AfterTargets="Build"><Message Importance="high" Text="the team was here" /></Target></Project>' > Directory.Build.targets
    printf '#if !TEAM\n#error The team does not count.\n#endif\n' > Team.cs
    build
    says 'the team was here'
    runs
}

row_artifacts() {
    app "$kiota" '<UseArtifactsOutput>true</UseArtifactsOutput>'
    mv app.csproj Program.cs specs -t "$(mkdir -p source && echo source)"
    echo '<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath></PropertyGroup></Project>' > Directory.Build.props
    find source | sort > before.txt
    [ "$(id -u)" = 0 ] || chmod -R a-w source
    build source
    find source | sort | diff before.txt -
    dotnet artifacts/bin/app/debug/app.dll | grep '^made '
}

odd_path() {
    mkdir -p "$1"
    cd "$1"
    app
    build
    generates
    runs
    build
    generates_nothing
}

row_blanks() { odd_path 'mein Übungs projekt'; }

row_hash_sign() { odd_path 'c#1'; }

row_semicolon() { odd_path 'one;two'; }

row_parallel() {
    description specs/acme.yaml
    local projects=
    for i in $(seq 20); do
        project "p$i/p$i.csproj" '<SpecClient Include="../specs/acme.yaml" Generator="Kiota" Namespace="Acme" />'
        projects="$projects<P Include=\"p$i/p$i.csproj\" />"
    done
    echo "<Project><ItemGroup>$projects</ItemGroup><Target Name=\"Build\"><MSBuild Projects=\"@(P)\" Targets=\"Restore\" Properties=\"R=1\" /><MSBuild Projects=\"@(P)\" BuildInParallel=\"true\" /></Target></Project>" > all.proj
    dotnet msbuild all.proj -m:20 -v:m > build.out 2>&1 &
    local build=$! most=0 now
    while kill -0 $build 2> /dev/null; do
        now=$(pgrep -fc "$work/packages.*SpecClients.Generation.dll work" || true)
        [ "$now" -gt $most ] && most=$now
        sleep 0.05
    done
    wait $build || { cat build.out; return 1; }
    [ "$(grep -c 'Kiota [0-9.]*: Acme' build.out)" = 20 ]
    note "$most generators at once on $(nproc) cores"
    [ $most -ge 1 ] && [ $most -le "$(nproc)" ]
}

row_offline() {
    unshare -rn true 2> /dev/null || skip "nothing here takes the network away (unshare -rn)"
    app
    dotnet restore -v q
    unshare -rn dotnet build -v m -clp:NoSummary > build.out 2>&1 || { cat build.out; return 1; }
    generates
    runs
}

consumer() { # EXTENSION PROGRAM
    description lib/specs/acme.yaml
    project lib/lib.csproj "$kiota"
    mkdir app
    cat > "app/app.$1" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    ${3:-}
    <ProjectReference Include="../lib/lib.csproj" />
  </ItemGroup>
</Project>
END
    echo "$2" > "app/Program.${1%proj}"
    build "app/app.$1"
    runs --project "app/app.$1"
}

row_fsharp_consumer() {
    consumer fsproj 'printfn "made %s" (Acme.AcmeSetup.CreateClient(SpecClients.SpecClientOptions(BaseAddress = System.Uri("http://127.0.0.1:1"))).GetType().FullName)' '<Compile Include="Program.fs" />'
}

row_vb_consumer() {
    consumer vbproj 'Module Program
    Sub Main()
        System.Console.WriteLine("made " & Acme.AcmeSetup.CreateClient(New SpecClients.SpecClientOptions() With {.BaseAddress = New System.Uri("http://127.0.0.1:1")}).GetType().FullName)
    End Sub
End Module'
}

published() { # PROPERTIES
    app "$1" "$2"
    sed -i "/SpecClients.$3/d" app.csproj
    dotnet publish -o out -v m -clp:NoSummary > build.out 2>&1 || { grep -q 'NU1101.*ILCompiler\|NU1102' build.out && skip "the native compiler's package cannot be restored"; cat build.out; return 1; }
    cat build.out
    ./out/app | tee run.out
    grep -q '^made ' run.out
}

row_trimmed() { published "$kiota" '<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained>' NSwag; never_says 'warning'; }

row_native() {
    command -v clang > /dev/null || command -v gcc > /dev/null || skip "neither clang nor gcc is here to link a native program"
    published "$kiota" '<PublishAot>true</PublishAot>' NSwag
    never_says 'warning'
}

row_trimmed_nswag() { published "$nswag" '<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained>' Kiota; says 'warning IL[0-9]+.*(NSwag|Newtonsoft|Acme)'; }

row_unit_tests() {
    description specs/acme.yaml
    project app.csproj "$kiota<PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"18.11.0\" /><PackageReference Include=\"NUnit\" Version=\"4.6.1\" /><PackageReference Include=\"NUnit3TestAdapter\" Version=\"6.3.1\" />"
    echo 'public class Tests { [NUnit.Framework.Test] public void Makes_a_client() => NUnit.Framework.Assert.That(Acme.AcmeSetup.CreateClient(new() { BaseAddress = new("http://127.0.0.1:1") }), NUnit.Framework.Is.Not.Null); }' > Tests.cs
    dotnet test > build.out 2>&1 || { cat build.out; return 1; }
    says 'Passed: +1'
}

row_binlog() { app; build -bl:log.binlog; gunzip -c log.binlog > log.txt || true; grep -aq 'specs/acme.yaml' log.txt; }

row_backslashes() { app '<SpecClient Include="specs\acme.yaml" Generator="Kiota" Namespace="Acme" />'; build; runs; }

row_long_path() { odd_path "$(printf 'a-rather-long-name-of-a-folder/%.0s' 1 2 3 4 5 6)end"; }

row_internal() {
    app '<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namespace="Acme" Access="internal" /><SpecClient Include="specs/acme.yaml" Generator="NSwag" Namespace="Acme.ByNSwag" Access="internal" />'
    build
    runs
    ! grep -rqE '^ *public [a-z ]*(class|enum|interface|struct|record|delegate)' obj/SpecClients/generated/Acme/NSwag/AcmeApi.g.cs obj/SpecClients/generated/Acme/Kiota/Models/Thing.cs
    echo 'foreach (var type in typeof(Acme.AcmeClient).Assembly.GetExportedTypes()) throw new(type.FullName);' >> Program.cs
    build
    runs
}

row_filtered() {
    app '<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namespace="Acme" IncludeOperations="GET /things" /><SpecClient Include="specs/acme.yaml" Generator="NSwag" Namespace="Owners" ClientName="Owners" ExcludeOperations="tag:Things" />'
    build
    ! grep -q '"Owner"\|makeThing' obj/SpecClients/generated/Acme/openapi.json
    grep -q getOwner obj/SpecClients/generated/Owners/openapi.json
    ! grep -q '"Thing"' obj/SpecClients/generated/Owners/openapi.json
    sed -i 's|GET /things|GET /thongs|' app.csproj
    fails "No operation matches 'GET /thongs'"
}
