/** A slash command as the manifest declares it. */
interface ManifestCommand {
  command: string;
  description?: string;
  usage_hint?: string;
  should_escape?: boolean;
}

/** A shortcut as the manifest declares it. */
interface ManifestShortcut {
  name: string;
  type: 'global' | 'message';
  callback_id: string;
  description?: string;
}

/** The parts of a Slack app manifest that the sandbox obeys. */
export interface AppManifest {
  display_information: { name: string };
  features?: {
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
    bot_user?: { display_name: string; always_online?: boolean };
    shortcuts?: ManifestShortcut[];
    slash_commands?: ManifestCommand[];
  };
  oauth_config?: { scopes?: { bot?: string[] } };
  settings?: {
    event_subscriptions?: { bot_events?: string[] };
    interactivity?: { is_enabled?: boolean };
    socket_mode_enabled?: boolean;
  };
}

/** The manifest's answers to the questions that are asked on every call. */
export interface AppRights {
  readonly scopes: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly interactive: boolean;
  readonly socketMode: boolean;
  readonly homeTab: boolean;
  /** Whether people may write to the bot in its DM. */
  readonly messagesTab: boolean;
  command(name: string): ManifestCommand | undefined;
  readonly commands: readonly ManifestCommand[];
  readonly shortcuts: readonly ManifestShortcut[];
}

/** Reads once what the manifest allows. */
export function readRights(manifest: AppManifest): AppRights {
  const commands = manifest.features?.slash_commands ?? [];
  const home = manifest.features?.app_home;
  return {
    scopes: new Set(manifest.oauth_config?.scopes?.bot ?? []),
    events: new Set(manifest.settings?.event_subscriptions?.bot_events ?? []),
    interactive: manifest.settings?.interactivity?.is_enabled ?? false,
    socketMode: manifest.settings?.socket_mode_enabled ?? false,
    homeTab: home?.home_tab_enabled ?? false,
    messagesTab: (home?.messages_tab_enabled ?? false) && !(home?.messages_tab_read_only_enabled ?? false),
    commands,
    shortcuts: manifest.features?.shortcuts ?? [],
    command: (name) => commands.find((one) => one.command === name),
  };
}

/** The bot's @name: the display name as Slack makes a handle of it. */
export function botHandle(manifest: AppManifest): string {
  const name = manifest.features?.bot_user?.display_name ?? manifest.display_information.name;
  return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '');
}
