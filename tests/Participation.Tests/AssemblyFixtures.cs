[assembly: Xunit.AssemblyFixture(typeof(Testing.Site.Sites))]
