# What a build does where it cannot write: it says so, leaves what was there, and the next one is right.

# From here on permissions bind the build, also where root runs it.
bind() {
    mkdir probe
    chmod a-w probe
    if [ "$(id -u)" = 0 ]; then
        dotnet() { setpriv --bounding-set=-dac_override,-dac_read_search "$(type -P dotnet)" "$@"; }
        ! setpriv --bounding-set=-dac_override,-dac_read_search touch probe/file 2> /dev/null || skip "root's rights cannot be given up here (setpriv)"
    fi
    rmdir probe
}

changed() { description specs/acme.yaml Acme colour; }

row_read_only() {
    bind
    mkdir source
    cd source
    app "$kiota" '<UseArtifactsOutput>true</UseArtifactsOutput>'
    echo '<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)../artifacts</ArtifactsPath></PropertyGroup></Project>' > Directory.Build.props
    chmod -R a-w .
    cd ..
    build source
    generates
    dotnet artifacts/bin/app/debug/app.dll | grep '^made '
    chmod u+w source/app.csproj
    sed -i 's|Namespace=|GeneratedFolder="code" &|' source/app.csproj
    chmod a-w source/app.csproj
    fails 'error SC0121: .*source/code' source
    [ ! -e source/code ]
    chmod u+w source
    build source
    dotnet artifacts/bin/app/debug/app.dll | grep '^made '
}

own_code() {
    app "$(echo "$kiota" | sed 's|Namespace=|GeneratedFolder="code" &|')" '<DefaultItemExcludes>code/**;before/**</DefaultItemExcludes>'
}

row_locked_output() {
    bind
    own_code
    build
    cp -r code before
    chmod a-w code/Acme
    changed
    fails 'error SC0121: .*code/Acme'
    chmod u+w code/Acme
    # The lock alone knows already what was to be written, so that no build takes half of it for somebody else's.
    diff -r -x generated.lock.json before code
    build
    generates
    grep -rq Colour code/Acme/Kiota
    runs
    build
    generates_nothing
    ! find . -name '*.spec-compiler' -o -name '*.new' | grep -q .
}

row_locked_lock() {
    own_code
    build
    cp -r code before
    chattr +i code/generated.lock.json 2> /dev/null || skip "no file can be locked here (chattr +i)"
    trap 'chattr -i code/generated.lock.json' EXIT
    changed
    fails 'error SC0121: .*code/generated.lock.json'
    diff -r before code
    chattr -i code/generated.lock.json
    build
    generates
    grep -rq Colour code/Acme/Kiota
    runs
}

row_full_disk() {
    app "$kiota" '<DefaultItemExcludes>before/**;obj/**</DefaultItemExcludes>'
    dotnet restore -v q
    mkdir -p obj/SpecClients
    mount -t tmpfs -o size=64k none obj/SpecClients 2> /dev/null || skip "no disk can be mounted here (mount -t tmpfs)"
    trap 'umount "$PWD/obj/SpecClients"' EXIT
    fails 'error SC0121: .*[Nn]o space'
    mount -o remount,size=64m obj/SpecClients
    build
    generates
    runs
    cp -r obj/SpecClients/generated before
    dd if=/dev/zero of=obj/SpecClients/filler bs=4k 2> /dev/null || true
    changed
    fails 'error SC0121: .*[Nn]o space'
    rm obj/SpecClients/filler
    diff -r before obj/SpecClients/generated
    build
    grep -rq Colour obj/SpecClients/generated
    runs
}
