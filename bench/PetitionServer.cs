using System.Diagnostics;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Petitions;
using Participation.Storage;
using Site;

namespace Bench;

/// <summary>
/// What is measured and what stands beside it, each in a process of its own on the same file: the real site, whose server
/// also answers <c>/bench/alone/{token}</c> with one transaction a request; and a bare Kestrel endpoint that commits the
/// same rows in groups.
/// </summary>
static class PetitionServer
{
    public static async Task<int> Serve(string kind, string folder)
    {
        await using var app = kind == "bare" ? await Bare(folder) : Whole(folder);
        await app.StartAsync();
        Console.WriteLine("Now listening on: " + app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    static WebApplication Whole(string folder)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Site",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = "Production",
            }
        );
        builder.Configuration["Site:Data"] = folder;
        builder.Configuration["Site:Demo"] = "false";
        builder.Configuration["Site:TrustedProxies"] = "127.0.0.1";
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.AddSite();
        var app = builder.Build();
        app.UseSite();
        app.MapPost("/bench/alone/{petition:guid}/{token}", Alone);
        return app;
    }

    /// <summary>The same work as the confirmation, each request in a transaction of its own.</summary>
    static async Task<IResult> Alone(
        Guid petition,
        string token,
        ParticipationStore store,
        CountOne count,
        ConfirmSignature confirm
    )
    {
        if ((await confirm.Look(token, CancellationToken.None)).Outcome is not ConfirmSignature.Outcome.Counted)
            return Results.StatusCode(StatusCodes.Status409Conflict);
        using (await store.Gate.Enter(CancellationToken.None))
        {
            await using var connection = await store.Database.Open(CancellationToken.None);
            await connection.Execute("BEGIN IMMEDIATE");
            await count.Run(connection, One(petition, token));
            await connection.Execute("COMMIT");
        }
        store.Signal.Pulse();
        return Results.LocalRedirect($"~/petitions/{petition}/thanks");
    }

    static async Task<WebApplication> Bare(string folder)
    {
        var store = PetitionSeeds.Open(folder);
        var group = new GroupCommit(store.Database, store.Gate, store.Signal);
        await group.StartAsync(CancellationToken.None);
        var count = new CountOne(store);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost(
            "/bench/bare/{petition:guid}/{token}",
            async (Guid petition, string token) =>
            {
                await group.Run(connection => count.Run(connection, One(petition, token)), CancellationToken.None);
                return Results.StatusCode(StatusCodes.Status302Found);
            }
        );
        return app;
    }

    static CountOne.Counted One(Guid petition, string token) =>
        new(Guid.Parse(token), petition, "38185", SignatureChannel.Email, 0, DateTimeOffset.UtcNow);

    /// <summary>Starts one of them and waits until it answers.</summary>
    public static async Task<(Process Process, Uri Address)> Launch(string kind, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["petition-server", kind, folder])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        const string bound = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(bound, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // a full pipe would stop it
                return (process, new Uri(line[(at + bound.Length)..]));
            }
        throw new InvalidOperationException("The server did not start.");
    }
}
