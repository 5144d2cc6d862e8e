using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Workflow;

/// <summary>A workflow or an action of this repository's.</summary>
internal static class WorkflowFile
{
    public static JObject Read(string name) => DocumentReader.Parse(File.ReadAllText(Path.Combine(TestTree.Ours, name)), name);
}
