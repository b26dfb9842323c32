using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Foundation.Tests.Mail;

/// <summary>A small SMTP server on a free port of this machine: it answers as told and keeps what it takes.</summary>
sealed class SmtpListener : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly Task serving;

    public SmtpListener()
    {
        listener.Start();
        serving = Task.Run(Serve);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public List<string> Taken { get; } = [];
    public int Connections { get; private set; }

    /// <summary>What it answers to a command that begins with the key, instead of accepting.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hangs up after each letter, as busy servers do.</summary>
    public bool HangsUp { get; set; }

    async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(closing.Token);
                Connections++;
                await Converse(client);
            }
        }
        catch (OperationCanceledException)
        {
            // Closing.
        }
    }

    async Task Converse(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            var answer = Answers.FirstOrDefault(pair => line.StartsWith(pair.Key, StringComparison.OrdinalIgnoreCase)).Value;
            if (line.StartsWith("EHLO", StringComparison.Ordinal))
                await writer.WriteLineAsync("250-test\r\n250 8BITMIME");
            else if (answer is not null)
                await writer.WriteLineAsync(answer);
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Taken.Add(await Data(reader));
                await writer.WriteLineAsync("250 taken");
                if (HangsUp)
                    return;
            }
            else
                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
        }
    }

    async Task<string> Data(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line && line != ".")
            text.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving;
        listener.Stop();
        closing.Dispose();
    }
}
