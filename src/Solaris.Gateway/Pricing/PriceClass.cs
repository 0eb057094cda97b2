namespace Solaris.Pricing;

/// <summary>What a price of LiteLLM's table is for.</summary>
internal enum PriceClass
{
    Input,
    Output,
    CacheRead,
    CacheWrite5m,
    CacheWrite1h,
    Reasoning,
    AudioInput,
    AudioCacheRead,
    AudioOutput,
    ImageInput,
    ImageOutput,
    ImageAsked,
    ImageMade,
    SecondHeard,
    SecondSpoken,
    CharacterRead,
    CharacterWritten,
    Call,
}
