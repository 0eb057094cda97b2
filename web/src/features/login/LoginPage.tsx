import { useTranslation } from 'react-i18next';
import { Frame } from './Frame';
import { LoginForm } from './LoginForm';

export default function LoginPage() {
  const { t } = useTranslation();
  return (
    <Frame title={t('login.title')}>
      <LoginForm />
    </Frame>
  );
}
