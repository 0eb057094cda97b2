using Microsoft.Extensions.Options;

namespace Solaris.Accounts;

[OptionsValidator]
internal sealed partial class AccountsOptionsValidator : IValidateOptions<AccountsOptions>;
