using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Participation.Contributions;

/// <summary>
/// The number behind the random order: a cookie that says nothing about the visitor, lives as long as the browser, and is
/// set only when somebody asks for that order.
/// </summary>
static class Seeds
{
    const string Cookie = "seed";

    public static long Of(HttpContext http, ContributionSort order)
    {
        if (order is not ContributionSort.Random)
            return 0;
        if (long.TryParse(http.Request.Cookies[Cookie], NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed))
            return seed;
        seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        http.Response.Cookies.Append(
            Cookie,
            seed.ToString(CultureInfo.InvariantCulture),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            }
        );
        return seed;
    }
}
