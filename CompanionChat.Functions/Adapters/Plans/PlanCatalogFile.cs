using System.Text.Json;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.Plans;

/// <summary>The plans that an operator edits: a JSON file, read and checked once, at start. No plan means that nothing is for sale.</summary>
public sealed class PlanCatalogFile : IPlanCatalog
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = false,
    };

    private readonly Dictionary<string, Plan> byId;

    private PlanCatalogFile(IReadOnlyList<Plan> plans)
    {
        Plans = plans;
        byId = plans.ToDictionary(plan => plan.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Plan> Plans { get; }

    /// <inheritdoc/>
    public Plan? Find(string planId) => byId.GetValueOrDefault(planId);

    /// <summary>Reads and checks the plans.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="InvalidPlansException">The file is missing or wrong; all that is wrong with its plans is named at once.</exception>
    public static PlanCatalogFile Load(string path)
    {
        var plans = Read(path).Plans ?? throw new InvalidPlansException(path, ["the file must have the field plans, a list"]);
        var errors = plans.SelectMany((plan, index) => PlanEntry.Check(plan, $"plans[{index}]"))
            .Concat(plans.Where(plan => plan?.Id is not null)
                .GroupBy(plan => plan!.Id!, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => $"the id {same.Key} is there {same.Count()} times"))
            .ToList();
        return errors.Count == 0 ? new PlanCatalogFile([.. plans.Select(plan => plan!.ToPlan())]) : throw new InvalidPlansException(path, errors);
    }

    private static PlansFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PlansFile>(File.ReadAllBytes(path), Strict) ?? new PlansFile();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidPlansException(path, ["the file does not exist"]);
        }
        catch (JsonException exception)
        {
            throw new InvalidPlansException(path, [$"it is not what it must be at {exception.Path ?? "$"}, line {exception.LineNumber + 1}"]);
        }
    }

    private sealed record PlansFile
    {
        public IReadOnlyList<PlanEntry?>? Plans { get; init; }
    }
}
