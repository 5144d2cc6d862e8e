using AgentSessions.Cli.Commands;
using AgentSessions.Cli.Output;

return await Application.RunAsync(args, StandardOutput.Open(), Console.Error);
