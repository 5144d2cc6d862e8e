using System.Runtime.CompilerServices;
using static SpecClients.Changes.Kinds.ChangelogSection;

namespace SpecClients.Changes.Kinds;

/// <summary>
/// The table that the report judges by: each kind of change, its verdict and its reason. Requests and responses are
/// judged in opposite senses: a server may ask less and answer more, but not the other way round.
/// </summary>
internal static class ChangeKinds
{
    public static readonly ChangeKind VendorAdded = Extends(Added, "New clients; those there are stay as they are.");
    public static readonly ChangeKind VendorRemoved = Breaks(Removed, "The vendor's clients go.");

    public static readonly ChangeKind OperationAdded = Extends(Added, "A new method; nothing that callers use changes.");
    public static readonly ChangeKind OperationRemoved = Breaks(Removed, "Calls to it fail, and its method goes.");
    public static readonly ChangeKind OperationRenamed = BreaksCode("The wire is as before, but the method's name follows the operationId, unless an overlay keeps the old one.");
    public static readonly ChangeKind OperationDeprecated = Extends(Deprecated, "It still answers; callers get a compiler warning.");
    public static readonly ChangeKind OperationReinstated = Keeps(Changed, "It is no longer deprecated.");

    public static readonly ChangeKind ListingAdded = Extends(Added, "The document says how its pages turn: a new method lists them all.");
    public static readonly ChangeKind ListingRemoved = BreaksCode("The document no longer says how its pages turn, or not so that it could be: the method that lists them all goes, unless an overlay says it.");
    public static readonly ChangeKind ListingTurned = Keeps(Changed, "Its pages turn in another way; the method that lists them all follows.");

    public static readonly ChangeKind RequiredParameterAdded = Breaks(Added, "Calls that do not send it are refused, and do not compile.");
    public static readonly ChangeKind OptionalParameterAdded = Extends(Added, "Callers need not send it.");
    public static readonly ChangeKind OptionalParameterInserted = BreaksCode("Callers need not send it, but it stands before other optional arguments: those given by position mean something else now.");
    public static readonly ChangeKind ParameterRemoved = Breaks(Removed, "The method loses its argument, and a server that no longer knows it ignores or refuses it.");
    public static readonly ChangeKind ParameterBecameRequired = Breaks(Changed, "Calls that leave it out are refused, and do not compile.");
    public static readonly ChangeKind ParameterBecameOptional = Extends(Changed, "Calls that send it work as before.");
    public static readonly ChangeKind ParameterMoved = Breaks(Changed, "The server no longer looks for it where released clients send it.");
    public static readonly ChangeKind ParameterStyleChanged = Breaks(Changed, "The server reads it in another form than released clients write.");
    public static readonly ChangeKind ParameterDeprecated = Extends(Deprecated, "It is still read; callers get a warning.");
    public static readonly ChangeKind ParameterReinstated = Keeps(Changed, "It is no longer deprecated.");
    public static readonly ChangeKind ParametersReordered = BreaksCode("The wire is as before, but the method's arguments change places for calls that give them by position.");
    public static readonly ChangeKind PathParameterRenamed = BreaksCode("The wire is as before; calls that name the argument do not compile.");

    public static readonly ChangeKind RequiredBodyAdded = Breaks(Added, "Calls without a body are refused, and do not compile.");
    public static readonly ChangeKind OptionalBodyAdded = Extends(Added, "Callers need not send one.");
    public static readonly ChangeKind BodyRemoved = Breaks(Removed, "The method loses its argument, and what callers send is not read.");
    public static readonly ChangeKind BodyBecameRequired = Breaks(Changed, "Calls without a body are refused.");
    public static readonly ChangeKind BodyBecameOptional = Extends(Changed, "Calls with a body work as before.");
    public static readonly ChangeKind RequestMediaTypeAdded = Extends(Added, "The forms that callers send are still read.");
    public static readonly ChangeKind RequestMediaTypeRemoved = Breaks(Removed, "A form that callers may send is refused.");

