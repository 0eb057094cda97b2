import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '@/ui/Section';
import classes from './Overview.module.css';

/** What a new organisation does first, in the order in which it makes sense. */
export function Welcome() {
  const { t } = useTranslation();
  return (
    <Section title={t('overview.welcome')} lead={t('overview.welcomeLead')}>
      <ol className={classes.steps}>
        <li>
          <Link to="/models">{t('overview.step.models')}</Link>
        </li>
        <li>
          <Link to="/people">{t('overview.step.people')}</Link>
        </li>
        <li>
          <Link to="/limits">{t('overview.step.limits')}</Link>
        </li>
        <li>
          <Link to="/keys">{t('overview.step.keys')}</Link>
        </li>
        <li>
          <Link to="/settings">{t('overview.step.chat')}</Link>
        </li>
      </ol>
    </Section>
  );
}
