import { Button, Group, NumberInput, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { askForMore } from '@/api/own';
import { ApiProblem } from '@/api/problem';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { useDone } from '@/ui/useNotice';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The person's present limit; null when they have none of their own. */
  current: number | null;
}

/** Asks the manager for a larger limit. */
export function AskForMore({ opened, onClose, current }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const form = useForm({
    initialValues: { monthlyTokens: (current ? current * 2 : '') as number | string, reason: '' },
    validate: {
      monthlyTokens: (value) => (Number(value) > 0 ? null : t('limits.noAmount')),
      reason: (value) => (value.trim() ? null : t('home.noReason')),
    },
  });
  const run = useMutation({
    mutationFn: ({ monthlyTokens, reason }: typeof form.values) =>
      askForMore({ monthlyTokens: Number(monthlyTokens), reason: reason.trim() }),
    onSuccess: async () => {
      done(t('home.asked'));
      onClose();
      form.reset();
      await client.invalidateQueries({ queryKey: ['me', 'asks'] });
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fields),
  });
  return (
    <Dialog title={t('home.ask')} opened={opened} onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
        <Stack gap="sm">
          <NumberInput
            label={t('people.monthlyTokens')}
            min={1}
            hideControls
            thousandSeparator=" "
            data-autofocus
            {...form.getInputProps('monthlyTokens')}
          />
          <Textarea
            label={t('home.reason')}
            description={t('home.reasonHint')}
            minRows={3}
            autosize
            maxLength={500}
            {...form.getInputProps('reason')}
          />
          <FormError error={run.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {t('home.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
