using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace House.Tests.Directions;

/// <summary>Who may name whom inside an assembly.</summary>
public sealed class NamespaceTests
{
    static readonly string[] Rooms = ["Contributions", "Petitions", "Questionnaires", "Inquiries"];

    [Theory]
    [InlineData("Foundation.Search", "Lucene.Net")]
    [InlineData("Foundation.Imaging", "NetVips")]
    public void One_room_of_Foundation_names_its_library(string room, string library)
    {
        var foundation = Types.InAssembly(Assembly.Load("Foundation"));
        var owners = foundation.That().HaveDependencyOn(library).GetTypes().ToList();
        Assert.NotEmpty(owners);
        Rule.Holds(
            $"Only {room} names {library}.",
            owners
                .Where(type => !(type.Namespace ?? "").StartsWith(room, StringComparison.Ordinal))
                .Select(type => type.FullName!) // a type has a name
        );
    }

    [Fact]
    public void Rooms_that_collect_never_see_each_other()
    {
        var plugin = Assembly.Load("Participation.Plugin");
        var offences =
            from room in Rooms
            from other in Rooms
            where room != other
            from type in Types
                .InAssembly(plugin)
                .That()
                .ResideInNamespace($"Participation.{room}")
                .And()
                .HaveDependencyOn($"Participation.{other}")
                .GetTypes()
            select $"{type.FullName} names {other}";
        Rule.Holds("Contributions, petitions, questionnaires and inquiries share only the rooms below them.", offences);
    }
}
