using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Web;

namespace Solaris.Payments.MercadoPago;

/// <summary>Mercado Pago as its documentation shows it: orders by Pix, the checkout page, payments, refunds, searches.</summary>
internal sealed class FakeMercadoPago(TimeProvider clock) : FakeServer
{
    public const string AccessToken = "APP_USR-1-2";

    private readonly Dictionary<string, JsonObject> _orders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonObject> _pages = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _payments = [];
    private readonly Dictionary<string, JsonNode?> _answers = new(StringComparer.Ordinal);

    public int Orders => _orders.Count;

    public int Pages => _pages.Count;

    public string OrderOf(string reference) =>
        _orders.Single(order => (string?)order.Value["external_reference"] == reference).Key;

    /// <summary>The ids of all payments of a reference.</summary>
    public string[] IdsOf(string reference) =>
        [
            .. _payments
                .Where(one => (string?)one["external_reference"] == reference)
                .Select(one => one["id"]!.ToString()),
        ];

    public void PayOrder(string id, string? amount = null)
    {
        var order = _orders[id];
        Change(order, "processed");
        var payment = order["transactions"]!["payments"]![0]!;
        payment["status"] = "processed";
        payment["status_detail"] = "accredited";
        payment["paid_amount"] = amount ?? (string)payment["amount"]!;
        payment["payment_method"]!["e2e_id"] = $"E00000000202611231100{id[^11..]}";
    }

    public void SetOrder(string id, string status) => Change(_orders[id], status);

    /// <returns>The payment's id.</returns>
    public string PayPage(string reference, decimal amount, string status = "approved", string currency = "BRL")
    {
        var id = 1_000_000 + _payments.Count;
        var payment = new JsonObject
        {
            ["id"] = id,
            ["status"] = status,
            ["external_reference"] = reference,
            ["currency_id"] = currency,
            ["transaction_amount"] = amount,
            ["transaction_amount_refunded"] = 0m,
            ["date_last_updated"] = Now(),
        };
        _payments.Add(payment);
        return id.ToString(CultureInfo.InvariantCulture);
    }

    public void SetPayment(string id, string status)
    {
        var payment = PaymentOf(id)!;
        payment["status"] = status;
        payment["date_last_updated"] = Now();
    }

    protected override (HttpStatusCode Status, JsonNode? Body) Answer(
        HttpMethod method,
        Uri address,
        JsonNode? body,
        HttpRequestHeaders headers
    )
    {
        if (headers.Authorization?.Parameter != AccessToken)
        {
            return (HttpStatusCode.Unauthorized, new JsonObject { ["message"] = "invalid access token" });
        }
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return method == HttpMethod.Post
            ? Post(parts, body, headers)
            : Get(parts, HttpUtility.ParseQueryString(address.Query));
    }

    /// <summary>The same key again gets the first answer again.</summary>
    private (HttpStatusCode Status, JsonNode? Body) Post(string[] parts, JsonNode? body, HttpRequestHeaders headers)
    {
        var key = $"{string.Join('/', parts)} {headers.GetValues("X-Idempotency-Key").Single()}";
        if (_answers.TryGetValue(key, out var earlier))
        {
            return (HttpStatusCode.OK, earlier?.DeepClone());
        }
        var (status, answer) = parts switch
        {
            ["v1", "orders"] => NewOrder(body!),
            ["checkout", "preferences"] => NewPage(body!),
            ["v1", "orders", var id, "refund"] => RefundOrder(_orders[id], body!),
            ["v1", "payments", var id, "refunds"] => RefundPayment(PaymentOf(id)!, body!),
            _ => (HttpStatusCode.NotFound, null),
        };
        if (status == HttpStatusCode.Created)
        {
            _answers[key] = answer?.DeepClone();
        }
        return (status, answer?.DeepClone());
    }

    private (HttpStatusCode Status, JsonNode? Body) Get(string[] parts, NameValueCollection query) =>
        parts switch
        {
            ["v1", "orders"] => (HttpStatusCode.OK, OrdersOf(query["external_reference"], query["begin_date"]!)),
            ["v1", "orders", var id] => Found(_orders.GetValueOrDefault(id)),
            ["v1", "payments", "search"] => (HttpStatusCode.OK, PaymentsOf(query["external_reference"])),
            ["v1", "payments", var id] => Found(PaymentOf(id)),
            ["checkout", "preferences", var id] => Found(_pages.GetValueOrDefault(id)),
            _ => (HttpStatusCode.NotFound, null),
        };

