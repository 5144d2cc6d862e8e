# Packs what a stranger's project refers to: $work has it in feed/, with a nuget.config; $version is its version.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
configuration=${CONFIGURATION:-Debug}
version=0.0.0-adoption.$$
echo "packing into $work/feed" >&2
for project in src/SpecClients src/SpecClients.NSwag src/SpecClients.Kiota build/SpecClients.Build; do
    dotnet pack "$root/$project" -c "$configuration" -o "$work/feed" -p:PackageVersion="$version" -v q -clp:ErrorsOnly > "$work/pack.log" 2>&1 || { cat "$work/pack.log"; exit 2; }
done
# Third parties' packages are those of this machine; ours are of this run alone.
cat > "$work/nuget.config" <<END
<configuration>
  <packageSources><add key="adoption" value="$work/feed" /></packageSources>
  <fallbackPackageFolders><add key="here" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
</configuration>
END
unset NUGET_PACKAGES
