using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Solaris.Payments.Pix;

/// <summary>The certificate by which the bank knows the receiver.</summary>
internal static class PixCertificate
{
    /// <exception cref="PaymentProviderException">The file holds no certificate with its key, or the password is wrong.</exception>
    public static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            return IsPem(file) ? FromPem(file, password) : X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (CryptographicException)
        {
            throw new PaymentProviderException(
                "The Pix certificate could not be read: wrong password, or no key in it."
            );
        }
    }

    private static X509Certificate2 FromPem(string file, string? password) =>
        password is null
            ? X509Certificate2.CreateFromPemFile(file)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password);

    private static bool IsPem(string file) =>
        Path.GetExtension(file) is ".pem" or ".crt" or ".cer"
        || File.ReadLines(file).FirstOrDefault()?.StartsWith("-----BEGIN", StringComparison.Ordinal) == true;
}
