namespace Solaris.Payments;

/// <summary>Whose number it is: a person's CPF or a company's CNPJ.</summary>
internal enum TaxIdKind
{
    Cpf,
    Cnpj,
}
