using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Site.Pages;

/// <summary>What a template tells the layout about its document.</summary>
public static class PageHead
{
    public static void Describe(this ViewDataDictionary view, ContentPage page, ContentReader read)
    {
        view["Page"] = page.Content;
        view["Title"] = read.Name(page.Content);
        if (read.Text(page.Content, "description") is { Length: > 0 } description)
            view["Description"] = description;
        if (read.PickedOne(page.Content, "shareImage") is { } image && read.ImageUrl(image, 1200, 630) is { } url)
            view["Image"] = url;
    }
}
