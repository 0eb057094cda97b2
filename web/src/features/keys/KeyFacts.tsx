import { useTranslation } from 'react-i18next';
import type { Key } from '@/api/keys';
import { word } from '@/i18n/word';
import { useFormat } from '@/lib/useFormat';
import { type Fact, Facts } from '@/ui/Facts';
import { When } from '@/ui/Quantity';
import { KeyOwner } from './KeyOwner';

/** Everything about a key but its secret, which nobody has. */
export function KeyFacts({ apiKey: key }: { apiKey: Key }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = (value: number | null) => (value === null ? t('app.unlimited') : format.integer(value));
  const facts: Fact[] = [
    [t('keys.key'), <code key="k">{`${key.prefix}…${key.last4}`}</code>],
    [t('keys.status'), word('keys.statuses', key.status)],
    [t('keys.kind'), word('keys.kinds', key.kind)],
    [t('keys.owner'), <KeyOwner key="o" apiKey={key} />],
    [t('keys.models'), key.models?.join(', ') ?? t('app.all')],
    [t('keys.requestsPerMinute'), rate(key.requestsPerMinute)],
    [t('keys.tokensPerMinute'), rate(key.tokensPerMinute)],
    [t('keys.maxParallel'), rate(key.maxParallel)],
    [t('keys.allowedAddresses'), key.allowedAddresses?.join(', ') ?? t('keys.anyAddress')],
    [t('keys.created'), <When key="c" at={key.createdAt} />],
    [t('keys.expires'), key.expiresAt ? <When key="e" at={key.expiresAt} /> : t('app.never')],
    [
      t('keys.lastUsed'),
      key.lastUsedOn ? <When key="u" at={`${key.lastUsedOn}T12:00:00Z`} only="date" /> : t('app.never'),
    ],
  ];
  if (key.revokedAt) facts.push([t('keys.revokedAt'), <When key="r" at={key.revokedAt} />]);
  return <Facts facts={facts} />;
}
