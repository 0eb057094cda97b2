using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Solaris.Payments.Pix;

/// <summary>A bank that speaks the API Pix: tokens, charges, received money, refunds, pages.</summary>
internal sealed class FakeBank(TimeProvider clock) : FakeServer
{
    public const string ClientId = "Client_Id_1";
    public const string ClientSecret = "a secret of the client";

    private readonly Dictionary<string, JsonObject> _charges = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _received = [];
    private int _tokens;

    /// <summary>What the code of the next charges asks for besides what the charge says; for a bank that lies.</summary>
    public long ExtraCentavos { get; set; }

    public int PageSize { get; set; } = 100;

    /// <summary>Whether money asked back is gone in the same moment, as with some banks.</summary>
    public bool RefundsAtOnce { get; set; }

    public int Charges => _charges.Count;

    /// <summary>Tokens given so far are no longer taken.</summary>
    public void RevokeTokens() => _tokens += 100;

    /// <returns>The money's id.</returns>
    public string Pay(string txid, long centavos)
    {
        var moment = clock.GetUtcNow();
        var number = (_received.Count + 1).ToString("D11", CultureInfo.InvariantCulture);
        var id = $"E12345678{moment.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}{number}";
        var received = new JsonObject
        {
            ["endToEndId"] = id,
            ["txid"] = txid,
            ["valor"] = Reais.Write(centavos),
            ["chave"] = "pix@example.com",
            ["horario"] = moment.ToString("O", CultureInfo.InvariantCulture),
            ["devolucoes"] = new JsonArray(),
        };
        _received.Add(received);
        if (_charges.TryGetValue(txid, out var charge))
        {
            charge["status"] = "CONCLUIDA";
        }
        return id;
    }

    /// <summary>The ids of all money of a charge.</summary>
    public string[] PaymentsOf(string txid) =>
        [.. _received.Where(one => (string?)one["txid"] == txid).Select(one => (string)one["endToEndId"]!)];

    /// <summary>Sends money back, or begins to.</summary>
    public void Refund(string endToEndId, string id, long centavos, string status, string? nature = null)
    {
        var refunds = Received(endToEndId)!["devolucoes"]!.AsArray();
        refunds.RemoveAll(refund => (string?)refund!["id"] == id);
        var moment = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var refund = new JsonObject
        {
            ["id"] = id,
            ["rtrId"] = $"D12345678{id}".PadRight(32, '0')[..32],
            ["valor"] = Reais.Write(centavos),
            ["horario"] = new JsonObject { ["solicitacao"] = moment },
            ["status"] = status,
        };
        if (status == PixRefund.Done)
        {
            refund["horario"]!["liquidacao"] = moment;
        }
        if (nature is not null)
        {
            refund["natureza"] = nature;
        }
        refunds.Add((JsonNode)refund);
    }

    /// <summary>The body that the bank would post now.</summary>
    public string Notice(params string[] endToEndIds) =>
        new JsonObject
        {
            ["pix"] = new JsonArray([.. endToEndIds.Select(id => Received(id)!.DeepClone())]),
        }.ToJsonString();

