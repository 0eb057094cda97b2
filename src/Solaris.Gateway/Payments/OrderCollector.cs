using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Asks providers: makes the charge of an order, and applies what they say of its payments, under the order's lock.</summary>
internal sealed class OrderCollector(
    Cashier cashier,
    OrderStore orders,
    FactStore facts,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Money that comes after the charge has expired still counts; it is looked for this long.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);
    private static readonly TimeSpan LateEvery = TimeSpan.FromMinutes(10);

    /// <summary>The charge exists, or the order can never have one. False when the provider is away.</summary>
    public async Task<bool> ChargeAsync(Order order, CancellationToken cancellationToken)
    {
        if (cashier.Find(order.Provider) is not { } provider)
        {
            return false;
        }
        var request = new ChargeRequest(
            order.Reference,
            order.Centavos,
            order.Method,
            order.Name,
            DateTimeOffset.FromUnixTimeMilliseconds(order.ExpiresAt),
            await orders.PayerEmailAsync(order.Id, cancellationToken),
            cashier.ReturnUrl
        );
        var answer = await provider.CreateChargeAsync(request, cancellationToken);
        if (answer is { Value: null, Failure: not ProviderFailure.Refused })
        {
            return false;
        }
        await orders.ChangeAsync(order.Id, now => Charged(now, answer.Value), cancellationToken);
        return true;
    }

    /// <summary>Fetches the charge and its payments, and makes of the order what they say. False when the provider is away.</summary>
    public async Task<bool> CollectAsync(Order order, CancellationToken cancellationToken)
    {
        if (cashier.Find(order.Provider) is not { } provider)
        {
            return false;
        }
        var answer = await provider.GetChargeAsync(new(order.Reference, order.ProviderId), cancellationToken);
        if (answer is { Value: null, Failure: not ProviderFailure.NotFound })
        {
            return false;
        }
        await ApplyAsync(order.Id, provider, answer.Value, cancellationToken);
        return true;
    }

    /// <summary>Payments that came on top go back. False when one could not be sent yet.</summary>
    public async Task<bool> ReturnExtraAsync(Order order, CancellationToken cancellationToken)
    {
        var extra = OrderVerdict.Of(order, await facts.OfAsync(order.Id, cancellationToken), isOpen: false).Extra;
        var all = true;
        foreach (var fact in extra)
        {
            var refund = new RefundRequest(
                fact.PaymentId,
                order.Reference,
                fact.EndToEndId,
                fact.Centavos - fact.RefundedCentavos,
                RefundKey.Of(order, fact)
            );
            var answer = await (cashier.Find(order.Provider)?.RefundAsync(refund, cancellationToken) ?? AwayAsync());
            all &= answer.Value is not null;
        }
        return all;
    }

    private static Task<ProviderAnswer<Payment>> AwayAsync() =>
        Task.FromResult<ProviderAnswer<Payment>>(ProviderFailure.Away);

    private static Order? Charged(Order order, Charge? charge)
    {
        if (order.ProviderId is not null || order.Status != OrderStatus.Pending)
        {
            return null;
        }
        return charge is null
            ? order with
            {
                Status = OrderStatus.Expired,
                Problem = OrderProblem.Provider,
                PollAt = null,
            }
            : order with
            {
                ProviderId = charge.ProviderId,
                PixCode = charge.PixCode,
                RedirectUrl = charge.RedirectUrl,
                ExpiresAt = charge.ExpiresAt?.ToUnixTimeMilliseconds() ?? order.ExpiresAt,
            };
    }

    private async Task ApplyAsync(
        Guid id,
        IPaymentProvider provider,
        ChargeState? state,
        CancellationToken cancellationToken
    )
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var order = await orders.LockAsync(write, id, cancellationToken);
        foreach (var payment in state?.Payments ?? [])
        {
            await facts.PutAsync(write, provider.Name, id, payment, cancellationToken);
        }
        var known = await FactStore.OfAsync(write, id, cancellationToken);
        var now = clock.GetUtcNow();
        var isOpen = state?.Charge.Status != ChargeStatus.Closed && now.ToUnixTimeMilliseconds() < order.ExpiresAt;
        var verdict = OrderVerdict.Of(order, known, isOpen);
        await OrderStore.SaveAsync(write, Changed(order, verdict, provider, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static Order Changed(Order order, OrderVerdict verdict, IPaymentProvider provider, DateTimeOffset now)
    {
        var isPaid = verdict.Status == OrderStatus.Paid && order.PaidAt is null;
        return order with
        {
            Status = verdict.Status,
            Problem = verdict.Problem,
            RefundCentavos = verdict.Kept is { RefundedCentavos: > 0 and var back } ? back : order.RefundCentavos,
            PaidAt = isPaid ? now.ToUnixTimeMilliseconds() : order.PaidAt,
            EndsAt = isPaid ? now.AddDays(order.ValidityDays).ToUnixTimeMilliseconds() : order.EndsAt,
            PollAt = NextPoll(order, verdict, provider, now)?.ToUnixTimeMilliseconds(),
        };
    }

    /// <summary>Paid orders come to rest when they are granted, returned ones when they are clawed back: who does that says so.</summary>
    private static DateTimeOffset? NextPoll(
        Order order,
        OrderVerdict verdict,
        IPaymentProvider provider,
        DateTimeOffset now
    ) =>
        verdict.Status switch
        {
            OrderStatus.Pending => now + provider.PollEvery,
            OrderStatus.Expired when now < DateTimeOffset.FromUnixTimeMilliseconds(order.ExpiresAt) + Late => now
                + LateEvery,
            OrderStatus.Expired => null,
            _ => now + provider.PollEvery,
        };
}
