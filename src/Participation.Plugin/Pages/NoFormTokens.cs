using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace Participation.Pages;

/// <summary>
/// Forms get no antiforgery token: <see cref="CrossOriginFilter"/> does that work, without a cookie for every reader and
/// without a token that dies while somebody writes.
/// </summary>
sealed class NoFormTokens : ITagHelperInitializer<FormTagHelper>
{
    public void Initialize(FormTagHelper helper, ViewContext context) => helper.Antiforgery = false;
}
