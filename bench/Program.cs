using Bench;

// One command per promise; each prints what it measured and exits with another code than 0 when the promise is broken.
return args switch
{
    [] or ["search"] => await SearchBench.Run(),
    ["crash"] => await CrashBench.Run(),
    ["crash-writer", var folder] => await CrashBench.Write(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("./dev bench [search | crash]");
    return 2;
}
