namespace Site.Commands;

/// <summary>The type that the words of the commands are filed under.</summary>
sealed class CommandWords;
