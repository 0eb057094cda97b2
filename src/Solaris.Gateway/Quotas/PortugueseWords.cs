using System.Globalization;

namespace Solaris.Quotas;

/// <summary>Brazilian Portuguese.</summary>
internal sealed class PortugueseWords : LimitWords
{
    protected override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("pt-BR");

    public override string InProgress =>
        "Um pedido com esta mesma identificação ainda está em andamento; aguarde a resposta dele.";

    public override string Finished =>
        "O pedido com esta identificação já terminou e não pode ser respondido de novo; envie-o com outra identificação.";

    public override string Name(LimitScope scope, LimitWindow window, LimitUnit unit, string? model)
    {
        var kind = $"{Window(window)} de {(unit == LimitUnit.Tokens ? "tokens" : "gasto")}";
        var suffix = model is null ? "" : $" para {model}";
        return scope switch
        {
            LimitScope.Key => $"O limite {kind} desta chave{suffix}",
            LimitScope.User => $"Seu limite pessoal {kind}{suffix}",
            LimitScope.Team => $"O limite {kind} da sua equipe{suffix}",
            _ => $"O limite {kind} da organização{suffix}",
        };
    }

    public override string Refused(string limit, string used, string held, string granted, string asked) =>
        $"{limit} não cobre este pedido: usados {used} e reservados {held} de {granted}, e ele precisa de {asked}";

    public override string RefusedBriefly(string limit, string granted) => $"{limit} ({granted}) não cobre este pedido";

    public override string Fitted(string limit, string used, string held, string granted, string asked) =>
        $"{limit} cobriu este pedido: usados {used} e reservados {held} de {granted}, e ele pediu até {asked}";

    public override string Outlook(LimitOutlook outlook, string date) =>
        outlook switch
        {
            LimitOutlook.OthersFinish => "outros pedidos em andamento ocupam o resto, tente de novo em instantes",
            LimitOutlook.NeverRenews => "este limite não se renova",
            LimitOutlook.TooSmall => "é mais do que o limite inteiro",
            _ => $"renova em {date}",
        };

    public override string WhomToAsk(LimitScope scope) =>
        scope == LimitScope.Key ? "para mais, fale com o dono da chave" : "para mais, fale com o administrador";

    public override string Unpriced(string model) =>
        $"O modelo {model} não tem preço cadastrado e há um limite de gasto; escolha outro modelo ou fale com o administrador.";

    public override string WithoutRate(string currency, string month) =>
        $"Há um limite de gasto em {currency}, e falta a taxa de câmbio de USD para {currency} de {month}; peça ao administrador que a cadastre.";

    public override string Date(DateTime day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Window(LimitWindow window) =>
        window switch
        {
            LimitWindow.Day => "diário",
            LimitWindow.Week => "semanal",
            LimitWindow.Month => "mensal",
            _ => "total",
        };
}
