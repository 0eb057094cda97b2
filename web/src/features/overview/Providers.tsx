import { useTranslation } from 'react-i18next';
import type { Overview } from '@/api/overview';
import { useFormat } from '@/lib/useFormat';
import { IconAlertTriangle, IconCircleCheck } from '@/ui/icons';
import classes from './Overview.module.css';

interface Props {
  providers: Overview['providers'];
  asOf: string;
}

/** Whether each provider is being called. */
export function Providers({ providers, asOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (providers.length === 0) return null;
  return (
    <section className={`surface ${classes.strip}`} aria-label={t('overview.providers')}>
      <h2>{t('overview.providers')}</h2>
      <ul>
        {providers.map(({ name, deployments, available }) => {
          const well = available === deployments;
          const Icon = well ? IconCircleCheck : IconAlertTriangle;
          return (
            <li key={name}>
              <Icon size={16} aria-hidden color={well ? 'var(--sol-ok)' : 'var(--sol-danger)'} />
              <b>{name}</b>
              <span>{well ? t('overview.up') : t('overview.partly', { available, count: deployments })}</span>
            </li>
          );
        })}
      </ul>
      <time dateTime={asOf}>{t('overview.asOf', { when: format.time(asOf) })}</time>
    </section>
  );
}
