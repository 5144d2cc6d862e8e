# The matrix: a row's name and what it shows; its function stands in one of the files beside this.

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
two-projects|two projects that want one client of two documents
unknown-metadata|metadata that nobody knows, at its line
unknown-elsewhere|metadata that nobody knows, in a file that the project imports
unknown-generator|a generator that nobody knows
no-runtime|without the runtime package
old-runtime|a runtime package that does not know code of this form
broken|a broken description, at file(line,column)
warnings|NoWarn and TreatWarningsAsErrors
killed|a killed build
read-only|a source that cannot be written
locked-output|a committed file that cannot be replaced
locked-lock|a lock that cannot be replaced
full-disk|a full disk
END
}

# What every submission is to show.
is_core() {
    case $1 in
        console-kiota|console-nswag|two-clients|both-generators|multi-targeting|strict|blanks|design-time|touched|overlays|item-removed|committed|upgrade|broken|no-runtime|foreign-files) true ;;
        *) false ;;
    esac
}
