# The matrix: a row's name, what it shows, and a function of that name.

rows() {
    cat <<'END'
console-kiota|a console with Kiota's client
console-nswag|a console with NSwag's client
library-packed|a library, packed, in another's console: XML docs come along, nothing of the build does
two-clients|two clients in one application
five-clients|five clients in one application
both-generators|both generators' clients of one description
multi-targeting|two target frameworks, generated once
debug-release|Release after Debug generates nothing
strict|central package versions, warnings as errors, all analyzers
team-props|Directory.Build.props and .targets of the team count
artifacts|the artifacts/ layout, and nothing written into the source
blanks|a path with blanks and umlauts
hash-sign|a path with a number sign
semicolon|a path with a semicolon
parallel|20 projects of one description at once, no more generators than cores
design-time|the last good code at design time, and no generator
no-op|a build with nothing to do
touched|a touched description generates nothing
referenced|a changed file that the description refers to
overlays|an overlay that comes, changes and goes
item-removed|an item that goes takes its code along
clean|dotnet clean
checkout|another branch has another description
committed|a folder that is committed, for two projects
crlf|a checkout with CRLF
upgrade|another generator leaves committed code alone until it is told to
offline|a warm cache and no network
fsharp-consumer|an F# program that refers to the library
vb-consumer|a VB program that refers to the library
trimmed|Kiota's client, trimmed without a warning
native|Kiota's client, compiled ahead of time
trimmed-nswag|NSwag's client says itself what trimming it means
unit-tests|dotnet test
watch|one turn of dotnet watch
binlog|the inputs are in the binary log
backslashes|Windows' separators in an item
long-path|a deep folder
internal|types that are the assembly's own
filtered|operations by path, method and tag
case-names|two names that differ in case alone
reserved-name|a name that Windows keeps
old-framework|an older target framework is told
fsharp-item|an item in F# is told
vb-item|an item in VB is told
still-openapireference|a project that still has OpenApiReference
no-description|a description that is not there
same-name|two clients of one name
foreign-files|a folder that holds what is not ours
unknown-metadata|metadata that nobody knows, at its line
unknown-generator|a generator that nobody knows
no-runtime|without the runtime package
broken|a broken description, at file(line,column)
warnings|NoWarn and TreatWarningsAsErrors
killed|a killed build
END
}

# What every submission is to show.
is_core() {
    case $1 in
        console-kiota|console-nswag|two-clients|both-generators|multi-targeting|strict|blanks|design-time|touched|overlays|item-removed|committed|upgrade|broken|no-runtime|foreign-files) true ;;
        *) false ;;
    esac
}

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

row_debug_release() { app; build -c Debug; build -c Release; generates_nothing; runs -c Release; }

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

row_design_time() {
    app
    design() { dotnet msbuild -t:CoreCompile -p:DesignTimeBuild=true -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true -getItem:Compile > design.out; }
    dotnet restore -v q
    design
    ! grep -q AcmeClient.cs design.out
    build
    design
    grep -q AcmeClient.cs design.out
    description specs/acme.yaml Acme colour
    design
    ! grep -rq Colour obj/SpecClients
    build
    generates
    grep -rq Colour obj/SpecClients
}

quickest() { # builds, and says the least of three times in ms
    local least=999999 from now
    for _ in 1 2 3; do
        from=$(date +%s%N)
        dotnet build --no-restore -v q -clp:NoSummary "$@" > /dev/null
        now=$((($(date +%s%N) - from) / 1000000))
        [ $now -lt $least ] && least=$now
    done
    echo $least
}

row_no_op() {
    app
    build
    build
    generates_nothing
    # The targets of the package, as MSBuild times them.
    dotnet build --no-restore -v q -clp:PerformanceSummary > build.out
    local targets
    targets=$(awk '$2 == "ms" && $3 ~ /SpecClient/ { sum += $1 } END { print sum + 0 }' build.out)
    local with without
    with=$(quickest)
    sed -i 's|<SpecClient [^/]*/>||' app.csproj
    cp -r obj/SpecClients/generated code
    rm -rf obj/SpecClients
    build
    without=$(quickest)
    note "its targets take $targets ms; the whole build $with ms with the item, $without without"
    [ "$targets" -le 50 ]
}

row_touched() { app; build; sleep 1; touch specs/acme.yaml; build; generates_nothing; build; never_says 'applied to'; }

row_referenced() {
    app
    printf 'Part: { type: object, properties: { size: { type: integer } } }\n' > specs/parts.yaml
    sed -i "s|Owner: { type: object, properties: {|&  part: { \$ref: './parts.yaml#/Part' },|" specs/acme.yaml
    build
    sleep 1
    printf 'Part: { type: object, properties: { weight: { type: integer } } }\n' > specs/parts.yaml
    build
    generates
    grep -rq Weight obj/SpecClients/generated
}

