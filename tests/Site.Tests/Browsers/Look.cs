namespace Site.Tests.Browsers;

/// <summary>How somebody sees the site.</summary>
/// <param name="Width">Of the window, in CSS pixels: 390 is a phone, 1280 a desk.</param>
/// <param name="Scripts">False: JavaScript is off.</param>
/// <param name="Dark">The system asks for dark colours.</param>
public sealed record Look(int Width = 1280, bool Scripts = true, bool Dark = false);
