using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

/// <summary>Packs entries of the request log where the call ran, and carries them through the spool.</summary>
internal static class RequestRows
{
    /// <summary>Longer conversation ids are cut: a row stays small whatever a client sends.</summary>
    private const int LongestConversation = 64;

    public static RequestRow From(RequestEntry entry) =>
        new()
        {
            Id = entry.Id.Value,
            Origin = entry.Origin,
            Endpoint = StoredText.Of(entry.Endpoint),
            Model = StoredText.Of(entry.Model),
            Deployment = entry.Deployment is { } deployment ? StoredText.Of(deployment) : null,
            Provider = entry.Provider,
            ErrorCode = entry.ErrorCode is { } code ? StoredText.Of(code) : null,
            Status = entry.Status,
            Flags =
                (entry.Stream ? RequestFlags.Stream : RequestFlags.None)
                | (entry.Clamped ? RequestFlags.Clamped : RequestFlags.None),
            Usage = entry.Charge.Usage,
            CostMicros = entry.Charge.CostMicros,
            Basis = entry.Charge.Basis,
            Price = entry.Charge.Price,
            Terms = entry.Charge.Terms,
            DurationMilliseconds = entry.DurationMilliseconds,
            FirstByteMilliseconds = entry.FirstByteMilliseconds,
            Conversation = entry.Conversation is { } id ? StoredText.Of(id, LongestConversation) : null,
            Trace = DecisionTrace.Write(entry.Standings, entry.Clamped || entry.ErrorCode is not null),
            Attempts = AttemptTrail.Write(entry.Attempts),
        };

    public static PackedWriter Request(this PackedWriter writer, RequestRow row) =>
        writer
            .Id(row.Id)
            .Id(row.Origin.Organisation.Value)
            .Id(row.Origin.Key.Value)
            .Id(row.Origin.User?.Value)
            .Id(row.Origin.Team?.Value)
            .Text(row.Endpoint)
            .Text(row.Model)
            .Text(row.Deployment)
            .Text(row.Provider)
            .Text(row.ErrorCode)
            .Number(row.Status)
            .Unsigned((ulong)row.Flags)
            .Charge(new(row.Usage, row.CostMicros, row.Basis) { Price = row.Price, Terms = row.Terms })
            .Number(row.DurationMilliseconds)
            .Number(row.FirstByteMilliseconds ?? -1)
            .Text(row.Conversation)
            .Bytes(row.Trace)
            .Bytes(row.Attempts);

    public static RequestRow Request(this ref PackedReader reader)
    {
        var id = reader.Id();
        var origin = Origin(ref reader);
        var (endpoint, model) = (reader.Text() ?? "", reader.Text() ?? "");
        var (deployment, provider, error) = (reader.Text(), reader.Text(), reader.Text());
        var (status, flags) = ((int)reader.Number(), (RequestFlags)reader.Unsigned());
        var charge = reader.Charge();
        var (duration, firstByte) = ((int)reader.Number(), (int)reader.Number());
        return new()
        {
            Id = id,
            Origin = origin,
            Endpoint = endpoint,
            Model = model,
            Deployment = deployment,
            Provider = provider,
            ErrorCode = error,
            Status = status,
            Flags = flags,
            Usage = charge.Usage,
            CostMicros = charge.CostMicros,
            Basis = charge.Basis,
            Price = charge.Price,
            Terms = charge.Terms,
            DurationMilliseconds = duration,
            FirstByteMilliseconds = firstByte < 0 ? null : firstByte,
            Conversation = reader.Text(),
            Trace = reader.Bytes(),
            Attempts = reader.Bytes(),
        };
    }

    private static CallOrigin Origin(ref PackedReader reader)
    {
        var (organisation, key) = (reader.Id(), reader.Id());
        UserId? user = reader.OptionalId() is { } userId ? new(userId) : null;
        TeamId? team = reader.OptionalId() is { } teamId ? new(teamId) : null;
        return new(new(organisation), new(key), user, team);
    }
}
