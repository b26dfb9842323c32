using Bench;

// One command per promise; each prints what it measured and exits with another code than 0 when the promise is broken.
return args switch
{
    [] or ["search"] => await SearchBench.Run(),
    ["delivery"] => await DeliveryBench.Run(),
    ["delivery-server", var kind, var path] => await DeliveryBench.Serve(kind, path),
    ["snapshot"] => await SnapshotBench.Run(),
    ["media"] => await MediaBench.Run(),
    ["page"] => await ListPageBench.Run(),
    ["editorial"] => await EditorialBench.Run(),
    ["petition"] => await PetitionBench.Run(),
    ["petition-server", var kind, var folder] => await PetitionServer.Serve(kind, folder),
    ["questionnaire"] => await QuestionnaireBench.Run(),
    ["crash"] => await CrashBench.Run(),
    ["crash-writer", var folder] => await CrashBench.Write(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "./dev bench [search | page | editorial | delivery | snapshot | media | petition | questionnaire | crash]"
    );
    return 2;
}
