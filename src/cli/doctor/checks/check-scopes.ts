import type { MessageKey } from '../../../i18n/messages.js';
import type { Translate } from '../../../i18n/translate.js';
import { featureOf, type OptionalFeature } from '../../../slack/methods.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

const features = {
  emails: 'doctor.feature_emails',
  files: 'doctor.feature_files',
  groups: 'doctor.feature_groups',
  join: 'doctor.feature_join',
} as const satisfies Record<OptionalFeature, MessageKey>;

/** Whether the token has the manifest's scopes. */
export const checkScopes: Check = ({ auth, scopes, events, t }) => {
  const given = auth.scopes;
  if (!given) return [];
  const missing = scopes.filter((scope) => !given.includes(scope));
  const surplus = given.filter((scope) => scope !== '' && !scopes.includes(scope));
  return [
    ...missing.map((scope) => lack(scope, featureOf(scope, events), t)),
    ...(missing.length === 0 ? [{ level: 'ok' as const, words: t('doctor.scopes_ok', { count: scopes.length }) }] : []),
    ...(surplus.length > 0
      ? [
          {
            level: 'warn' as const,
            words: t('doctor.scopes_surplus', { scopes: surplus.join(', ') }),
            mend: t('doctor.scopes_surplus_mend'),
          },
        ]
      : []),
  ];
};

function lack(scope: string, feature: OptionalFeature | null, t: Translate): Finding {
  const mend = t('doctor.scope_mend', { scope });
  if (feature === null) return { level: 'fail', words: t('doctor.scope_missing', { scope }), mend };
  return { level: 'warn', words: t('doctor.scope_feature', { scope, feature: t(features[feature]) }), mend };
}
