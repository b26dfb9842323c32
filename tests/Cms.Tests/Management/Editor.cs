using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Storage;
using Cms.Users;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Cms.Tests.Management;

/// <summary>Somebody with the backoffice open: signed in the way its client does it, through every step.</summary>
public sealed class Editor : IDisposable
{
    public const string Password = "une phrase assez longue";
    const string Security = "/umbraco/management/api/v1/security/back-office/";
    readonly CookieContainer _cookies = new();
    readonly HttpClient _http;

    Editor(Uri address) =>
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
        };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Uri Address => _http.BaseAddress!;
    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    /// <summary>Opens an account in these groups and signs in.</summary>
    public static async Task<Editor> SignIn(TestCms cms, params string[] groups)
    {
        var email = $"{Guid.NewGuid():n}@metropole.example";
        Assert.Equal(CreateUser.Outcome.Created, await cms.Get<CreateUser>().Run(new("Éditrice", email, Password, groups), Stop));
        return await SignInAs(cms, email);
    }

    /// <summary>In a group of its own with these rights.</summary>
    public static async Task<Editor> SignInWith(TestCms cms, GroupRights rights)
    {
        var alias = $"g{Guid.NewGuid():n}";
        await using (var db = cms.Get<CmsStorage>().Open())
        {
            db.Groups.Add(
                new()
                {
                    Key = Guid.NewGuid(),
                    Alias = alias,
                    Rights = rights,
                }
            );
            await db.SaveChangesAsync(Stop);
        }
        return await SignIn(cms, alias);
    }

    public static async Task<Editor> SignInAs(TestCms cms, string email)
    {
        var editor = new Editor(cms.Http.BaseAddress!);
        using (var page = await editor.Form("/umbraco/login", new() { ["email"] = email, ["password"] = Password }))
            Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var code = await editor.Code(verifier);
        using var token = await editor.Token(code, verifier);
        Assert.Equal(HttpStatusCode.OK, token.StatusCode);
        editor._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "[redacted]");
        return editor;
    }

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public async Task<string> Code(string verifier)
    {
        using var answer = await Authorize(verifier, $"{Origin}/umbraco/oauth_complete");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.Equal("s", query["state"]);
        return query["code"]!;
    }

    public Task<HttpResponseMessage> Authorize(string verifier, string redirect)
    {
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = "umbraco-back-office",
            ["response_type"] = "code",
            ["scope"] = "offline_access",
            ["redirect_uri"] = redirect,
            ["state"] = "s",
            ["prompt"] = "consent",
            ["access_type"] = "offline",
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        };
        return _http.GetAsync(QueryHelpers.AddQueryString(Security + "authorize", query), Stop);
    }

    public Task<HttpResponseMessage> Token(string code, string verifier) =>
        Form(
            Security + "token",
            new()
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = "umbraco-back-office",
                ["redirect_uri"] = $"{Origin}/umbraco/oauth_complete",
                ["code"] = code,
                ["code_verifier"] = verifier,
            }
        );

    public Task<HttpResponseMessage> Refresh() =>
        Form(
            Security + "token",
            new()
            {
                ["grant_type"] = "refresh_token",
                ["client_id"] = "umbraco-back-office",
                ["refresh_token"] = "[redacted]",
            }
        );

    public Task<HttpResponseMessage> Revoke() =>
        Form(
            Security + "revoke",
            new()
            {
                ["token"] = "[redacted]",
                ["token_type_hint"] = "access_token",
                ["client_id"] = "umbraco-back-office",
            }
        );

    public Task<HttpResponseMessage> Form(string path, Dictionary<string, string> fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields), Stop);

    /// <param name="path">Below `/umbraco/management/api/v1`.</param>
    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null) =>
        _http.SendAsync(
            new(method, "/umbraco/management/api/v1" + path) { Content = body is null ? null : JsonContent.Create(body) },
            Stop
        );

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await Send(HttpMethod.Get, path);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends, and answers the status with its `operationStatus`, as "400 NotAllowed".</summary>
    public async Task<string> Do(HttpMethod method, string path, object? body = null)
    {
        using var answer = await Send(method, path, body);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var status = (int)answer.StatusCode;
        if (text is not ['{', ..])
            return status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty("operationStatus", out var operation)
            ? $"{status} {operation.GetString()}"
            : $"{status}";
    }

    public void Dispose() => _http.Dispose();
}
