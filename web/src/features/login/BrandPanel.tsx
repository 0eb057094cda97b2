import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconBolt, IconShieldCheck, IconSunHigh } from '@/ui/icons';
import { Mark } from '@/ui/Mark';
import classes from './Login.module.css';

const POINTS = [
  { key: 'login.p1', icon: IconSunHigh },
  { key: 'login.p2', icon: IconBolt },
  { key: 'login.p3', icon: IconShieldCheck },
] as const;

/** What this is, beside the form; left out where there is no room. */
export function BrandPanel() {
  const { t } = useTranslation();
  return (
    <aside className={classes.brand} aria-label="IA Solaris">
      <Group gap="sm">
        <Mark size={34} />
        <Text fw={750} fz={20} style={{ letterSpacing: '.06em' }}>
          IA SOLARIS
        </Text>
      </Group>
      <div className={classes.pitch}>
        <p className={classes.tagline}>{t('login.tagline')}</p>
        <p className={classes.about}>{t('login.about')}</p>
        <ul className={classes.points}>
          {POINTS.map(({ key, icon: Icon }) => (
            <li key={key}>
              <Icon size={20} color="#ffb82b" />
              {t(key)}
            </li>
          ))}
        </ul>
      </div>
      <span />
    </aside>
  );
}
