using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SpecClients.Sandbox;

/// <summary>Pages beside the vendors' APIs, at paths that begin with no vendor's id.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISandboxSite
{
    /// <summary>Adds what the pages need.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Adds the pages. The sandbox has its address once it listens, which is after this.</summary>
    void Map(WebApplication application, SandboxServer sandbox);
}
