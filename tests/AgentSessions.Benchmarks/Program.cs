using System.Diagnostics;
using AgentSessions.Benchmarks;
using AgentSessions.Benchmarks.StartUp;

// What is measured from here on is a process that has nothing but this call to make.
var start = Stopwatch.GetTimestamp();
if (args is [FirstCall.Argument, var client, var address])
    await FirstCall.RunAsync(client, address, start);
else
    await Arguments.FollowAsync(args);
