namespace Solaris.Demo;

/// <summary>Who works in the demo's organisation. Bruno's limit is too small for what he does: his calls show what a refusal looks like.</summary>
internal static class DemoCast
{
    public const string FirstTeam = "Atendimento";

    /// <summary>Has a key of her own, which the welcome shows.</summary>
    public const string KeyOwner = "ana@example.com";

    /// <summary>Has asked for more.</summary>
    public const string Asking = "bruno@example.com";
    public const long Asked = 300_000;
    public const string Reason = "Resumo os chamados de toda a equipe e meu limite acaba antes do fim do mês.";

    /// <summary>Has a program that works at night.</summary>
    public const string RobotTeam = "Engenharia";
    public const string Robot = "Revisão noturna de código";

    /// <summary>Monthly tokens of each team, the first one first: that it is there says that all are.</summary>
    public static readonly IReadOnlyList<(string Name, long Tokens)> Teams =
    [
        (FirstTeam, 5_000_000),
        ("Engenharia", 6_000_000),
        ("Marketing", 1_500_000),
        ("Jurídico", 1_200_000),
    ];

    public static readonly IReadOnlyList<DemoPerson> People =
    [
        new(KeyOwner, "Ana Souza", FirstTeam, 1_000_000, Calls: 9, Large: 4),
        new(Asking, "Bruno Lima", FirstTeam, 100_000, Calls: 5, Large: 3),
        new("carla@example.com", "Carla Dias", Team: null, 2_000_000, Calls: 5, Large: 8),
        new("diego@example.com", "Diego Ramos", "Engenharia", 1_600_000, Calls: 22, Large: 8),
        new("elisa@example.com", "Elisa Moura", "Engenharia", 1_500_000, Calls: 16, Large: 7),
        new("felipe@example.com", "Felipe Nunes", "Engenharia", 2_000_000, Calls: 10, Large: 6),
        new("gabriela@example.com", "Gabriela Pires", "Marketing", 1_500_000, Calls: 13, Large: 5),
        new("hugo@example.com", "Hugo Teles", "Marketing", 1_000_000, Calls: 7, Large: 2),
        new("isabel@example.com", "Isabel Rocha", "Jurídico", 1_500_000, Calls: 8, Large: 9),
        new("joao@example.com", "João Matos", "Jurídico", 1_000_000, Calls: 4, Large: 7),
    ];
}
