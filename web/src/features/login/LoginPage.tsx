import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandPanel } from './BrandPanel';
import classes from './Login.module.css';
import { LoginForm } from './LoginForm';
import { Preferences } from './Preferences';

export default function LoginPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('login.title')} · IA Solaris`;
  }, [t]);
  return (
    <div className={classes.page}>
      <BrandPanel />
      <main className={classes.side}>
        <Preferences />
        <LoginForm />
      </main>
    </div>
  );
}
