using System.Reflection;

namespace Cms.Composing;

/// <summary>
/// A large Umbraco contract of which this engine offers a part. What the implementation declares with the contract's own
/// signature is called; the rest says clearly that it is not here.
/// </summary>
public class PartialContract : DispatchProxy
{
    object _implementation = new();
    Dictionary<MethodInfo, MethodInfo?> _methods = [];

    public static TContract Of<TContract>(object implementation)
        where TContract : class
    {
        var contract = Create<TContract, PartialContract>();
        var partial = (PartialContract)(object)contract;
        partial._implementation = implementation;
        partial._methods = typeof(TContract)
            .GetInterfaces()
            .Prepend(typeof(TContract))
            .SelectMany(part => part.GetMethods())
            .ToDictionary(method => method, method => Offered(implementation.GetType(), method));
        return contract;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod is null || _methods.GetValueOrDefault(targetMethod) is not { } offered)
            throw new NotSupportedException(
                $"{targetMethod?.DeclaringType?.Name}.{targetMethod?.Name} is not part of what this engine offers to plugins."
            );
        return offered.Invoke(_implementation, BindingFlags.DoNotWrapExceptions, null, args, null);
    }

    static MethodInfo? Offered(Type implementation, MethodInfo method) =>
        implementation.GetMethod(method.Name, [.. method.GetParameters().Select(parameter => parameter.ParameterType)])
            is { } found
        && found.ReturnType.IsAssignableTo(method.ReturnType)
            ? found
            : null;
}
