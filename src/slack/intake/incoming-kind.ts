import { z } from 'zod';

/** What a request of Slack's is, as far as the intake tells them apart. */
export type Incoming =
  | { readonly kind: 'event'; readonly id: string; readonly type: string; readonly body: EventBody }
  | { readonly kind: 'command' | 'action' | 'shortcut' | 'submission' | 'other'; readonly userId: string }
  | { readonly kind: 'rate_limited'; readonly minute: number }
  | { readonly kind: 'foreign' }
  /** Nothing that Slack sends; `at`: the first field that is wrong. */
  | { readonly kind: 'malformed'; readonly at: string };

const name = z.string().min(1).max(255);
const team = z.looseObject({ id: z.string().nullish() }).nullish();
const event = z.looseObject({
  type: z.literal('event_callback'),
  event_id: name,
  team_id: z.string().nullish(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
  event: z.looseObject({ type: name, item: z.looseObject({}).nullish() }),
});
const command = z.looseObject({
  command: name,
  user_id: name,
  team_id: z.string(),
  channel_id: z.string(),
  trigger_id: name,
  text: z.string(),
});
const view = z.looseObject({
  id: name,
  app_installed_team_id: z.string().nullish(),
  team_id: z.string().nullish(),
});
const interaction = {
  team,
  user: z.looseObject({ id: name, team_id: z.string().nullish() }),
  view: view.nullish(),
};
const message = z.looseObject({ user: z.string().nullish(), team: z.string().nullish() });
const action = z
  .looseObject({
    type: name,
    action_id: z.string(),
    value: z.string().nullish(),
    selected_option: z.looseObject({ value: z.string() }).nullish(),
  })
  .refine((each) => each.selected_option != null || !['overflow', 'static_select'].includes(each.type));
const interactions = z.discriminatedUnion('type', [
  z.looseObject({
    ...interaction,
    type: z.literal('block_actions'),
    trigger_id: name,
    actions: z.array(action).min(1),
    message: message.nullish(),
  }),
  z.looseObject({
    ...interaction,
    type: z.literal('view_submission'),
    view: z.looseObject({
      ...view.shape,
      callback_id: z.string(),
      private_metadata: z.string(),
      blocks: z.array(z.looseObject({ type: z.string() })),
      state: z.looseObject({ values: z.looseObject({}) }),
    }),
  }),
  z.looseObject({ ...interaction, type: z.literal('view_closed'), view }),
  z.looseObject({
    ...interaction,
    type: z.literal('shortcut'),
    trigger_id: name,
    callback_id: name,
  }),
  z.looseObject({
    ...interaction,
    type: z.literal('message_action'),
    trigger_id: name,
    callback_id: name,
    message_ts: name,
    message,
    channel: z.looseObject({ id: name, name: z.string() }),
  }),
  z.looseObject({ ...interaction, type: z.literal('block_suggestion') }),
]);
const rateLimited = z.looseObject({
  type: z.literal('app_rate_limited'),
  team_id: z.string().nullish(),
  minute_rate_limited: z.number(),
});

export type EventBody = z.infer<typeof event>;
type Interaction = z.infer<typeof interactions>;

const kindOf = {
  block_actions: 'action',
  view_submission: 'submission',
  view_closed: 'other',
  shortcut: 'shortcut',
  message_action: 'shortcut',
  block_suggestion: 'other',
} as const;

/** Where Bellhop is: what is meant for other workspaces is not taken. */
export interface Home {
  readonly teamId: string;
  readonly botUserId: string;
}

const foreign = { kind: 'foreign' } as const;

/** Tells what the body of a request is, and whether it is meant for this workspace. */
export function incomingKind(body: unknown, home: Home): Incoming {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  if (typeof body === 'object' && body !== null && 'command' in body) {
    const { data, error } = command.safeParse(body);
    if (error) return malformed(error);
    return data.team_id === home.teamId ? { kind: 'command', userId: data.user_id } : foreign;
  }
  if (type === 'event_callback') {
    const { data, error } = event.safeParse(body);
    if (error) return malformed(error);
    const teamId = data.authorizations?.[0]?.team_id ?? data.team_id;
    return teamId === home.teamId ? { kind: 'event', id: data.event_id, type: data.event.type, body: data } : foreign;
  }
  if (type === 'app_rate_limited') {
    const { data, error } = rateLimited.safeParse(body);
    if (error) return malformed(error);
    return data.team_id === home.teamId ? { kind: 'rate_limited', minute: data.minute_rate_limited } : foreign;
  }
  const { data, error } = interactions.safeParse(body);
  if (error) return malformed(error);
  return isOurs(data, home) ? { kind: kindOf[data.type], userId: data.user.id } : foreign;
}

function malformed({ issues }: z.ZodError): Incoming {
  return { kind: 'malformed', at: issues[0]?.path.join('.') ?? '' };
}

/** People of other workspaces press buttons and submit forms here too (Slack Connect): what they press tells whose it is. */
function isOurs(body: Interaction, { teamId, botUserId }: Home): boolean {
  const shown = body.view;
  if (shown?.app_installed_team_id) return shown.app_installed_team_id === teamId;
  if ([body.team?.id, body.user.team_id, shown?.team_id].includes(teamId)) return true;
  return body.type === 'block_actions' && (body.message?.user === botUserId || body.message?.team === teamId);
}
