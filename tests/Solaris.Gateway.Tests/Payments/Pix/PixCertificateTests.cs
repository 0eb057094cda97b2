using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Solaris.Payments.Pix;

public sealed class PixCertificateTests : IDisposable
{
    private const string Password = "a password";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("solaris-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_pkcs12_file_opens_with_its_password_and_has_its_key()
    {
        using var made = New();
        var file = Write("bank.p12", made.Export(X509ContentType.Pkcs12, Password));

        using var loaded = PixCertificate.Load(file, Password);

        Assert.True(loaded.HasPrivateKey);
        Assert.Equal(made.Thumbprint, loaded.Thumbprint);
    }

    [Fact]
    public void A_pem_file_with_both_parts_opens_whatever_its_name()
    {
        using var made = New();
        using var key = made.GetRSAPrivateKey()!;
        var text = $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        var file = Write("bank.txt", System.Text.Encoding.ASCII.GetBytes(text));

        using var loaded = PixCertificate.Load(file, password: null);

        Assert.True(loaded.HasPrivateKey);
    }

    [Fact]
    public void What_cannot_be_opened_is_said_without_the_password()
    {
        using var made = New();
        var locked = Write("bank.p12", made.Export(X509ContentType.Pkcs12, Password));
        var keyless = Write("bank.pem", System.Text.Encoding.ASCII.GetBytes(made.ExportCertificatePem()));

        var wrong = Assert.Throws<PaymentProviderException>(() => PixCertificate.Load(locked, "another"));
        Assert.Throws<PaymentProviderException>(() => PixCertificate.Load(keyless, password: null));

        Assert.DoesNotContain("another", wrong.ToString(), StringComparison.Ordinal);
    }

    private static X509Certificate2 New()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=receiver", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