    protected override (HttpStatusCode Status, JsonNode? Body) Answer(
        HttpMethod method,
        Uri address,
        JsonNode? body,
        HttpRequestHeaders headers
    )
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["oauth", "token"])
        {
            return Token(headers);
        }
        if (headers.Authorization?.Parameter != $"token-{_tokens}")
        {
            return (HttpStatusCode.Unauthorized, null);
        }
        return (method.Method, parts) switch
        {
            ("PUT", ["api", "v2", "cob", var txid]) => Create(txid, body!),
            ("GET", ["api", "v2", "cob", var txid]) => Found(
                _charges.GetValueOrDefault(txid) is { } one ? Show(one) : null
            ),
            ("GET", ["api", "v2", "pix"]) => List(HttpUtility.ParseQueryString(address.Query)),
            ("GET", ["api", "v2", "pix", var id]) => Found(Received(id)),
            ("PUT", ["api", "v2", "pix", var id, "devolucao", var refund]) => AskBack(id, refund, body!),
            ("GET", ["api", "v2", "pix", var id, "devolucao", var refund]) => Found(RefundOf(id, refund)),
            ("PUT", ["api", "v2", "webhook", _]) => (HttpStatusCode.OK, null),
            _ => (HttpStatusCode.NotFound, null),
        };
    }

    private (HttpStatusCode Status, JsonNode? Body) Token(HttpRequestHeaders headers)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));
        if (headers.Authorization?.Parameter != expected)
        {
            return (HttpStatusCode.Unauthorized, null);
        }
        _tokens++;
        return (HttpStatusCode.OK, new JsonObject { ["access_token"] = $"token-{_tokens}", ["expires_in"] = 3600 });
    }

    private (HttpStatusCode Status, JsonNode? Body) Create(string txid, JsonNode wish)
    {
        if (_charges.ContainsKey(txid))
        {
            return Problem("O campo cob.txid encontra-se em uso.");
        }
        var amount = (string)wish["valor"]!["original"]!;
        var charge = new JsonObject
        {
            ["txid"] = txid,
            ["status"] = "ATIVA",
            ["calendario"] = new JsonObject
            {
                ["criacao"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                ["expiracao"] = (int)wish["calendario"]!["expiracao"]!,
            },
            ["valor"] = new JsonObject { ["original"] = amount },
            ["chave"] = (string)wish["chave"]!,
            ["revisao"] = 0,
            ["pixCopiaECola"] = Code(txid, Reais.Read(amount)!.Value + ExtraCentavos),
        };
        _charges.Add(txid, charge);
        return (HttpStatusCode.Created, Show(charge));
    }

    private static string Code(string txid, long centavos)
    {
        var account = $"{new TlvField("00", BrCode.Scheme)}{new TlvField("25", $"pix.example.com/qr/v2/{txid}")}";
        var start = $"00020101021226{account.Length:D2}{account}520400005303986";
        var text = $"{start}{new TlvField("54", Reais.Write(centavos))}5802BR5907Solaris6008BRASILIA62070503***6304";
        return text + BrCode.Crc(text);
    }

    private JsonNode Show(JsonObject charge)
    {
        var shown = charge.DeepClone();
        var txid = (string?)charge["txid"];
        shown["pix"] = new JsonArray([
            .. _received.Where(one => (string?)one["txid"] == txid).Select(one => one.DeepClone()),
        ]);
        return shown;
    }

    private (HttpStatusCode Status, JsonNode? Body) List(NameValueCollection query)
    {
        var from = DateTimeOffset.Parse(query["inicio"]!, CultureInfo.InvariantCulture);
        var to = DateTimeOffset.Parse(query["fim"]!, CultureInfo.InvariantCulture);
        var onlyRefunded = query["devolucaoPresente"] == "true";
        var found = _received
            .Where(one => Moment(one) >= from && Moment(one) <= to)
            .Where(one => !onlyRefunded || one["devolucoes"]!.AsArray().Count > 0)
            .ToList();
        var page = int.Parse(query["paginacao.paginaAtual"]!, CultureInfo.InvariantCulture);
        var shown = found.Skip(page * PageSize).Take(PageSize).Select(one => one.DeepClone()).ToArray();
        var paging = new JsonObject
        {
            ["paginaAtual"] = page,
            ["itensPorPagina"] = PageSize,
            ["quantidadeDePaginas"] = Math.Max(1, (found.Count + PageSize - 1) / PageSize),
            ["quantidadeTotalDeItens"] = found.Count,
        };
        return (
            HttpStatusCode.OK,
            new JsonObject
            {
                ["parametros"] = new JsonObject
                {
                    ["inicio"] = query["inicio"],
                    ["fim"] = query["fim"],
                    ["paginacao"] = paging,
                },
                ["pix"] = new JsonArray(shown),
            }
        );
    }

    private (HttpStatusCode Status, JsonNode? Body) AskBack(string endToEndId, string id, JsonNode wish)
    {
        var centavos = Reais.Read((string)wish["valor"]!)!.Value;
        if (Received(endToEndId) is not { } received)
        {
            return (HttpStatusCode.NotFound, null);
        }
        var total = received["devolucoes"]!
            .AsArray()
            .Where(refund => (string?)refund!["status"] != PixRefund.Failed)
            .Sum(refund => Reais.Read((string)refund!["valor"]!)!.Value);
        if (RefundOf(endToEndId, id) is not null || total + centavos > Reais.Read((string)received["valor"]!)!.Value)
        {
            return Problem("A devolução excede o valor do pix, ou seu id já foi usado.");
        }
        Refund(endToEndId, id, centavos, RefundsAtOnce ? PixRefund.Done : "EM_PROCESSAMENTO");
        return (HttpStatusCode.Created, RefundOf(endToEndId, id));
    }

    private JsonNode? RefundOf(string endToEndId, string id) =>
        Received(endToEndId)
            ?["devolucoes"]!.AsArray()
            .FirstOrDefault(refund => (string?)refund!["id"] == id)
            ?.DeepClone();

    private JsonObject? Received(string id) => _received.Find(one => (string?)one["endToEndId"] == id);

    private static DateTimeOffset Moment(JsonObject received) =>
        DateTimeOffset.Parse((string)received["horario"]!, CultureInfo.InvariantCulture);

    private static (HttpStatusCode Status, JsonNode? Body) Found(JsonNode? node) =>
        node is null ? (HttpStatusCode.NotFound, null) : (HttpStatusCode.OK, node.DeepClone());

    private static (HttpStatusCode Status, JsonNode? Body) Problem(string reason) =>
        (
            HttpStatusCode.BadRequest,
            new JsonObject
            {
                ["type"] = "https://pix.bcb.gov.br/api/v2/error/CobOperacaoInvalida",
                ["title"] = "Cobrança inválida.",
                ["status"] = 400,
                ["violacoes"] = new JsonArray(new JsonObject { ["razao"] = reason }),
            }
        );
}
