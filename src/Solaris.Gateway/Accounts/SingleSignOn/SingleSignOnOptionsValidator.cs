using Microsoft.Extensions.Options;

namespace Solaris.Accounts.SingleSignOn;

[OptionsValidator]
internal sealed partial class SingleSignOnOptionsValidator : IValidateOptions<SingleSignOnOptions>;
