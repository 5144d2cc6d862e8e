using AgentSessions.Cli;
using AgentSessions.Cli.Output;

await using var output = StandardOutput.Open();
return await Application.RunAsync(args, output, Console.Error);
