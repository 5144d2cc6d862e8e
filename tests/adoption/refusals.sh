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

row_unknown_generator() { app '<SpecClient Include="specs/acme.yaml" Generator="Refit" Namespace="Acme" />'; fails "app.csproj\([0-9]+,[0-9]+\): error .*no generator 'Refit'"; }

row_no_runtime() { app; sed -i '/SpecClients.Kiota"/d' app.csproj; fails "add <PackageReference Include=\"SpecClients.Kiota\" Version=\"$version\""; }

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
