namespace Solaris.OpenAi.Batches;

/// <summary>A batch that is being made: its row says how far it came, for whoever has to undo it.</summary>
internal sealed class BatchDraft(StoredBatch row)
{
    public StoredBatch Row { get; set; } = row;
}
