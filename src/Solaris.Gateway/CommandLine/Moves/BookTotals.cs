using System.Globalization;
using System.Text;
using Solaris.Ledger.Verification;

namespace Solaris.CommandLine.Moves;

/// <summary>The sums of all buckets, a line a unit, for people to compare.</summary>
internal static class BookTotals
{
    public static string Of(IReadOnlyList<BucketSum> sums)
    {
        var text = new StringBuilder();
        foreach (var unit in Enum.GetValues<LimitUnit>())
        {
            var of = sums.Where(sum => sum.Unit == unit).ToList();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{Name(unit)}: {of.Count} buckets, granted {Total(of, sum => sum.Granted)}, used {Total(of, sum => sum.Used)}, held {Total(of, sum => sum.Held)}, debt {Total(of, sum => sum.Debt)}, {Total(of, sum => sum.Transfers)} transfers"
            );
        }
        return text.ToString();
    }

    private static string Name(LimitUnit unit) => unit == LimitUnit.Tokens ? "tokens" : "money, in millionths";

    /// <summary>Each figure fits 64 bits; all together need not.</summary>
    private static Int128 Total(List<BucketSum> sums, Func<BucketSum, long> figure) =>
        sums.Aggregate((Int128)0, (total, sum) => total + figure(sum));
}