    public static readonly ChangeKind SuccessResponseAdded = Extends(Added, "What callers get today stays; the new answer becomes readable.");
    public static readonly ChangeKind SuccessResponseRemoved = Breaks(Removed, "What callers await is no longer promised, and its type may go.");
    public static readonly ChangeKind ErrorResponseAdded = Extends(Added, "An error that was untyped becomes typed; it was an exception before and stays one.");
    public static readonly ChangeKind ErrorResponseRemoved = BreaksCode("Code that catches the typed error of this status gets an untyped one.");
    public static readonly ChangeKind ResponseBodyAdded = Extends(Added, "The answer was empty and now holds something.");
    public static readonly ChangeKind ResponseBodyRemoved = Breaks(Removed, "What callers read is no longer sent.");
    public static readonly ChangeKind ResponseMediaTypeAdded = Extends(Added, "The form that clients ask for is still sent.");
    public static readonly ChangeKind ResponseMediaTypeRemoved = Breaks(Removed, "The form that clients ask for may be refused.");
    public static readonly ChangeKind ResponseHeaderAdded = Extends(Added, "Nothing that callers read changes.");
    public static readonly ChangeKind ResponseHeaderRemoved = Breaks(Removed, "Callers that read it find nothing.");

    public static readonly ChangeKind RequiredRequestPropertyAdded = Breaks(Added, "Requests without it are refused.");
    public static readonly ChangeKind OptionalRequestPropertyAdded = Extends(Added, "Callers need not send it.");
    public static readonly ChangeKind RequestPropertyRemoved = Breaks(Removed, "Code that sets it does not compile, and the server ignores or refuses it.");
    public static readonly ChangeKind RequestPropertyBecameRequired = Breaks(Changed, "Requests that leave it out are refused.");
    public static readonly ChangeKind RequestPropertyBecameOptional = Extends(Changed, "Requests that send it work as before.");
    public static readonly ChangeKind ResponsePropertyAdded = Extends(Added, "Nothing that callers read changes.");
    public static readonly ChangeKind ResponsePropertyRemoved = Breaks(Removed, "Code that reads it does not compile, and released clients find nothing.");
    public static readonly ChangeKind ResponsePropertyBecameRequired = Extends(Changed, "Code that allows for its absence stays right.");
    public static readonly ChangeKind ResponseValueBecameRequired = BreaksCode("The answers fit the old type, but the C# value type loses its '?': code that asks whether there is a value does not compile.");
    public static readonly ChangeKind ResponsePropertyBecameOptional = Breaks(Changed, "Callers that rely on it may find nothing.");
    public static readonly ChangeKind PropertyDeprecated = Extends(Deprecated, "It is still there; callers get a compiler warning.");
    public static readonly ChangeKind PropertyReinstated = Keeps(Changed, "It is no longer deprecated.");
    public static readonly ChangeKind RequestPropertyBecameReadOnly = Breaks(Changed, "The server no longer takes it from callers.");
    public static readonly ChangeKind ResponsePropertyBecameWriteOnly = Breaks(Changed, "The server no longer sends it.");
    public static readonly ChangeKind PropertyAccessWidened = Extends(Changed, "It can now be sent, or read, where it could not.");

