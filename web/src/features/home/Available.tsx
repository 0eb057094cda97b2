import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Balance } from '@/api/own';
import { Meter } from '@/charts/Meter';
import { limitFigure } from '@/lib/limits';
import { useFormat } from '@/lib/useFormat';
import { IconSend } from '@/ui/icons';
import { AskForMore } from './AskForMore';
import classes from './Home.module.css';

/** The one answer of the page: the least that any limit leaves, and when it is renewed. */
export function Available({ balance }: { balance: Balance }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, dialog] = useDisclosure();
  const least = tightest(balance);
  if (!least) {
    return (
      <section className={`surface ${classes.answer}`}>
        <Text c="dimmed">{t('home.youCan')}</Text>
        <p className={classes.big}>{t('home.freely')}</p>
        <Text c="dimmed">{t('home.freelyHint')}</Text>
      </section>
    );
  }
  const { binding } = least;
  const show = limitFigure(format, binding, balance.currency);
  const left = binding.unit === 'money' ? show(least.amount) : t('home.tokens', { amount: show(least.amount) });
  const share = binding.spendable === 0 ? 1 : binding.used / binding.spendable;
  return (
    <section className={`surface ${classes.answer}`}>
      <Text c="dimmed">{t('home.youCan')}</Text>
      <p className={classes.big}>{left}</p>
      <Text mb="md">
        {least.approximateCalls !== null && `${t('home.calls', { calls: format.integer(least.approximateCalls) })} `}
        {binding.renewsAt ? t('limits.renews', { when: format.dateTime(binding.renewsAt) }) : t('limits.neverRenews')}
      </Text>
      <Meter
        label={t('limits.usedOf', { used: show(binding.used), amount: show(binding.spendable) })}
        used={share}
        held={binding.spendable === 0 ? 0 : binding.held / binding.spendable}
        marks={binding.alertAt}
        alertAt={binding.alertAt[0] ?? 0.8}
      />
      <Group justify="space-between" mt="sm" gap="sm">
        <Text fz="sm" c="dimmed">
          {t('home.binds', {
            scope: t(`home.scope.${binding.scope as 'user'}`),
            used: show(binding.used),
            amount: show(binding.spendable),
          })}
          {binding.runsOutAt && ` ${t('overview.runsOut', { day: format.day(binding.runsOutAt) })}`}
        </Text>
        <Button leftSection={<IconSend size={16} />} onClick={dialog.open}>
          {t('home.ask')}
        </Button>
      </Group>
      <AskForMore
        opened={asking}
        onClose={dialog.close}
        current={binding.unit === 'tokens' && binding.scope === 'user' ? binding.amount : null}
      />
    </section>
  );
}

/** Tokens or money: whichever lets through fewer calls; tokens while no typical call is known. */
function tightest({ tokens, money }: Balance) {
  if (!tokens || !money) return tokens ?? money;
  const fewer = (money.approximateCalls ?? Number.POSITIVE_INFINITY) < (tokens.approximateCalls ?? 0);
  return fewer ? money : tokens;
}
