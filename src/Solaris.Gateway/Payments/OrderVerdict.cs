namespace Solaris.Payments;

/// <summary>
/// What an order's payments make of it: the same for the same payments, in whatever order, however often and however late
/// they became known.
/// </summary>
/// <param name="Kept">The payment that pays the order; null when none does.</param>
/// <param name="Extra">Payments of the right amount that came on top and must go back.</param>
internal sealed record OrderVerdict(string Status, string? Problem, PaymentFact? Kept, IReadOnlyList<PaymentFact> Extra)
{
    /// <param name="isOpen">Whether the charge can still be paid.</param>
    public static OrderVerdict Of(Order order, IReadOnlyList<PaymentFact> facts, bool isOpen)
    {
        var money = facts.Where(fact => fact.State is PaymentStatus.Paid or PaymentStatus.Disputed).ToList();
        var right = money
            .Where(fact => fact.Centavos == order.Centavos && fact.Currency == order.Currency)
            .OrderBy(fact => fact.State == PaymentStatus.Disputed)
            .ThenBy(fact => fact.RefundedCentavos)
            .ThenBy(fact => fact.PaymentId, StringComparer.Ordinal)
            .ToList();
        var wrong = money.Except(right).Any(fact => fact.IsKept);
        var extra = right.Skip(1).Where(fact => fact.IsKept).ToList();
        var status = right is [var kept, ..] ? Paid(order, kept) : Unpaid(order, isOpen);
        var isBack = status == OrderStatus.Reversed && right is [{ State: PaymentStatus.Paid }, ..];
        var problem = isBack ? OrderProblem.Reinstated : ProblemOf(order, status, wrong, extra.Count > 0);
        return new(status, problem, right.FirstOrDefault(), extra);
    }

    private static string Unpaid(Order order, bool isOpen)
    {
        // Money that was there and is not any more (a payment that failed late) must not leave its tokens behind.
        if (order.GrantedAt is not null)
        {
            return OrderStatus.Reversed;
        }
        return isOpen ? OrderStatus.Pending : OrderStatus.Expired;
    }

    private static string Paid(Order order, PaymentFact kept)
    {
        if (kept.State == PaymentStatus.Disputed)
        {
            return OrderStatus.Reversed;
        }
        if (kept.RefundedCentavos > 0)
        {
            return OrderStatus.Refunded;
        }
        var isTaken = order.Status == OrderStatus.Reversed && order.TakenAt is not null;
        return isTaken || order.Status == OrderStatus.Refunding ? order.Status : OrderStatus.Paid;
    }

    private static string? ProblemOf(Order order, string status, bool wrong, bool extra)
    {
        if (wrong)
        {
            return OrderProblem.Amount;
        }
        if (extra)
        {
            return OrderProblem.Duplicate;
        }
        if (order.Problem is OrderProblem.Reinstated)
        {
            return null;
        }
        if (status == OrderStatus.Reversed && order.Status == OrderStatus.Reversed)
        {
            return order.Problem;
        }
        return order.Problem is OrderProblem.Amount or OrderProblem.Duplicate ? null : order.Problem;
    }
}
