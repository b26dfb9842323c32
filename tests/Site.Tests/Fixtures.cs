using Testing.Site;
using Xunit;

[assembly: AssemblyFixture(typeof(Sites))]
