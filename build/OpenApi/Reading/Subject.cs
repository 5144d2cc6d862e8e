namespace SpecClients.OpenApi.Reading;

/// <summary>What document an exception came of that nobody foresaw, for the line that reports it.</summary>
internal static class Subject
{
    /// <summary>Notes a document, once; as the filter of a <c>catch</c> it lets the exception pass.</summary>
    /// <returns>False.</returns>
    public static bool IsNoted(this Exception exception, string file)
    {
        if (!exception.Data.Contains(typeof(Subject)))
            exception.Data[typeof(Subject)] = new SourceMark(file, 1, 1);
        return false;
    }

    public static SourceMark? Of(Exception exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at.Data[typeof(Subject)] is SourceMark mark)
                return mark;
        }
        return null;
    }
}
