import { Group } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageMenu } from '@/ui/LanguageMenu';
import { ThemeMenu } from '@/ui/ThemeMenu';
import { BrandPanel } from './BrandPanel';
import classes from './Login.module.css';
import { LoginForm } from './LoginForm';

export default function LoginPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('login.title')} · IA Solaris`;
  }, [t]);
  return (
    <div className={classes.page}>
      <BrandPanel />
      <main className={classes.side}>
        <Group justify="flex-end" gap={4}>
          <LanguageMenu />
          <ThemeMenu />
        </Group>
        <LoginForm />
      </main>
    </div>
  );
}
