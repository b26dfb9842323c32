using System.Net;
using System.Text;
using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Cms.Users;

/// <summary>The form at `/umbraco/login`. It stands alone: it must work when the site's templates do not.</summary>
public sealed class SignInPage(IStringLocalizer<SignInPage> words)
{
    public enum Problem
    {
        None,
        Refused,
        TooManyTries,
    }

    public static IResult Http(string? returnUrl, SignInPage page, HttpContext http) =>
        page.Show(http, "", returnUrl, Problem.None);

    public IResult Show(HttpContext http, string? email, string? returnUrl, Problem problem)
    {
        http.Response.Headers.CacheControl = "no-store";
        var status = problem switch
        {
            Problem.None => StatusCodes.Status200OK,
            Problem.TooManyTries => TooManyRequests.Status,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Results.Text(Html(http, email, returnUrl, problem), "text/html", Encoding.UTF8, status);
    }

    string Html(HttpContext http, string? email, string? returnUrl, Problem problem) =>
        $"""
            <!doctype html>
            <html lang="{Word("Language")}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <meta name="color-scheme" content="light dark">
              <title>{Word("Title")}</title>
              <link rel="stylesheet" href="/css/site.css">
              <link rel="icon" href="/img/favicon.svg" type="image/svg+xml">
            </head>
            <body>
              <main class="wrap band" id="content">
                <form class="panel form" method="post" action="{Safe(http.Request.PathBase + UsersRoom.SignInPath)}">
                  <h1 class="heading-2">{Word("Title")}</h1>
                  <p>{Word("ForStaff")}</p>
                  {Notice(problem)}
                  <input type="hidden" name="returnUrl" value="{Safe(returnUrl)}">
                  <div class="field"><label for="email">{Word("Email")}</label>
                    <input id="email" name="email" type="email" autocomplete="username" required value="{Safe(email)}"></div>
                  <div class="field"><label for="password">{Word("Password")}</label>
                    <input id="password" name="password" type="password" autocomplete="current-password" required></div>
                  <p class="row"><button class="button">{Word("SignIn")}</button>
                    <a href="{Safe(http.Request.PathBase + "/")}">{Word("BackToSite")}</a></p>
                </form>
              </main>
            </body>
            </html>
            """;

    string Notice(Problem problem) =>
        problem switch
        {
            Problem.Refused => Notice("RefusedTitle", "RefusedText"),
            Problem.TooManyTries => Notice("TooManyTriesTitle", "TooManyTriesText"),
            _ => "",
        };

    string Notice(string title, string text) =>
        $"""<div class="notice error" role="alert"><strong>{Word(title)}</strong><p>{Word(text)}</p></div>""";

    string Word(string name) => Safe(words[name].Value);

    static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");
}
