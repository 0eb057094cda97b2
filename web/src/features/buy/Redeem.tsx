import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { redeemVoucher } from '@/api/payments';
import { useFormat } from '@/lib/useFormat';
import { FormError } from '@/ui/FormError';
import { useDone } from '@/ui/useNotice';

/** A voucher's code, for its tokens. */
export function Redeem() {
  const { t } = useTranslation();
  const format = useFormat();
  const done = useDone();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const redeem = useMutation({
    mutationFn: redeemVoucher,
    onSuccess: async (order) => {
      setCode('');
      done(t('buy.redeemed', { tokens: format.integer(order.tokens) }));
      await client.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim()) redeem.mutate(code);
      }}
    >
      <Stack gap="sm">
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('buy.voucherCode')}
            value={code}
            maxLength={60}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={redeem.isPending}>
            {t('buy.redeem')}
          </Button>
        </Group>
        <FormError error={redeem.error} />
      </Stack>
    </form>
  );
}
