using Solaris.Quotas;

namespace Solaris.Alerts;

/// <summary>Spanish.</summary>
internal sealed class SpanishWords() : AlertWords("es")
{
    public override string TestSubject => "Prueba de correo de IA Solaris";
    public override string AskForMore => "¿Necesitas más? Pídelo en el panel.";
    public override string RaiseIt => "Si hace falta, aumenta el límite en el panel.";
    public override string OpenDashboard => "Abrir el panel";
    public override string Spent => "No queda nada: las llamadas se rechazan hasta que el límite se renueve o aumente.";
    public override string NoRenewal => "Este límite no se renueva.";
    public override string You => "Tú";
    protected override string DatePattern => "d 'de' MMMM 'de' yyyy";

    public override string TestText(string organisation) =>
        $"Si lees esto, IA Solaris de {organisation} puede enviar correo.\n";

    public override string Subject(ThresholdFacts facts, string who) =>
        facts.IsSpent
            ? $"Límite {Window(facts)} de {Unit(facts)} agotado: {who}"
            : $"{Percent(facts.Threshold)} del límite {Window(facts)} de {Unit(facts)} usado: {who}";

    public override string Greeting(string name) => $"Hola, {name}:";

    public override string Who(LimitScope scope, string name) =>
        scope switch
        {
            LimitScope.Key => $"La clave {name}",
            LimitScope.Team => $"El equipo {name}",
            _ => name,
        };

    public override string Used(string who, bool isOwn, ThresholdFacts facts) =>
        (isOwn ? "Has usado" : $"{who} ha usado")
        + $" {Number(facts, facts.Used)} de {Amount(facts, facts.Granted)} del límite {Window(facts)}"
        + (facts.Model is { } model ? $" para el modelo {model}." : ".");

    public override string Left(string amount) => $"Quedan {amount}.";

    public override string Renews(string date) => $"El límite se renueva el {date}.";

    public override string Why(string organisation) =>
        $"Aviso automático de IA Solaris de {organisation}. Cada aviso se envía una vez por período.";

    private static string Unit(ThresholdFacts facts) => facts.Unit == LimitNames.Money ? "gasto" : "tokens";

    private static string Window(ThresholdFacts facts) =>
        facts.Window switch
        {
            LimitNames.Day => "diario",
            LimitNames.Week => "semanal",
            LimitNames.Month => "mensual",
            _ => "total",
        };
}
