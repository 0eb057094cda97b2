using Solaris.Quotas;

namespace Solaris.Alerts;

/// <summary>Brazilian Portuguese.</summary>
internal sealed class PortugueseWords() : AlertWords("pt-BR")
{
    public override string TestSubject => "Teste de e-mail da IA Solaris";
    public override string AskForMore => "Precisa de mais? Faça o pedido no painel.";
    public override string RaiseIt => "Se for preciso, aumente o limite no painel.";
    public override string OpenDashboard => "Abrir o painel";
    public override string Spent =>
        "Não resta nada: novas chamadas são recusadas até a renovação ou um aumento do limite.";
    public override string NoRenewal => "Este limite não se renova.";
    public override string You => "Você";
    protected override string DatePattern => "d 'de' MMMM 'de' yyyy";

    public override string TestText(string organisation) =>
        $"Se você está lendo isto, a IA Solaris de {organisation} consegue enviar e-mail.\n";

    public override string Subject(ThresholdFacts facts, string who) =>
        facts.IsSpent
            ? $"Limite {Window(facts)} de {Unit(facts)} esgotado: {who}"
            : $"{Percent(facts.Threshold)} do limite {Window(facts)} de {Unit(facts)} usado: {who}";

    public override string Greeting(string name) => $"Olá, {name}.";

    public override string Who(LimitScope scope, string name) =>
        scope switch
        {
            LimitScope.Key => $"A chave {name}",
            LimitScope.Team => $"A equipe {name}",
            _ => name,
        };

    public override string Used(string who, bool isOwn, ThresholdFacts facts) =>
        $"{who} usou {Number(facts, facts.Used)} de {Amount(facts, facts.Granted)} do limite {Window(facts)}"
        + (facts.Model is { } model ? $" para o modelo {model}." : ".");

    public override string Left(string amount) => $"Restam {amount}.";

    public override string Renews(string date) => $"O limite se renova em {date}.";

    public override string Why(string organisation) =>
        $"Aviso automático da IA Solaris de {organisation}. Cada aviso é enviado uma vez por período.";

    private static string Unit(ThresholdFacts facts) => facts.Unit == LimitNames.Money ? "gastos" : "tokens";

    private static string Window(ThresholdFacts facts) =>
        facts.Window switch
        {
            LimitNames.Day => "diário",
            LimitNames.Week => "semanal",
            LimitNames.Month => "mensal",
            _ => "total",
        };
}
