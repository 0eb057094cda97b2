using Microsoft.Extensions.Options;

namespace Solaris.Mail;

[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
