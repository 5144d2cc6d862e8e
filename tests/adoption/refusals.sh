# What cannot be meant, and what a project reads then.

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

row_unknown_elsewhere() {
    app
    build
    cp app.csproj good.txt
    # A build with nothing to do looks again when the project has changed.
    sleep 1
    sed -i 's|<SpecClient|& Namspace="Acme"|' app.csproj
    fails "app.csproj\([0-9]+,[0-9]+\): error SC0125: .*no metadata 'Namspace'"
    sed 's|<SpecClient [^>]*>||' good.txt > app.csproj
    printf '<Project>\n  <ItemGroup>\n    %s\n  </ItemGroup>\n</Project>\n' '<SpecClient Include="specs/acme.yaml" Generator="Refit" Namspace="Acme" />' > Directory.Build.props
    fails "Directory.Build.props\(3,[0-9]+\): error SC0125: .*no metadata 'Namspace'"
    says "Directory.Build.props\(3,[0-9]+\): error SC0125: .*no generator 'Refit'"
    mv Directory.Build.props items.props
    sed -i 's|Refit|Kiota|; s|Nams|Names|' items.props
    sed -i 's|</Project>|<Import Project="items.props" />&|' app.csproj
    build
    runs
    sleep 1
    sed -i 's|/>|AcessTo="all" />|' items.props
    fails "items.props\(3,[0-9]+\): error SC0125: .*no metadata 'AcessTo'"
}

row_two_projects() {
    description one/acme.yaml
    description two/acme.yaml Other colour
    for name in one two; do
        project "$name/$name.csproj" '<SpecClient Include="acme.yaml" Generator="Kiota" Namespace="Acme" GeneratedFolder="../generated" />'
    done
    sed -i 's/Kiota" N/NSwag" N/' two/two.csproj
    build one
    cp -r generated before
    fails 'two/acme.yaml\(1,1\): error SC0121: two/two.csproj and one/one.csproj ask for one client, Acme in generated' two
    diff -r before generated
    sed -i 's|Namespace=|ClientName="Other" &|' two/two.csproj
    build two
    build one
    generates_nothing
    # One that asks no more, or is there no more, is in nobody's way.
    sed -i 's|ClientName="Other" ||' two/two.csproj
    rm one/one.csproj
    build two
    grep -q colour generated/Acme/openapi.json
}

row_unknown_generator() { app '<SpecClient Include="specs/acme.yaml" Generator="Refit" Namespace="Acme" />'; fails "app.csproj\([0-9]+,[0-9]+\): error .*no generator 'Refit'"; }

row_no_runtime() { app; sed -i '/SpecClients.Kiota"/d' app.csproj; fails "add <PackageReference Include=\"SpecClients.Kiota\" Version=\"$version\""; }

old_package() { # NAME REFERENCE: a package as it was when there was no form 1 of generated code.
    mkdir -p "old/$1"
    sed 's/Contract1/Contract0/g' "$root/src/SpecClients/Api/Contract.cs" > "old/$1/Contract.cs"
    cat > "old/$1/$1.csproj" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><RootNamespace>$1.Old</RootNamespace><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>$2</ItemGroup>
</Project>
END
    dotnet pack "old/$1" -o old/feed -p:PackageVersion=0.0.0-a -v q
}

row_old_runtime() {
    old_package SpecClients ''
    old_package SpecClients.Kiota '<ProjectReference Include="../SpecClients/SpecClients.csproj" /><Compile Remove="Contract.cs" />'
    mkdir new
    cd new
    app
    sed -i "/SpecClients.NSwag/d; s|\(SpecClients.Kiota\" Version=\)\"[^\"]*|\1\"0.0.0-a|" app.csproj
    sed "s|<packageSources>|<packageSources><add key=\"old\" value=\"$PWD/../old/feed\" />|" "$work/nuget.config" > nuget.config
    fails "error SC0145: .*cannot run on SpecClients 0.0.0-a.* change the reference to <PackageReference Include=\"SpecClients.Kiota\" Version=\"$version\" />"
    sed -i "s|0.0.0-a\"|$version\"|" app.csproj
    build
    runs
}

row_broken() {
    app
    sed -i 's/^paths:/pathz:/' specs/acme.yaml
    fails "specs/acme.yaml\(4,1\): warning SC0102: Unknown member 'pathz'. Did you mean 'paths'"
}

row_warnings() {
    app
    sed -i "s|info: {|info: { x-client-name: Other,|" specs/acme.yaml
    build
    local code
    code=$(grep -oE "warning SC[0-9]{4}" build.out | head -1 | cut -d' ' -f2)
    [ -n "$code" ]
    rm -rf obj/SpecClients
    build -p:NoWarn="$code"
    never_says "warning $code"
    rm -rf obj/SpecClients
    build -p:NoWarn="$code" -p:TreatWarningsAsErrors=true
    rm -rf obj/SpecClients
    fails "error $code" -p:TreatWarningsAsErrors=true
    rm -rf obj/SpecClients
    build -p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors="$code"
}
