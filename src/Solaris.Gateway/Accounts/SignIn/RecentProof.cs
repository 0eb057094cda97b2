using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>Lets a sensitive act through only shortly after its actor proved who they are; automation proves it with each request.</summary>
internal sealed class RecentProof(TimeProvider clock) : IEndpointFilter
{
    public const string Code = "proof_required";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var caller = context.HttpContext.User;
        return caller.SessionId() is null || clock.GetUtcNow() - caller.ProvedAt() <= Window
            ? await next(context)
            : Problem.Coded(
                StatusCodes.Status403Forbidden,
                Code,
                "Prove who you are first: POST /api/auth/step-up, then repeat this."
            );
    }
}
