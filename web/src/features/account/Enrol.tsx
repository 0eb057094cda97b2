import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmSecondFactor, type Enrolment } from '@/api/secondFactor';
import { CodeBlock } from '@/ui/CodeBlock';
import { FormError } from '@/ui/FormError';
import { Waiting } from '@/ui/Waiting';
import classes from './Account.module.css';

const QrCode = lazy(() => import('./QrCode'));

interface Props {
  enrolment: Enrolment;
  onConfirmed: (codes: string[]) => void;
  onCancel: () => void;
}

/** What the app must know, to photograph or to type, and the code that shows that it does. */
export function Enrol({ enrolment, onConfirmed, onCancel }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const run = useMutation({ mutationFn: () => confirmSecondFactor(code.trim()), onSuccess: onConfirmed });
  return (
    <div className={classes.enrol}>
      <Suspense fallback={<Waiting height={184} />}>
        <QrCode text={enrolment.uri} label={t('factor.qr')} />
      </Suspense>
      <form
        className={classes.steps}
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Text fz="sm">{t('factor.scan')}</Text>
        <CodeBlock text={enrolment.secret} label={t('factor.copySecret')} />
        <TextInput
          label={t('factor.code')}
          description={t('factor.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          maw={260}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FormError error={run.error} />
        <Group gap="xs">
          <Button type="submit" loading={run.isPending} disabled={code.trim().length < 6}>
            {t('factor.factorConfirm')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
        </Group>
      </form>
    </div>
  );
}
