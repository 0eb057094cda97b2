namespace Solaris.FakeProvider;

/// <summary>Every attempt this provider saw, and what it billed.</summary>
internal sealed class BillingBook
{
    private readonly Lock _gate = new();
    private readonly List<Bill> _bills = [];
    private readonly Dictionary<string, int> _attempts = [];
    private int _open;

    public IReadOnlyList<Bill> Bills
    {
        get
        {
            lock (_gate)
            {
                return [.. _bills];
            }
        }
    }

    public BillingCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return new BillingCounts(
                    Attempts: _bills.Count,
                    OpenCalls: _open,
                    AbortedCalls: _bills.Count(bill => bill.Aborted),
                    FinishedCalls: _bills.Count(bill => bill.Finished),
                    PromptTokens: _bills.Sum(bill => bill.PromptTokens),
                    CompletionTokens: _bills.Sum(bill => bill.CompletionTokens)
                );
            }
        }
    }

    /// <summary>The attempts of one call, in order.</summary>
    public IReadOnlyList<Bill> Of(string call) => [.. Bills.Where(bill => bill.Call == call)];

    public Bill Open(string call, string endpoint, string model, bool stream)
    {
        lock (_gate)
        {
            var attempt = _attempts[call] = _attempts.GetValueOrDefault(call) + 1;
            var bill = new Bill
            {
                Call = call,
                Attempt = attempt,
                Endpoint = endpoint,
                Model = model,
                Stream = stream,
            };
            _bills.Add(bill);
            _open++;
            return bill;
        }
    }

    public void Close(Bill bill)
    {
        lock (_gate)
        {
            _open--;
            if (bill.Finished)
            {
                bill.Aborted = false;
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _bills.Clear();
            _attempts.Clear();
        }
    }
}
