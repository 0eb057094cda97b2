using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>The names of a request row, in the order of its columns; empty where there is none.</summary>
internal static class RequestNames
{
    public static string[] Of(RequestRow row) =>
        [row.Model, row.Endpoint, row.Deployment ?? "", row.Provider ?? "", row.ErrorCode ?? "", row.Price ?? ""];
}