overlay() { # SUMMARY
    cat > specs/acme.overlay.yaml <<END
overlay: 1.0.0
info: { title: Ours, version: 1.0.0 }
actions:
  - { target: "\$.paths['/things'].get", update: { summary: $1 } }
END
}

row_overlays() {
    app
    build
    sleep 1
    overlay 'Gives things.'
    build
    generates
    says 'acme.overlay.yaml applied to'
    grep -rq 'Gives things' obj/SpecClients/generated --include=*.cs
    sleep 1
    overlay 'Shows things.'
    build
    grep -rq 'Shows things' obj/SpecClients/generated --include=*.cs
    rm specs/acme.overlay.yaml
    build
    generates
    ! grep -rq 'Shows things' obj/SpecClients/generated --include=*.cs
}

row_item_removed() {
    app "$kiota" ''
    description specs/best.yaml Best
    sed -i "s|$kiota|&<SpecClient Include=\"specs/best.yaml\" Generator=\"NSwag\" Namespace=\"Best\" GeneratedFolder=\"code\" />|" app.csproj
    sed -i 's|<Nullable>|<EnableDefaultCompileItems>false</EnableDefaultCompileItems>&|; s|<SpecClient Include="specs/acme|<Compile Include="Program.cs" />&|' app.csproj
    build
    [ -d code/Best/NSwag ]
    sed -i 's|<SpecClient Include="specs/best[^/]*/[^/]*/>||' app.csproj
    build
    [ ! -e code/Best ]
    runs
    sed -i 's|<SpecClient [^/]*/[^/]*/>||' app.csproj
    echo 'Console.WriteLine("made nothing");' > Program.cs
    build
    ! find obj/SpecClients -name '*.cs' | grep -q .
}

row_clean() { app; build; dotnet clean -v q; [ ! -e obj/SpecClients ]; build; generates; runs; }

row_checkout() {
    app
    printf 'bin\nobj\n' > .gitignore
    git init -q -b main .
    git add -A
    git -c user.name=A -c user.email=a@example.com commit -qm one
    git checkout -qb other
    description specs/acme.yaml Acme colour
    git -c user.name=A -c user.email=a@example.com commit -qam two
    build
    grep -rq Colour obj/SpecClients/generated
    sleep 1
    git checkout -q main
    build
    generates
    ! grep -rq Colour obj/SpecClients/generated
    git status --porcelain | diff /dev/null -
}

committed() {
    description specs/acme.yaml
    for generator in Kiota NSwag; do
        project "$generator/$generator.csproj" "<SpecClient Include=\"../specs/acme.yaml\" Generator=\"$generator\" Namespace=\"Acme.{generator}\" GeneratedFolder=\"../generated\" />"
    done
}

row_committed() {
    committed
    build Kiota
    build NSwag
    [ -f generated/generated.lock.json ] && [ -d generated/Acme/Kiota ] && [ -d generated/Acme/NSwag ]
    ! grep -q "$PWD" -r generated
    cp -r generated before
    rm -rf */obj */bin
    build Kiota
    generates_nothing
    build NSwag
    generates_nothing
    diff -r before generated
    rm -r generated/Acme/Kiota
    build Kiota
    diff -r before generated
}

row_crlf() {
    committed
    build Kiota
    rm -rf */obj */bin
    find specs generated -type f -exec sed -i 's/$/\r/' {} +
    cp -r generated before
    build Kiota
    generates_nothing
    diff -r before generated
}

