# What rows are made of: a description, projects, and what a build has to say.

description() { # FILE [TITLE [PROPERTY]]
    mkdir -p "$(dirname "$1")"
    cat > "$1" <<END
openapi: 3.0.3
info: { title: ${2:-Acme}, version: '1', description: Things for sale. }
servers: [{ url: https://api.acme.example }]
paths:
  /things:
    get:
      operationId: listThings
      summary: Lists things.
      tags: [Things]
      parameters: [{ name: kind, in: query, schema: { \$ref: '#/components/schemas/Kind' } }]
      responses: { '200': { description: OK, content: { application/json: { schema: { \$ref: '#/components/schemas/ThingList' } } } } }
    post:
      operationId: makeThing
      tags: [Things]
      requestBody: { required: true, content: { application/json: { schema: { \$ref: '#/components/schemas/Thing' } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { \$ref: '#/components/schemas/Thing' } } } } }
  /owners/{id}:
    get:
      operationId: getOwner
      tags: [Owners]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: OK, content: { application/json: { schema: { \$ref: '#/components/schemas/Owner' } } } } }
components:
  schemas:
    Kind: { type: string, enum: [big, small] }
    Thing: { type: object, required: [id], properties: { id: { type: string }, kind: { \$ref: '#/components/schemas/Kind' }, ${3:-name}: { type: string } } }
    ThingList: { type: object, properties: { data: { type: array, items: { \$ref: '#/components/schemas/Thing' } } } }
    Owner: { type: object, properties: { id: { type: string } } }
END
}

# project FILE ITEMS [PROPERTIES [MORE]]: a project that refers to the packages of both generators, with items.
project() {
    mkdir -p "$(dirname "$1")"
    cat > "$1" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    ${3:-}
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="SpecClients.Build" Version="$version" PrivateAssets="all" />
    <PackageReference Include="SpecClients.NSwag" Version="$version" />
    <PackageReference Include="SpecClients.Kiota" Version="$version" />
    $2
  </ItemGroup>
  ${4:-}
</Project>
END
}

kiota='<SpecClient Include="specs/acme.yaml" Generator="Kiota" Namespace="Acme" />'
nswag='<SpecClient Include="specs/acme.yaml" Generator="NSwag" Namespace="Acme" />'
executable='<OutputType>Exe</OutputType>'

# A program that makes a client, and says so.
program() { # FOLDER CLIENT
    cat > "$1/Program.cs" <<END
using var client = $2.CreateClient(new() { BaseAddress = new("http://127.0.0.1:1") });
Console.WriteLine("made " + client.GetType().FullName);
END
}

# An app with one client, as most rows have it.
app() { # [ITEMS [PROPERTIES]]
    description specs/acme.yaml
    project app.csproj "${1:-$kiota}" "$executable ${2:-}"
    program . Acme.AcmeSetup
}

build() { dotnet build -v m -clp:NoSummary "$@" > build.out 2>&1 || { cat build.out; return 1; }; cat build.out; }

fails() { # the build, for a reason that it tells
    local reason=$1
    shift
    if dotnet build -v m -clp:NoSummary "$@" > build.out 2>&1; then cat build.out; echo "The build goes through."; return 1; fi
    says "$reason"
    ! grep -q 'error CS' build.out || { cat build.out; echo "The compiler ran all the same."; return 1; }
}

says() { grep -qE -- "$1" build.out || { cat build.out; echo "It does not say: $1"; return 1; }; }

never_says() { ! grep -qE -- "$1" build.out || { cat build.out; echo "It says: $1"; return 1; }; }

generates() { says '(Kiota|NSwag) [0-9.]+: '; }

generates_nothing() { never_says '(Kiota|NSwag) [0-9.]+: '; }

runs() { # [ARGUMENTS of run]
    dotnet run --no-build "$@" | tee run.out
    grep -q '^made ' run.out
}

skip() { echo "$1"; exit 77; }

note() { echo "note: $1"; }
