import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changePack, createPack, type Pack } from '@/api/payments';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { centavosOf } from './centavosOf';

/** A new pack, or other terms for one: orders that were made keep theirs. */
export function PackForm({ pack, onClose }: { pack?: Pack; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      name: pack?.name ?? '',
      tokens: String(pack?.tokens ?? 1_000_000),
      price: pack ? (pack.centavos / 100).toFixed(2).replace('.', ',') : '',
      days: String(pack?.validityDays ?? 365),
      onSale: pack?.onSale ?? true,
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = {
        name: values.name,
        tokens: Number(values.tokens),
        centavos: centavosOf(values.price),
        validityDays: Number(values.days),
        onSale: values.onSale,
      };
      return pack ? changePack(pack.id, body) : createPack(body);
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['payments', 'packs'] });
      await client.invalidateQueries({ queryKey: ['me', 'shop'] });
    },
  });
  return (
    <Dialog title={t(pack ? 'topups.editPack' : 'topups.newPack')} opened onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack gap="sm">
          <TextInput label={t('topups.name')} data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('topups.tokens')} inputMode="numeric" {...form.getInputProps('tokens')} />
          <TextInput label={t('topups.price')} inputMode="decimal" {...form.getInputProps('price')} />
          <TextInput label={t('topups.days')} inputMode="numeric" {...form.getInputProps('days')} />
          <Checkbox label={t('topups.onSale')} {...form.getInputProps('onSale', { type: 'checkbox' })} />
          <FormError error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