row_upgrade() {
    committed
    build Kiota
    sed -i -E 's/"version": "[0-9.]+"/"version": "1.0.0"/' generated/generated.lock.json
    cp -r generated before
    rm -rf Kiota/obj/SpecClients
    fails 'acme.yaml\(1,1\): error .*GeneratorUpgrade=true' Kiota
    diff -r before generated
    build Kiota -p:GeneratorUpgrade=true
    generates
    build Kiota
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

row_watch() {
    app
    echo 'Thread.Sleep(Timeout.Infinite);' >> Program.cs
    dotnet restore -v q
    timeout 120 dotnet watch run --non-interactive --no-hot-reload > build.out 2>&1 &
    local watch=$!
    for _ in $(seq 200); do grep -q '^made' build.out && break; sleep 0.3; done
    sleep 1
    description specs/acme.yaml Acme colour
    for _ in $(seq 200); do grep -rqs Colour obj/SpecClients/generated && break; sleep 0.3; done
    kill -INT $watch
    wait $watch || true
    pkill -f "$PWD/bin" || true
    cat build.out
    grep -rq Colour obj/SpecClients/generated
}

row_binlog() { app; build -bl:log.binlog; gunzip -c log.binlog 2> /dev/null | grep -aq 'specs/acme.yaml'; }

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

row_case_names() {
    app '<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namespace="One" /><SpecClient Include="specs/ACME.yaml" Generator="Kiota" Namespace="Two" />'
    [ -f specs/ACME.yaml ] && skip "this file system knows no case"
    description specs/ACME.yaml
    fails 'differ in more than case'
}

row_reserved_name() {
    app '<SpecClient Include="specs/con.yaml" Generator="Kiota" Namespace="Acme" />'
    description specs/con.yaml
    fails "'Con' cannot name a client: Windows keeps that name"
    sed -i 's|Namespace="Acme"|& ClientName="Acme"|' app.csproj
    build
    runs
}

row_old_framework() { app; sed -i 's|net10.0<|net8.0<|; /SpecClients.NSwag/d; /SpecClients.Kiota/d' app.csproj; fails 'net10.0 or newer, and this project targets net8.0'; }

row_fsharp_item() { app; mv app.csproj app.fsproj; sed -i 's|<SpecClient|<Compile Include="Program.fs" />&|' app.fsproj; echo 'printfn "x"' > Program.fs; rm Program.cs; fails 'this is a project of F#'; }

row_vb_item() { app; mv app.csproj app.vbproj; rm Program.cs; printf 'Module P\nSub Main()\nEnd Sub\nEnd Module\n' > Program.vb; fails 'this is a project of VB'; }

row_still_openapireference() {
    app
    sed -i 's|<SpecClient|<OpenApiReference Include="specs/acme.yaml" />&|' app.csproj
    build
    runs
}

row_no_description() { app; rm specs/acme.yaml; fails 'app.csproj\([0-9]+,[0-9]+\): error .*There is no file .*acme.yaml'; }

row_same_name() {
    app "$kiota<SpecClient Include=\"other/acme.yaml\" Generator=\"Kiota\" Namespace=\"Other\" />"
    description other/acme.yaml Other
    fails 'ClientName'
}

row_foreign_files() {
    app '<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namespace="Acme" GeneratedFolder="code" />'
    mkdir code
    echo '// Mine.' > code/Mine.cs
    fails 'code/Mine.cs\(1,1\): error .*stands in the way'
    [ "$(cat code/Mine.cs)" = '// Mine.' ]
}

row_unknown_metadata() { app '<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namspace="Acme" />'; fails "app.csproj\([0-9]+,[0-9]+\): error .*no metadata 'Namspace'"; }

row_unknown_generator() { app '<SpecClient Include="specs/acme.yaml" Generator="Refit" Namespace="Acme" />'; fails "app.csproj\([0-9]+,[0-9]+\): error .*no generator 'Refit'"; }

row_no_runtime() { app; sed -i '/SpecClients.Kiota"/d' app.csproj; fails "add <PackageReference Include=\"SpecClients.Kiota\" Version=\"$version\""; }

row_broken() {
    app
    sed -i 's/^paths:/pathz:/' specs/acme.yaml
    fails "specs/acme.yaml\(4,1\): error SC0102: Unknown member 'pathz'. Did you mean 'paths'"
}

row_warnings() {
    app
    sed -i "s|tags: \[Owners\]|&, x-accept: text/plain|; s|info: {|info: { x-client-name: Other,|" specs/acme.yaml
    build
    local code
    code=$(grep -oE "warning SC[0-9]{4}" build.out | head -1 | cut -d' ' -f2)
    [ -n "$code" ]
    rm -rf obj/SpecClients
    build -p:NoWarn="$code"
    never_says "warning $code"
    rm -rf obj/SpecClients
    fails "error $code" -p:TreatWarningsAsErrors=true
    rm -rf obj/SpecClients
    build -p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors="$code"
}

row_killed() {
    app "$kiota<SpecClient Include=\"specs/acme.yaml\" Generator=\"NSwag\" Namespace=\"Best\" ClientName=\"Best\" GeneratedFolder=\"code\" />" '<DefaultItemExcludes>code/**</DefaultItemExcludes>'
    dotnet restore -v q
    setsid dotnet build --no-restore > build.out 2>&1 &
    local build=$!
    for _ in $(seq 600); do pgrep -f "$PWD.*SpecClients|SpecClients.Generation.dll generate.*$PWD" > /dev/null && break; sleep 0.05; done
    sleep 0.5
    kill -KILL -- -$build
    wait $build || true
    sleep 1
    build
    runs
    ! find . -name '*.spec-compiler' | grep -q .
}
