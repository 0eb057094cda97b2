using Microsoft.Extensions.Options;

namespace Solaris.Accounts.Users;

[OptionsValidator]
internal sealed partial class UserLimitOptionsValidator : IValidateOptions<UserLimitOptions>;
