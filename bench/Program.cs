using Bench;

// One command per promise; each prints what it measured and exits with 1 when the promise is broken.
return args switch
{
    ["search"] => await SearchBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- search");
    return 2;
}