    public static readonly ChangeKind RequestTypeChanged = Breaks(Changed, "The C# type changes, and what released clients send is refused.");
    public static readonly ChangeKind ResponseTypeChanged = Breaks(Changed, "The C# type changes, and released clients cannot read the answer.");
    public static readonly ChangeKind RequestTypeWidened = BreaksCode("Values that callers send are still taken, but the C# type changes.");
    public static readonly ChangeKind ResponseTypeNarrowed = BreaksCode("Every answer fits the old type, but the C# type changes.");
    public static readonly ChangeKind FormatChanged = Breaks(Changed, "The C# type follows the format.");
    public static readonly ChangeKind FormatNoted = Keeps(Changed, "No C# type follows this format: it tells readers what the value is.");
    public static readonly ChangeKind TypeRenamed = BreaksCode("The shape on the wire is compared by itself; the C# type takes the component's name, unless an overlay keeps the old one.");
    public static readonly ChangeKind TypeNamed = BreaksCode("The shape on the wire is compared by itself; the C# type was named after its place and now takes the component's name.");
    public static readonly ChangeKind TypeInlined = BreaksCode("The shape on the wire is compared by itself; the C# type loses the component's name and is named after its place.");
    public static readonly ChangeKind RequestBecameNullable = Extends(Changed, "Values that callers send are still taken.");
    public static readonly ChangeKind RequestNoLongerNullable = Breaks(Changed, "A null that callers may send is refused.");
    public static readonly ChangeKind ResponseBecameNullable = Breaks(Changed, "Callers that rely on a value may read null.");
    public static readonly ChangeKind ResponseNoLongerNullable = Extends(Changed, "Code that allows for null stays right.");
    public static readonly ChangeKind ResponseValueNoLongerNullable = BreaksCode("The answers fit the old type, but the C# value type loses its '?': code that asks whether there is a value does not compile.");

    public static readonly ChangeKind RequestEnumValueAdded = Extends(Added, "Values that callers send are still taken.");
    public static readonly ChangeKind RequestEnumValueRemoved = Breaks(Removed, "A value that callers may send is refused, and its member goes.");
    public static readonly ChangeKind ResponseEnumValueAdded = Extends(Added, "Not breaking: our enums are open, so released clients keep a value that they do not know.");
    public static readonly ChangeKind ResponseEnumValueRemoved = BreaksCode("The server sends less than before, but code that names the member does not compile.");
    public static readonly ChangeKind RequestEnumIntroduced = Breaks(Changed, "Any value was taken; only those listed are now, and the C# type becomes an enum.");
    public static readonly ChangeKind ResponseEnumIntroduced = BreaksCode("The answers fit the old type, but the C# type becomes an enum.");
    public static readonly ChangeKind EnumDropped = BreaksCode("Every listed value still fits, but the C# enum and its members go.");

    public static readonly ChangeKind RequestDefaultAdded = Keeps(Changed, "It says what leaving the value out has meant all along.");
    public static readonly ChangeKind RequestDefaultChanged = Breaks(Changed, "Calls that leave the value out behave differently.");
    public static readonly ChangeKind RequestDefaultRemoved = Breaks(Removed, "What leaving the value out means is no longer promised.");
    public static readonly ChangeKind ResponseDefaultChanged = Keeps(Changed, "Our clients give what was sent and never fill in a default.");
    public static readonly ChangeKind RequestConstraintTightened = Breaks(Changed, "Values that callers may send are refused.");
    public static readonly ChangeKind RequestConstraintLoosened = Extends(Changed, "Values that callers send are still taken.");
    public static readonly ChangeKind ResponseConstraintTightened = Keeps(Changed, "Every answer is within what was promised before.");
    public static readonly ChangeKind ResponseConstraintLoosened = Breaks(Changed, "Answers may lie outside what callers were promised; our clients do not check it, code that sizes by it should.");
    public static readonly ChangeKind RequestClosed = Breaks(Changed, "Members beyond those named are refused.");
    public static readonly ChangeKind RequestOpened = Extends(Changed, "Members that callers send are still taken.");
    public static readonly ChangeKind ResponseClosed = Keeps(Changed, "Answers hold no more than the members named.");
    public static readonly ChangeKind ResponseOpened = Keeps(Changed, "Our clients keep members that they do not know.");

