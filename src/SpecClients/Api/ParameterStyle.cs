namespace SpecClients;

/// <summary>How a parameter's value is spelled, where that is not the way of its place.</summary>
public enum ParameterStyle
{
    /// <summary>The way of its place: a query repeats the name for each element and spreads members; elsewhere commas join them.</summary>
    Usual,

    /// <summary>Commas between elements, in a query.</summary>
    Comma,

    /// <summary>Spaces between elements.</summary>
    Space,

    /// <summary>Bars between elements.</summary>
    Pipe,

    /// <summary><c>name[member]=value</c>.</summary>
    DeepObject,

    /// <summary><c>member=value</c>, joined by commas.</summary>
    Members,

    /// <summary>A dot before the value, commas within.</summary>
    Label,

    /// <summary>A dot before each element or <c>member=value</c>.</summary>
    LabelEach,

    /// <summary><c>;name=</c> before the value, commas within.</summary>
    Matrix,

    /// <summary><c>;name=element</c> or <c>;member=value</c> for each.</summary>
    MatrixEach,

    /// <summary>JSON.</summary>
    Json,
}
