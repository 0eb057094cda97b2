using Solaris.Conversations;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>A call that its provider gets in another dialect than its client speaks.</summary>
/// <param name="Notes">What could not be kept.</param>
/// <param name="Thoughts">Where proofs of thoughts wait for the next turn.</param>
internal sealed record Translation(
    Prompt Prompt,
    byte[] Body,
    AnswerTranslator Answer,
    TranslationNotes Notes,
    ThoughtPlace Thoughts
)
{
    /// <summary>The client's body in the provider's dialect, or what refuses it.</summary>
    public static (Translation? Translation, AttemptFailure? Failure) Of(
        GenerationCall call,
        Deployment deployment,
        SplicedBody body,
        ThoughtShelf shelf
    )
    {
        var wire = deployment.Provider.Translates;
        var notes = new TranslationNotes(deployment.DropUnsupported);
        var prompt = call.Endpoint.ReadPrompt(HalfCharacters.Mended(body.ToArray().AsMemory()), notes);
        if (prompt is null || wire.NewTranslator(prompt) is not { } answer)
        {
            return (null, NotOffered(call, deployment));
        }
        var thoughts = new ThoughtPlace(shelf, call.Caller.Origin, wire);
        var written = notes.Fault is null ? wire.Write(thoughts.Complete(prompt), deployment, notes) : null;
        return notes.Fault is { } fault || written is null
            ? (null, Refused(notes.Fault))
            : (new(prompt, written, answer, notes, thoughts), null);
    }

    private static AttemptFailure NotOffered(GenerationCall call, Deployment deployment) =>
        new(
            FailureKind.Untranslatable,
            StatusCodes.Status400BadRequest,
            new(
                $"The model '{call.Envelope.Model}' cannot be called through /v1/{call.Endpoint.Path}: "
                    + $"{deployment.Provider.Name} does not offer it.",
                "invalid_request_error",
                "unsupported_endpoint",
                "model"
            )
        );

    private static AttemptFailure Refused(UntranslatableField? fault) =>
        new(
            FailureKind.Untranslatable,
            StatusCodes.Status400BadRequest,
            new(
                fault?.Reason ?? "The request cannot be expressed in the provider's dialect.",
                "invalid_request_error",
                fault is { IsMalformed: true } ? "invalid_value" : "unsupported_parameter",
                fault?.Field
            )
        );
}
