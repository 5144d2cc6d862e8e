using SpecClients.Http;

namespace SpecClients.Paging;

/// <summary>A page, and what came with it.</summary>
internal readonly record struct Answer<TPage>(TPage Page, PageInFlight Flight);