    private (HttpStatusCode Status, JsonNode? Body) NewOrder(JsonNode wish)
    {
        var id = $"ORD01JQ4S4KY8HWQ6NA5PXB65B{_orders.Count:D4}";
        var wished = wish["transactions"]!["payments"]![0]!;
        var payment = new JsonObject
        {
            ["id"] = $"PAY01JQ4S4KY8HWQ6NA5PXB65B{_orders.Count:D4}",
            ["amount"] = (string)wished["amount"]!,
            ["status"] = "action_required",
            ["status_detail"] = "waiting_transfer",
            ["payment_method"] = new JsonObject
            {
                ["id"] = (string)wished["payment_method"]!["id"]!,
                ["qr_code"] = "00020126",
                ["ticket_url"] = "https://pay.example.com/1",
            },
        };
        var order = new JsonObject
        {
            ["id"] = id,
            ["type"] = (string)wish["type"]!,
            ["processing_mode"] = (string)wish["processing_mode"]!,
            ["external_reference"] = (string)wish["external_reference"]!,
            ["total_amount"] = (string)wish["total_amount"]!,
            ["status"] = "action_required",
            ["created_date"] = Now(),
            ["last_updated_date"] = Now(),
            ["transactions"] = new JsonObject { ["payments"] = new JsonArray(payment), ["refunds"] = new JsonArray() },
        };
        _orders[id] = order;
        return (HttpStatusCode.Created, order);
    }

    private (HttpStatusCode Status, JsonNode? Body) NewPage(JsonNode wish)
    {
        var id = $"123456-{_pages.Count:D3}";
        var page = wish.DeepClone().AsObject();
        page["id"] = id;
        page["init_point"] = $"https://pay.example.com/checkout?pref_id={id}";
        _pages[id] = page;
        return (HttpStatusCode.Created, page);
    }

    private (HttpStatusCode Status, JsonNode? Body) RefundOrder(JsonObject order, JsonNode wish)
    {
        var part = wish["transactions"]![0]!;
        var payment = order["transactions"]!["payments"]![0]!;
        var refunds = order["transactions"]!["refunds"]!.AsArray();
        var paid = Centavos(payment["paid_amount"]);
        var total = refunds.Sum(refund => Centavos(refund!["amount"])) + Centavos(part["amount"]);
        if ((string)payment["id"]! != (string)part["id"]! || total > paid)
        {
            var fault = new JsonObject { ["code"] = "invalid_amount", ["message"] = "Refund amount is too high." };
            return (HttpStatusCode.BadRequest, new JsonObject { ["errors"] = new JsonArray(fault) });
        }
        var refund = new JsonObject
        {
            ["id"] = $"REF{refunds.Count}",
            ["transaction_id"] = (string)payment["id"]!,
            ["amount"] = (string)part["amount"]!,
            ["status"] = "processed",
        };
        refunds.Add((JsonNode)refund);
        Change(order, total == paid ? "refunded" : "processed");
        return (HttpStatusCode.Created, order);
    }

    private (HttpStatusCode Status, JsonNode? Body) RefundPayment(JsonObject payment, JsonNode wish)
    {
        var amount = (decimal)wish["amount"]!;
        var paid = (decimal)payment["transaction_amount"]!;
        var total = (decimal)payment["transaction_amount_refunded"]! + amount;
        if (total > paid)
        {
            return (HttpStatusCode.BadRequest, new JsonObject { ["message"] = "Amount too high" });
        }
        payment["transaction_amount_refunded"] = total;
        SetPayment(payment["id"]!.ToString(), total == paid ? "refunded" : "approved");
        return (
            HttpStatusCode.Created,
            new JsonObject
            {
                ["id"] = 7,
                ["amount"] = amount,
                ["status"] = "approved",
            }
        );
    }

    private JsonObject OrdersOf(string? reference, string from) =>
        new()
        {
            ["data"] = Copies(_orders.Values.Where(order => Made(order) >= Moment(from)), reference),
            ["paging"] = new JsonObject { ["total_pages"] = "1" },
        };

    private JsonObject PaymentsOf(string? reference)
    {
        var found = Copies(_payments, reference);
        return new()
        {
            ["paging"] = new JsonObject { ["total"] = found.Count },
            ["results"] = found,
        };
    }

    private JsonObject? PaymentOf(string id) => _payments.Find(payment => payment["id"]!.ToString() == id);

    private void Change(JsonObject order, string status)
    {
        order["status"] = status;
        order["last_updated_date"] = Now();
    }

    private string Now() => clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Made(JsonObject order) => Moment((string)order["created_date"]!);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static long Centavos(JsonNode? text) => Reais.Read((string)text!)!.Value;

    private static JsonArray Copies(IEnumerable<JsonObject> nodes, string? reference) =>
        new([
            .. nodes
                .Where(node => reference is null || (string?)node["external_reference"] == reference)
                .Select(node => node.DeepClone()),
        ]);

    private static (HttpStatusCode Status, JsonNode? Body) Found(JsonNode? node) =>
        node is null ? (HttpStatusCode.NotFound, null) : (HttpStatusCode.OK, node.DeepClone());
}
