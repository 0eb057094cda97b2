import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createVoucher } from '@/api/payments';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { ShowOnce } from '@/ui/ShowOnce';

const DAY = 86_400_000;

/** Makes a voucher and shows its code this one time. */
export function NewVoucher({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({ initialValues: { tokens: '100000', uses: '1', days: '30' } });
  const make = useMutation({
    mutationFn: (values: typeof form.values) =>
      createVoucher({
        tokens: Number(values.tokens),
        uses: Number(values.uses),
        expiresAt: new Date(Date.now() + Number(values.days) * DAY).toISOString(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['payments', 'vouchers'] }),
  });
  const secret = make.data?.secret;
  return (
    <Dialog title={t('topups.newVoucher')} opened onClose={onClose} modal={!!secret}>
      {secret ? (
        <ShowOnce secret={secret} label={t('topups.voucherCode')} onDone={onClose} />
      ) : (
        <form onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput
              label={t('topups.tokens')}
              inputMode="numeric"
              data-autofocus
              {...form.getInputProps('tokens')}
            />
            <TextInput label={t('topups.uses')} inputMode="numeric" {...form.getInputProps('uses')} />
            <TextInput label={t('topups.days')} inputMode="numeric" {...form.getInputProps('days')} />
            <FormError error={make.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('app.cancel')}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t('app.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
