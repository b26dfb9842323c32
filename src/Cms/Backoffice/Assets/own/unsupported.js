// What the client offers and this engine does not do: taken out of its registry, so that nothing leads nowhere.
// docs/management-api.md lists the operations behind them. Remove a line here when its operations are answered.
const names = [
  // Templates are Razor files of the site; members are citizens, who are not the backoffice's business.
  'Umb.Section.Members',
  'Umb.Section.Packages',
  'Umb.SectionSidebarMenu.Templating',
  'Umb.MenuItem.Templates',
  'Umb.MenuItem.PartialView',
  'Umb.MenuItem.Script',
  'Umb.MenuItem.Stylesheets',
  'Umb.MenuItem.MemberTypes',
  'Umb.MenuItem.DocumentBlueprints',
  'Umb.MenuItem.Relations',
  'Umb.MenuItem.Webhook',
  'Umb.MenuItem.LogViewer',
  'Umb.MenuItem.Extensions',
  'Umb.HeaderApp.Help',
  // Dashboards of the vendor, and of operations that are commands here.
  'Umb.Dashboard.UmbracoNews',
  'Umb.Dashboard.RedirectManagement',
  'Umb.Dashboard.ExamineManagement',
  'Umb.Dashboard.HealthCheck',
  'Umb.Dashboard.ModelsBuilder',
  'Umb.Dashboard.Profiling',
  'Umb.Dashboard.PublishedStatus',
  'Umb.Dashboard.SettingsWelcome',
  'Umb.Dashboard.Telemetry',
  // Documents.
  'Umb.EntityAction.Document.CreateBlueprint',
  'Umb.EntityAction.Document.CultureAndHostnames',
  'Umb.EntityAction.Document.Notifications',
  'Umb.EntityAction.Document.PublicAccess',
  'Umb.WorkspaceInfoApp.Document.References',
  'Umb.WorkspaceInfoApp.Media.References',
  // Themes whose style sheets the npm package does not hold.
  'umb-dark-theme',
  'umb-high-contrast-theme',
  'Umb.UserProfileApp.CurrentUser.Theme',
  'Umb.CurrentUser.App.ExternalLoginProviders',
  'Umb.CurrentUser.App.MfaLoginProviders',
  // Dictionary by file: uSync does it.
  'Umb.EntityAction.Dictionary.Export',
  'Umb.EntityAction.Dictionary.Import',
  'Umb.EntityAction.Dictionary.MoveTo',
  // Search among what is not here.
  'Umb.SearchProvider.Member',
  'Umb.SearchProvider.MemberType',
  'Umb.SearchProvider.Template',
  // Settings are read, and changed by uSync files.
  'Umb.WorkspaceAction.DocumentType.Save',
  'Umb.WorkspaceAction.MediaType.Save',
  'Umb.WorkspaceAction.DataType.Save',
  'Umb.WorkspaceAction.Language.Save',
  'Umb.CollectionAction.Language.Create',
  'Umb.EntityAction.Language.Create',
  'Umb.EntityAction.Language.Delete',
  'Umb.WorkspaceView.DocumentType.Templates',
  // Users: no mail is sent yet, and programs have no accounts here.
  'Umb.CollectionAction.User.Invite',
  'Umb.EntityAction.User.Invite',
  'Umb.EntityAction.User.ResendInvite',
  'Umb.EntityAction.User.ConfigureMfa',
  'Umb.EntityCreateOptionAction.User.Api',
  'Umb.EntityBulkAction.UserGroup.Delete',
];

/** Every action of an entity whose operations are left out, by its beginning. */
const beginnings = [
  'Umb.EntityAction.DocumentType.',
  'Umb.EntityAction.MediaType.',
  'Umb.EntityAction.DataType.',
  'Umb.EntityCreateOptionAction.DataType.',
  'Umb.EntityCreateOptionAction.DocumentType.',
  'Umb.EntityCreateOptionAction.MediaType.',
  'Umb.CollectionAction.DocumentTypeTreeItemChildren.',
  'Umb.CollectionAction.MediaTypeTreeItemChildren.',
  'Umb.CollectionAction.DataTypeTreeItemChildren.',
  'Umb.EntityAction.DocumentBlueprint',
];

export const onInit = (_host, registry) => {
  for (const name of names) registry.exclude(name);
  // Extensions arrive bundle by bundle, those to leave out among them.
  registry.extensions.subscribe(all => {
    for (const { alias } of all) if (beginnings.some(start => alias.startsWith(start))) registry.exclude(alias);
  });
};