    public static readonly ChangeKind RequestVariantAdded = Extends(Added, "The variants that callers send are still taken.");
    public static readonly ChangeKind RequestVariantRemoved = Breaks(Removed, "A variant that callers may send is refused, and its type goes.");
    public static readonly ChangeKind ResponseVariantAdded = Extends(Added, "Not breaking: released clients read a variant that they do not know as its base, nothing lost.");
    public static readonly ChangeKind ResponseUntoldVariantAdded = Breaks(Added, "No discriminator tells released clients that they do not know this variant, and the C# type of the union changes.");
    public static readonly ChangeKind ResponseVariantRemoved = BreaksCode("The server sends less than before, but code that names the variant's type does not compile.");
    public static readonly ChangeKind DiscriminatorChanged = Breaks(Changed, "Released clients look for the kind of an object under another name.");

    public static readonly ChangeKind SecurityIntroduced = Breaks(Security, "Calls without a key are refused.");
    public static readonly ChangeKind SecurityDropped = Extends(Security, "Calls with a key work as before.");
    public static readonly ChangeKind SecurityAlternativeAdded = Extends(Security, "The ways of signing in that callers use still work.");
    public static readonly ChangeKind SecurityAlternativeRemoved = Breaks(Security, "A way of signing in that callers may use is refused.");
    public static readonly ChangeKind SecurityScopeAdded = Breaks(Security, "Tokens without the scope are refused.");
    public static readonly ChangeKind SecurityScopeRemoved = Extends(Security, "Tokens that callers have are still taken.");
    public static readonly ChangeKind SecuritySchemeRenamed = Keeps(Unlisted, "Callers sign in as before; only the document calls it otherwise.");

    public static readonly ChangeKind ServerAdded = Extends(Added, "The addresses that callers use still answer.");
    public static readonly ChangeKind ServerRemoved = Breaks(Removed, "An address that callers may use is no longer promised.");
    public static readonly ChangeKind DefaultServerChanged = Breaks(Changed, "Clients that are given no address call another server.");
    public static readonly ChangeKind ServerVariableChanged = Breaks(Changed, "The address that callers fill in is made otherwise.");

    public static readonly ChangeKind DocumentationChanged = Keeps(Unlisted, "Words and examples only.", Effect.Words);
    public static readonly ChangeKind ExtensionChanged = Keeps(Unlisted, "An x- member; no client follows it.", Effect.Words);
    public static readonly ChangeKind PagingWordChanged = Keeps(Unlisted, "What is said of pages for other generators; a listing that comes, goes or turns otherwise is told by itself.", Effect.Words);
    public static readonly ChangeKind NotationChanged = Keeps(Unlisted, "The same is said in another way; what it means is compared by itself.", Effect.Words);
    public static readonly ChangeKind ComponentAdded = Keeps(Unlisted, "What uses it is compared in its own place.", Effect.Words);
    public static readonly ChangeKind ComponentRemoved = Keeps(Unlisted, "What used it is compared in its own place.", Effect.Words);
    public static readonly ChangeKind UnreachedChanged = Keeps(Unlisted, "No operation of both documents reaches it.", Effect.Words);
    public static readonly ChangeKind Unjudged = Breaks(Changed, "This report cannot tell what it does to callers: read it, and count it as breaking until someone has.");

    private static ChangeKind Breaks(ChangelogSection section, string reason, [CallerMemberName] string name = "") => new(name, Verdict.Major, Effect.Wire, section, reason);

    private static ChangeKind BreaksCode(string reason, [CallerMemberName] string name = "") =>
        new(name, Verdict.Major, Effect.Code, name.EndsWith(nameof(Removed), StringComparison.Ordinal) ? Removed : Changed, reason);

    private static ChangeKind Extends(ChangelogSection section, string reason, [CallerMemberName] string name = "") => new(name, Verdict.Minor, Effect.Wire, section, reason);

    private static ChangeKind Keeps(ChangelogSection section, string reason, Effect effect = Effect.Wire, [CallerMemberName] string name = "") => new(name, Verdict.Patch, effect, section, reason);
}
