namespace Digits.Pipeline.Configuration;

/// <summary>Reports the keys of an object that nobody declared.</summary>
internal static class StrictKeys
{
    public static void Check(JsonAt value, IReadOnlyList<string> valid, List<Fault> faults)
    {
        foreach (var (name, member) in value.Members.Where(member => !valid.Contains(member.Key)))
        {
            faults.Add(new Fault($"unknown key \"{name}\"", $"\"{Nearest.Of(name, valid)}\" (the nearest valid key)", member.Where));
        }
    }
}
