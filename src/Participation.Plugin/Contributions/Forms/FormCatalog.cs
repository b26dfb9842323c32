using System.Collections.Concurrent;

namespace Participation.Contributions;

/// <summary>The forms that citizens can be given, by alias. Read from the CMS once and again when a type changes.</summary>
public sealed class FormCatalog
{
    volatile ConcurrentDictionary<string, FormType> _forms = new(StringComparer.OrdinalIgnoreCase);

    public FormType? Find(string alias) => _forms.GetValueOrDefault(alias);

    public void Replace(IEnumerable<FormType> forms) =>
        _forms = new(forms.Select(form => KeyValuePair.Create(form.Alias, form)), StringComparer.OrdinalIgnoreCase);
}
