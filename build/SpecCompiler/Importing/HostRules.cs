using System.Net;
using System.Net.Sockets;

namespace SpecCompiler.Importing;

/// <summary>Which hosts a source may be taken from: any public one over https, and what the caller has allowed by name.</summary>
/// <param name="allowed">The hosts that are allowed by name: private ones, ones over http, and ones that another leads to.</param>
internal sealed class HostRules(IReadOnlyCollection<string> allowed)
{
    public bool IsEmpty => allowed.Count == 0;

    public bool IsAllowed(string host) => allowed.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address may be asked at all, as far as it says itself.</summary>
    public bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && IsAllowed(uri.IdnHost);

    /// <summary>Connects to a host, and to a private one only where it is allowed: what the name means is asked once, and that is connected to.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        // A proxy is the user's own choice, and looks names up by itself.
        var isProxy = !host.Equals(context.InitialRequestMessage.RequestUri!.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (!isProxy && !IsAllowed(host) && addresses.FirstOrDefault(IsPrivate) is { } inside)
            throw new HttpRequestException($"{host} is a private host ({inside}); if it is meant, add --allow-host {host}.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether a host is private and not allowed; one that no name service knows is left to whoever asks it.</summary>
    public bool IsRefused(string host)
    {
        try
        {
            return !IsAllowed(host) && Dns.GetHostAddresses(host).Any(IsPrivate);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether an address is of this machine, of a network behind it, or of nobody.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast;
        return address.GetAddressBytes() switch
        {
            [0 or 10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..] or [>= 224, ..] => true,
            _ => false,
        };
    }
}
