using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Working;

/// <summary>A generator's own code, which may fail, run for ever or take its process with it.</summary>
internal interface IEngine
{
    /// <summary>Writes one document's client, or fails with an exception of any kind.</summary>
    Task GenerateAsync(JobDocument document, Action<Told> tell);

    /// <summary>Does a job's documents in turn; one that fails is told and does not keep the others from theirs.</summary>
    async Task RunAsync(IEnumerable<JobDocument> documents, Action<Told> tell)
    {
        foreach (var document in documents)
        {
            tell(new Told(ToldKind.Document, document.Name));
            try
            {
                await GenerateAsync(document, tell);
                tell(new Told(ToldKind.Done, document.Name));
            }
            catch (ProblemException e)
            {
                foreach (var problem in e.Problems)
                    tell(new Told(ToldKind.Failure, problem.Message, Mark: problem.Mark));
            }
            catch (Exception e) when (e.GetBaseException() is var cause)
            {
                tell(new Told(ToldKind.Failure, cause is OutOfMemoryException ? WorkerLimits.OutOfMemory : cause.Message));
            }
        }
    }
}
